"""What two states call their partnership, over the years: the rungs of the lexicon, with where each name is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from archive.lexicons import formulas, partnerships
from archive.lexicons.entries import Rung
from archive.models import Actor, FormulaUse
from archive.web.charts.dots import Axis, axis

MOST = 2_000
"""Uses that are looked at, the oldest first; no pair has said it so often."""


@dataclass(frozen=True)
class Dot:
    """The uses of a rung's names in one month; the first of them stands for all."""

    use: FormulaUse
    count: int
    x: float

    @property
    def day(self) -> dt.date:
        return day_of(self.use)


@dataclass(frozen=True)
class Step:
    """A rung with every month in which it was named."""

    rung: Rung
    dots: tuple[Dot, ...]

    @property
    def label(self) -> str:
        return self.rung.names.get((get_language() or "en")[:2]) or self.rung.names["en"]


@dataclass(frozen=True)
class Ladder:
    """`steps` from the highest rung down, those that were never named left out; `firsts` by date: the first use here
    of each name, with its `sentence`."""

    steps: tuple[Step, ...]
    firsts: tuple[FormulaUse, ...]
    axis: Axis

    @property
    def dots(self) -> list[tuple[Step, Dot]]:
        """By date: the table behind the drawing."""
        found = [(step, dot) for step in self.steps for dot in step.dots]
        return sorted(found, key=lambda pair: (pair[1].day, -pair[0].rung.level))


def ladder_of(one: Actor, other: Actor) -> Ladder | None:
    """Read from the formulas that importing has found in their articles; None when no dated text names any."""
    rungs = {key: rung for rung in partnerships() for key in rung.formulas}
    named = FormulaUse.objects.filter(formula__in=rungs).between(one.pk, other.pk)
    uses = list(named.by_date().with_articles()[:MOST])
    if not uses:
        return None
    line = axis([day_of(use) for use in uses])
    steps = (Step(rung, tuple(_dots(uses, rung, line))) for rung in reversed(partnerships()))
    return Ladder(tuple(step for step in steps if step.dots), tuple(_firsts(uses)), line)


def day_of(use: FormulaUse) -> dt.date:
    """The earliest day on which the text can have been published."""
    return use.article.published_earliest or dt.date.min


def _dots(uses: Iterable[FormulaUse], rung: Rung, line: Axis) -> Iterable[Dot]:
    standing = [use for use in uses if use.formula in rung.formulas]
    for _month, group in groupby(standing, key=lambda use: day_of(use).replace(day=1)):
        together = list(group)
        yield Dot(together[0], len(together), line.at(day_of(together[0])))


def _firsts(uses: Sequence[FormulaUse]) -> list[FormulaUse]:
    first = {use.formula: use.pk for use in reversed(uses)}
    return list(FormulaUse.objects.filter(pk__in=first.values()).with_articles().with_sentence().by_date())


def name_of(formula: str) -> str:
    """The fullest form in the language of the page; the key of one that has left the lexicon."""
    entry = formulas().get(formula)
    forms = entry.forms.get((get_language() or "en")[:2], ()) if entry else ()
    return forms[0] if forms else entry.name if entry else formula
