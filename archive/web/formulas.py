"""The formulas of the lexicon as pages show them: a line of the index each, and the sentences that use one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language

from archive.lexicons import fold, formulas
from archive.lexicons.entries import Formula
from archive.models import Article, Commitment, FormulaUse
from archive.web.display import shown
from archive.web.marks import Span, segments

LONGEST = 900
"""Characters of a sentence that are shown; of a longer one those around its first formula."""


@dataclass(frozen=True)
class Line:
    """One formula in the index; `found` is the form that the typed words are in, where it is not the label."""

    formula: Formula
    label: str
    articles: int
    found: str = ""

    @property
    def address(self) -> str:
        return reverse("formula", args=[self.formula.id])


SORTS: Mapping[str, Callable[[Line], tuple[object, ...]]] = {
    "used": lambda line: (-line.articles, line.label.casefold()),
    "name": lambda line: (line.label.casefold(),),
}


def label_of(formula: Formula) -> str:
    """The fullest form in the language of the page, in English where there is none."""
    language = (get_language() or "en")[:2]
    return (formula.forms.get(language) or (formula.name,))[0]


def labels(ids: Iterable[str]) -> Mapping[str, str]:
    known = formulas()
    return {one: label_of(known[one]) for one in ids if one in known}


def lines(typed: str, counts: Mapping[str, int]) -> Iterator[Line]:
    """The formulas of which a form in any language holds the typed words; all of them for none."""
    wanted = fold(typed.strip())
    for formula in formulas().values():
        found = _form_with(wanted, formula)
        if found is not None:
            label = label_of(formula)
            yield Line(formula, label, counts.get(formula.id, 0), "" if wanted in fold(label) else found)


def _form_with(wanted: str, formula: Formula) -> str | None:
    forms = (form for forms in formula.forms.values() for form in forms)
    return next((form for form in forms if wanted in fold(form)), None)


@dataclass(frozen=True)
class Fragment:
    text: str
    is_formula: bool


@dataclass(frozen=True)
class Sighting:
    """A sentence with the formula marked in it, and the messages that hold it: who says it to whom."""

    first: FormulaUse
    fragments: tuple[Fragment, ...]
    messages: tuple[Commitment, ...]


@dataclass(frozen=True)
class Witness:
    """An article and its sentences; none of them where its rights do not allow it to be quoted."""

    article: Article
    sightings: tuple[Sighting, ...]


def witnesses(articles: Iterable[Article], uses: Iterable[FormulaUse], said: Iterable[Commitment]) -> Iterator[Witness]:
    """In the order of the articles; `uses` come with their sentences, in text order."""
    of_article: dict[int, list[FormulaUse]] = {}
    for use in uses:
        of_article.setdefault(use.article_id, []).append(use)
    messages = list(said)
    for article in articles:
        found = of_article.get(article.pk, []) if article.shows_evidence else []
        mine = [one for one in messages if one.article_id == article.pk]
        sentences = groupby(found, key=lambda use: (use.sentence_start, use.sentence_end))
        yield Witness(article, tuple(_sighting(list(group), mine) for _span, group in sentences))


def _sighting(uses: Sequence[FormulaUse], messages: Sequence[Commitment]) -> Sighting:
    first = uses[0]
    start, end = _window(first)
    spans = [Span(use.start, use.end, "formula") for use in uses]
    fragments = tuple(
        Fragment(
            shown(first.sentence[piece.start - first.sentence_start : piece.end - first.sentence_start]),
            bool(piece.spans),
        )
        for piece in segments(start, end, spans)
    )
    return Sighting(first, fragments, tuple(one for one in messages if _holds(one, uses)))


def _window(use: FormulaUse) -> tuple[int, int]:
    if use.sentence_end - use.sentence_start <= LONGEST:
        return use.sentence_start, use.sentence_end
    start = max(use.sentence_start, use.start - LONGEST // 2)
    return start, min(use.sentence_end, start + LONGEST)


def _holds(message: Commitment, uses: Sequence[FormulaUse]) -> bool:
    return any(message.start <= use.start and use.end <= message.end for use in uses)
