"""Rows -> what is indexed of them. Reads a batch in a handful of queries, whatever its size."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import F

from archive.models import Appearance, Article, Commitment, CommitmentActor, FormulaUse, ReviewState
from archive.search import tokens
from archive.search.analysis import plain_words, stemmed
from archive.search.analysis import tokens as analysed
from archive.search.keys import article_key, commitment_key

MAX_CHARACTERS = 1_500_000
MAX_DISTINCT_BYTES = 500_000
MAX_WORD = 40
"""Beyond the first two a text is indexed from its beginning only: PostgreSQL refuses a megabyte of lexemes. Longer
words than the third are noise that nobody means when they misspell."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as it is indexed. `until`: the last day of publication (ordinal), None when it is the first."""

    pk: int
    key: int
    title: tuple[str, ...]
    body: tuple[str, ...]
    filters: tuple[str, ...]
    language: str
    until: int | None
    cut: bool
    vocabulary: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)
    """Words of the body with their tokens."""

    @property
    def length(self) -> int:
        return len(self.title) + len(self.body) + len(self.filters)

    @property
    def digest(self) -> str:
        """Of everything above: equal digests mean that nothing has to be written."""
        parts = (str(self.key), str(self.until), *self.title, "", *self.body, "", *self.filters)
        return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def without_cuts(text: str, cuts: Iterable[Sequence[object]]) -> str:
    """The body of an article: its text without the passages that were cut."""
    kept, place = [], 0
    for start, end, *_ in cuts:
        kept.append(text[place : int(str(start))])
        place = int(str(end))
    return " ".join((*kept, text[place:])) if kept else text


def articles(pks: Sequence[int]) -> Iterator[Document]:
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


def _article(row: dict, actors: list[tuple[int, str]], coded: list[_Coded], formulas: list[str]) -> Document:
    published = row["published_earliest"]
    words, cut = _bounded(without_cuts(row["text"], row["cuts"]))
    body = tuple(stemmed(words, row["language"]))
    return Document(
        pk=row["pk"],
        key=article_key(row["pk"], published),
        title=tuple(analysed(row["title"], row["language"])),
        body=body,
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
        cut=cut,
        vocabulary=_vocabulary(words, body),
    )


def commitments(pks: Sequence[int]) -> Iterator[Document]:
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


def _commitment(row: dict, actors: list[tuple[int, str]], topics: list[str], formulas: list[str]) -> Document:
    published, language = row["article__published_earliest"], row["article__language"]
    words, cut = _bounded(row["quote"])
    body = tuple(stemmed(words, language))
    return Document(
        pk=row["pk"],
        key=commitment_key(row["pk"], published),
        title=tuple(analysed(row["speaker_label"], language)),
        body=body,
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
        cut=cut,
        vocabulary=_vocabulary(words, body),
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


def _bounded(text: str) -> tuple[list[str], bool]:
    """The words of `text`, and whether it was too long to index to its end."""
    found = plain_words(text[:MAX_CHARACTERS])
    room, known = MAX_DISTINCT_BYTES, set[str]()
    for place, one in enumerate(found):
        if one not in known:
            known.add(one)
            room -= len(one.encode()) + 8
        if room < 0:
            return found[:place], True
    return found, len(text) > MAX_CHARACTERS


def _vocabulary(words: list[str], tokens: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    pairs = set(zip(words, tokens, strict=True))
    return frozenset(pair for pair in pairs if 2 < len(pair[0]) <= MAX_WORD and pair[0].isalpha())
