"""What two states call their partnership, over the years: the rungs of the lexicon, with where each name is written.

The names are formulas, found at import and kept as rows: to read them at each request would take every text of a pair.
Whether a name is said of these two is asked of the rows at read time (`FormulaUseQuerySet.between`), so that a person
who corrects who acts in an article corrects the ladder too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from archive.lexicons import formulas, partnerships
from archive.lexicons.entries import Rung
from archive.models import Actor, FormulaUse
from archive.models.formula_use import PlacedUse
from archive.web.charts.dots import Axis, axis

MOST = 20_000
"""Uses that are looked at, the oldest first; no pair has said it so often."""
FEW_YEARS = 5
"""So many years have a dot a month, more have a dot a year."""


@dataclass(frozen=True)
class Dot:
    """The uses of a rung's names in one month or year; the first of them stands for all."""

    use: FormulaUse
    count: int
    x: float

    @property
    def day(self) -> dt.date:
        return self.use.article.published_earliest or dt.date.min


@dataclass(frozen=True)
class Step:
    """A rung with every time at which it was named."""

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
    keys = [key for rung in partnerships() for key in rung.formulas]
    places = FormulaUse.objects.filter(formula__in=keys).between(one.pk, other.pk).places_by_date(MOST)
    if not places:
        return None
    line = axis([places[0].day, places[-1].day])
    clusters = [(rung, list(_clusters(places, rung, line))) for rung in reversed(partnerships())]
    firsts = {place.formula: place.pk for place in reversed(places)}
    rows = _rows([*firsts.values(), *(cluster[0].pk for _rung, found in clusters for cluster in found)])
    steps = (
        Step(rung, tuple(Dot(rows[cluster[0].pk], len(cluster), line.at(cluster[0].day)) for cluster in found))
        for rung, found in clusters
        if found
    )
    return Ladder(tuple(steps), tuple(rows[pk] for pk in reversed(firsts.values())), line)


def _clusters(places: Iterable[PlacedUse], rung: Rung, line: Axis) -> Iterator[list[PlacedUse]]:
    """The uses of a rung's names by month, by year where there are many years."""
    standing = [place for place in places if place.formula in rung.formulas]
    many = line.last.year - line.first.year > FEW_YEARS
    for _time, together in groupby(standing, key=lambda place: (place.day.year, 0 if many else place.day.month)):
        yield list(together)


def _rows(keys: Iterable[int]) -> dict[int, FormulaUse]:
    return FormulaUse.objects.with_articles().with_sentence().in_bulk(list(keys))


def name_of(formula: str) -> str:
    """The fullest form in the language of the page; the key of one that has left the lexicon."""
    entry = formulas().get(formula)
    forms = entry.forms.get((get_language() or "en")[:2], ()) if entry else ()
    return forms[0] if forms else entry.name if entry else formula
