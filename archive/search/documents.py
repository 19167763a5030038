"""Rows -> what is to be indexed of them. Reads a batch in a handful of queries, whatever its size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import F

from archive.models import Appearance, Article, Commitment, CommitmentActor, FormulaUse, ReviewState
from archive.search import tokens
from archive.search.keys import article_key, commitment_key
from archive.search.nouns import ARTICLES


@dataclass(frozen=True, slots=True)
class Source:
    """What is read of a record that is to be indexed. `until`: the last day of publication (ordinal), None when it is
    the first."""

    pk: int
    key: int
    title: str
    text: str
    filters: tuple[str, ...]
    language: str
    until: int | None


def without_cuts(text: str, cuts: Iterable[Sequence[object]]) -> str:
    """The body of an article: its text without the passages that were cut."""
    kept, place = [], 0
    for start, end, *_ in cuts:
        kept.append(text[place : int(str(start))])
        place = int(str(end))
    return " ".join((*kept, text[place:])) if kept else text


def keys(pks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Those articles of `pks` that stand in the archive, hidden or not, with their keys."""
    for pk, published in Article.objects.filter(pk__in=pks).order_by().values_list("pk", "published_earliest"):
        yield pk, article_key(pk, published)


def sources(noun: int, pks: Sequence[int]) -> Iterator[Source]:
    """Those of `pks` that are to be found; `noun` is the code of one."""
    return articles(pks) if noun == ARTICLES.code else commitments(pks)


def articles(pks: Sequence[int]) -> Iterator[Source]:
    """Those of `pks` that are to be found; what is hidden or gone yields nothing."""
    actors = _pairs(Appearance.objects.filter(article__in=pks).values_list("article", "actor", "role"))
    coded = _coded_by_article(pks)
    formulas = _lists(FormulaUse.objects.filter(article__in=pks, number=1).values_list("article", "formula"))
    fields = (
        "title", "language", "text", "cuts", "publisher", "review_state",
        "published_earliest", "published_latest", "published_basis", "published_precision",
    )  # fmt: skip
    for row in Article.objects.visible().filter(pk__in=pks).values("pk", *fields):
        yield _article(row, actors[row["pk"]], coded[row["pk"]], formulas[row["pk"]])


def _article(row: dict, actors: list[tuple[int, str]], coded: list[_Coded], formulas: list[str]) -> Source:
    published = row["published_earliest"]
    return Source(
        pk=row["pk"],
        key=article_key(row["pk"], published),
        title=row["title"],
        text=without_cuts(row["text"], row["cuts"]),
        filters=_unique(
            tokens.common(
                row["language"],
                row["publisher"],
                row["published_basis"],
                row["published_precision"],
                row["review_state"],
            ),
            tokens.dated(published),
            tokens.roles(actors),
            tokens.formulas(formulas),
            *(code.tokens() for code in coded),
        ),
        language=row["language"],
        until=_until(published, row["published_latest"]),
    )


def commitments(pks: Sequence[int]) -> Iterator[Source]:
    """Those of `pks` that stand; what is rejected, gone or in a hidden article yields nothing."""
    actors = _pairs(CommitmentActor.objects.filter(commitment__in=pks).values_list("commitment", "actor", "role"))
    topics = _lists(
        Commitment.topics.through.objects.filter(commitment__in=pks).values_list("commitment", "topic__code")
    )
    formulas = _lists(_within_messages(pks))
    fields = (
        "quote", "speaker", "speaker_label", "kind", "modality", "strict", "review_state",
        "article__language", "article__publisher", "article__published_earliest", "article__published_latest",
        "article__published_basis", "article__published_precision",
    )  # fmt: skip
    for row in Commitment.objects.standing().filter(pk__in=pks).values("pk", *fields):
        speaker = [(row["speaker"], "speaker")] if row["speaker"] else []
        yield _commitment(row, [*actors[row["pk"]], *speaker], topics[row["pk"]], formulas[row["pk"]])


def _within_messages(pks: Sequence[int]) -> Iterable[tuple[int, str]]:
    """(message, formula) for each formula that stands in the message itself."""
    uses = FormulaUse.objects.filter(article__commitments__in=pks)
    within = uses.filter(start__gte=F("article__commitments__start"), end__lte=F("article__commitments__end"))
    return within.values_list("article__commitments", "formula").distinct()


def _commitment(row: dict, actors: list[tuple[int, str]], topics: list[str], formulas: list[str]) -> Source:
    published, language = row["article__published_earliest"], row["article__language"]
    return Source(
        pk=row["pk"],
        key=commitment_key(row["pk"], published),
        title=row["speaker_label"],
        text=row["quote"],
        filters=_unique(
            tokens.common(
                language,
                row["article__publisher"],
                row["article__published_basis"],
                row["article__published_precision"],
                row["review_state"],
            ),
            tokens.dated(published),
            tokens.roles(actors),
            tokens.coded(topics, [row["kind"]], [row["modality"]], [row["strict"]]),
            tokens.formulas(formulas),
        ),
        language=language,
        until=_until(published, row["article__published_latest"]),
    )


@dataclass(frozen=True, slots=True)
class _Coded:
    """What an article has from one of its commitments."""

    topic: str | None
    kind: str
    modality: str
    strict: bool

    def tokens(self) -> Iterator[str]:
        return tokens.coded([self.topic] if self.topic else [], [self.kind], [self.modality], [self.strict])


def _coded_by_article(pks: Sequence[int]) -> dict[int, list[_Coded]]:
    standing = Commitment.objects.filter(article__in=pks).exclude(review_state=ReviewState.REJECTED)
    found: dict[int, list[_Coded]] = defaultdict(list)
    for article, *codes in standing.values_list("article", "topics__code", "kind", "modality", "strict").order_by():
        found[article].append(_Coded(*codes))
    return found


def _pairs(rows: Iterable[tuple[int, int, str]]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for of, actor, role in rows:
        found[of].append((actor, role))
    return found


def _lists(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for of, code in rows:
        found[of].append(code)
    return found


def _until(first: dt.date | None, last: dt.date | None) -> int | None:
    return last.toordinal() if first and last and last > first else None


def _unique(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(chain(*groups))))
