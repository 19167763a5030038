"""Rows -> messages ready to be compared, for several articles at once, in four queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, QuerySet

from archive.comparing.messages import Said
from archive.comparing.told import names_document, rules_of_facts
from archive.models import Commitment, CommitmentActor, FormulaUse, Mention

NAMED = ("initiative", "instrument", "organisation", "territory")
Span = tuple[int, int, str]
"""Start, end, and the key or id of what stands there."""


COMPARED = (
    *("public_id", "article", "quote", "start", "end", "sentence_start", "sentence_end", "rule", "kind", "modality"),
    *("strict", "intensifier", "speaker__key", "speaker_start", "speaker_label"),
)
"""What a comparison reads of a row; a database takes longer to be asked for all of them than to find them."""


def messages_of(articles: Iterable[int]) -> Mapping[int, tuple[Said, ...]]:
    """The standing messages of each article in text order."""
    told = _with_messages(_rows(list(articles)).only(*COMPARED))
    return {article: tuple(said for _, said in messages) for article, messages in told.items()}


def rows_with_messages(articles: Iterable[int]) -> Mapping[int, list[tuple[Commitment, Said]]]:
    """The same beside the rows they were made from."""
    return _with_messages(_rows(list(articles)))


def _with_messages(asked: Iterable[Commitment]) -> Mapping[int, list[tuple[Commitment, Said]]]:
    rows = list(asked)
    told = sorted({row.article_id for row in rows})
    named, formulas = (named_in(told), formulas_in(told)) if told else ({}, {})
    found: dict[int, list[tuple[Commitment, Said]]] = defaultdict(list)
    for row in rows:
        made = said(row, named.get(row.article_id, ()), formulas.get(row.article_id, ()))
        found[row.article_id].append((row, made))
    return found


def _rows(articles: Sequence[int]) -> QuerySet[Commitment]:
    parts = Commitment.objects.not_rejected().filter(article__in=articles).with_parties()
    return parts.annotate(language=F("article__language")).order_by("article_id", "start", "-end", "pk")


def named_in(articles: Sequence[int]) -> Mapping[int, list[Span]]:
    """Where initiatives, bodies, instruments, territories and states are named."""
    found: dict[int, list[Span]] = defaultdict(list)
    rows = Mention.objects.filter(article__in=articles, actor__type__in=(*NAMED, "country")).exclude(usage="place")
    for article, start, end, key in rows.order_by().values_list("article", "start", "end", "actor__key"):
        found[article].append((start, end, key))
    return found


def formulas_in(articles: Sequence[int]) -> Mapping[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    rows = FormulaUse.objects.filter(article__in=articles).order_by()
    for article, start, end, formula in rows.values_list("article", "start", "end", "formula"):
        found[article].append((start, end, formula))
    return found


def said(row: Commitment, named: Sequence[Span], formulas: Sequence[Span]) -> Said:
    """One row, fetched `with_parties`, with what is named inside its quote besides its own parties."""
    language: str = getattr(row, "language", "") or row.article.language
    parties, others = _keys(row, "party"), _keys(row, "counterpart", "beneficiary")
    inside = {key for start, end, key in named if start < row.end and row.start < end}
    return Said(
        key=row.public_id,
        quote=row.quote,
        language=language,
        start=row.start,
        parties=parties,
        counterparts=others,
        kind=row.kind,
        modality=row.modality,
        topics=frozenset(topic.code for topic in row.topics.all()),
        strict=bool(row.strict),
        intensified=bool(row.intensifier),
        named=frozenset(key for key in inside if key not in parties | others or not key.startswith("country:")),
        formulas=frozenset(key for start, end, key in formulas if start < row.end and row.start < end),
        speaker=row.speaker.key if row.speaker else "",
        by_document=row.speaker is None and names_document(row.speaker_label, language),
        bare=_is_bare(row, language),
        sentence=(row.sentence_start, row.sentence_end),
    )


def _keys(row: Commitment, *roles: str) -> frozenset[str]:
    parts: Iterable[CommitmentActor] = row.parts.all()
    return frozenset(part.actor.key for part in parts if part.role in roles)


def _is_bare(row: Commitment, language: str) -> bool:
    """The message says a fact ("Taiwan is …") of which nothing before it in the sentence says whose claim it is."""
    framed = row.speaker_start is not None and row.sentence_start <= row.speaker_start < row.start
    return row.rule in rules_of_facts(language) and not framed
