"""What the matches have in common: counts by country, topic, year …, each with every other filter applied.

Exact for CAP matches; of more, the newest CAP are counted and the facet says so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from django.db.models import Model, QuerySet

from archive.models import Actor
from archive.search.columns import counts
from archive.search.engines import Keys
from archive.search.fields import Filter
from archive.search.keys import BITS, UNDATED
from archive.search.matching import matching
from archive.search.names import ActorName, actors_of, publishers_of
from archive.search.query import Query
from archive.search.results import Bar, Facet, FacetValue, Matched
from archive.search.state import one_look
from archive.search.tokens import NONE

SHOWN = 60
"""Values of a facet, at most; what is chosen is always among them."""

Values = Callable[[Mapping[str, int]], dict[str, int]]
"""From the counts of a facet's tokens (their values) to counts by what stands in addresses."""


@one_look()
def facets(
    model: type[Model],
    query: Query,
    names: Iterable[str],
    base: QuerySet[Any] | None = None,
    matched: Matched | None = None,
) -> dict[str, Facet]:
    """The facets of those names. The counts of one leave out its own filters: what else could be chosen there.

    `matched` is what `query` found already within `base`, so that it is not searched for again.
    """
    names = tuple(names)
    alike: dict[Query, list[str]] = {}
    for name in names:
        alike.setdefault(query.without_field(name), []).append(name)
    found: dict[str, Facet] = {}
    for others, some in alike.items():
        of_others = matched if matched and others == query else matching(model, others, base)
        found |= _facets(query, of_others, some)
    return {name: found[name] for name in names}


@dataclass(frozen=True)
class States:
    """Counts by code; of the newest CAP matches alone where they are not exact."""

    counts: Mapping[str, int]
    exact: bool


@one_look()
def states(
    model: type[Model], query: Query, names: Iterable[str], base: QuerySet[Any] | None = None
) -> dict[str, States]:
    """For each facet of those names its states and territories by code, however many, its own filters left out."""
    codes = {str(pk): iso2 or slug for pk, iso2, slug in Actor.objects.states().values_list("pk", "iso2", "slug")}
    searches: dict[Query, Matched] = {}
    found = {}
    for name in names:
        others = query.without_field(name)
        matched = searches.setdefault(others, searches.get(others) or matching(model, others, base))
        tally = _tallies(matched, [name])[name]
        by_code = {codes[pk]: count for pk, count in tally.items() if pk in codes}
        found[name] = States(by_code, not matched.capped)
    return found


@one_look()
def facets_of(matched: Matched, names: Iterable[str]) -> dict[str, Facet]:
    """The facets of what was found already, for those that no filter of the query is on."""
    return _facets(matched.query, matched, tuple(names))


def histogram(
    model: type[Model], query: Query, by: Literal["year", "month"] = "year", base: QuerySet[Any] | None = None
) -> tuple[Bar, ...]:
    """How many matches were published in each year or month, in order of time, gaps included; undated ones left out.

    Every filter of the query is applied but those on the time itself.
    """
    return bars_of(matching(model, query.without_field("published"), base).keys, by)


def bars_of(keys: Keys, by: Literal["year", "month"] = "year") -> tuple[Bar, ...]:
    dated = np.sort(keys)
    dated = dated[np.searchsorted(dated, UNDATED + 1 << BITS) :]
    if not len(dated):
        return ()
    first, last = (_unit(int(key) >> BITS, by) for key in (dated[0], dated[-1]))
    starts = [_start(unit, by) for unit in range(max(first, last - MAX_BARS + 1), last + 1)]
    edges = np.array([start.toordinal() << BITS for start in starts], np.int64)
    numbers = np.diff(np.searchsorted(dated, edges), append=len(dated))
    return tuple(map(Bar, starts, numbers.tolist()))


MAX_BARS = 1_200
"""A hundred years by month: one text dated to the Congress of Vienna must not draw two thousand bars."""


def _unit(ordinal: int, by: str) -> int:
    """Years, or months, counted from the year 0."""
    day = dt.date.fromordinal(ordinal)
    return day.year if by == "year" else day.year * 12 + day.month - 1


def _start(unit: int, by: str) -> dt.date:
    return dt.date(unit, 1, 1) if by == "year" else dt.date(unit // 12, unit % 12 + 1, 1)


def _facets(query: Query, matched: Matched, names: Sequence[str]) -> dict[str, Facet]:
    """`matched`: what matches the query without its filters on those fields."""
    tallies = _tallies(matched, [name for name in names if name not in _PERIODS])
    periods = {name: _periods(matched, name) for name in names if name in _PERIODS}
    values = {name: _VALUES.get(name, dict)(tally) for name, tally in tallies.items()} | periods
    return {name: _facet(name, query, values[name], exact=not matched.capped) for name in names}


def _tallies(matched: Matched, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """For each facet the counts of its tokens, by value; "none" is no value that could be chosen."""
    tokens = {name: _TOKENS.get(name, name) for name in names}
    found = counts(matched.noun, matched.keys, set(tokens.values()))
    return {name: {value: n for value, n in found[token].items() if value != NONE} for name, token in tokens.items()}


_PERIODS: tuple[Literal["year", "month"], ...] = ("year", "month")


def _periods(matched: Matched, name: Literal["year", "month"]) -> dict[str, int]:
    length = 4 if name == "year" else 7
    return {bar.start.isoformat()[:length]: bar.count for bar in bars_of(matched.keys, name) if bar.count}


def _facet(name: str, query: Query, values: Mapping[str, int], exact: bool) -> Facet:
    chosen, excluded = _chosen(name, query)
    ordered = sorted(values, key=lambda value: (-values[value], value))
    shown = [*(value for value in (*chosen, *excluded) if value not in ordered[:SHOWN]), *ordered[:SHOWN]]
    return Facet(
        name,
        tuple(
            FacetValue(value, values.get(value, 0), value in chosen, value in excluded)
            for value in dict.fromkeys(shown)
        ),
        exact,
    )


def _chosen(name: str, query: Query) -> tuple[list[str], list[str]]:
    """The values of the facet that the query asks for, and those it shuts out, typed or chosen."""
    typed = [
        (meaning, clause.excluded)
        for clause in query.clauses
        for meaning in clause.alternatives
        if isinstance(meaning, Filter)
    ]
    every = [*typed, *((one, one.excluded) for one in query.filters)]
    mine = [(value, excluded) for one, excluded in every if one.name == name for value in one.values]
    return [value for value, excluded in mine if not excluded], [value for value, excluded in mine if excluded]


def _countries(tally: Mapping[str, int]) -> dict[str, int]:
    """By ISO 3166 code, by address for those without one."""
    return _by_actor(tally, lambda actor: actor.code, types=_STATES)


def _others(tally: Mapping[str, int]) -> dict[str, int]:
    types = set(Actor.Type.values) - set(_STATES)
    return _by_actor(tally, lambda actor: actor.slug, types=types)


def _anyone(tally: Mapping[str, int]) -> dict[str, int]:
    return _by_actor(tally, lambda actor: actor.code, types=Actor.Type.values)


_STATES = (Actor.Type.COUNTRY, Actor.Type.TERRITORY)


def _by_actor(tally: Mapping[str, int], named: Callable[[ActorName], str], types: Iterable[str]) -> dict[str, int]:
    """Only those that are looked at: a facet shows SHOWN of thousands of people."""
    counts = {int(pk): count for pk, count in tally.items()}
    often = sorted(counts, key=lambda pk: (-counts[pk], pk))[: SHOWN * 20]
    found: Counter[str] = Counter()
    for pk, actor in actors_of(often).items():
        if actor.type in types:
            found[named(actor)] += counts[pk]
    return found


def _publishers(tally: Mapping[str, int]) -> dict[str, int]:
    counts = {int(pk): count for pk, count in tally.items()}
    return {slug: counts[pk] for pk, slug in publishers_of(counts).items()}


_TOKENS = {"country": "involved", "mentions": "actor"}
"""Facet -> the name of its tokens, where it is not its own."""
_VALUES: dict[str, Values] = {
    "country": _countries,
    "mentions": _countries,
    "actor": _others,
    "by": _anyone,
    "to": _anyone,
    "publisher": _publishers,
}
