"""What the matches have in common: counts by country, topic, year …, each with every other filter applied.

Exact for CAP matches; of more, the newest CAP are counted and the facet says so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
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
from archive.search.tokens import NONE

SHOWN = 60
"""Values of a facet, at most; what is chosen is always among them."""

Values = Callable[[Mapping[str, int]], dict[str, int]]
"""From the counts of a facet's tokens (their values) to counts by what stands in addresses."""


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
    searches = {query: matched} if matched else {}
    tallies: dict[Query, dict[str, int]] = {}
    found = {}
    for name in names:
        others = query.without_field(name)
        if others not in tallies:
            searches[others] = searches.get(others) or matching(model, others, base)
            tallies[others] = counts(searches[others].noun, searches[others].keys)
        found[name] = _facet(name, query, searches[others], tallies[others])
    return found


@dataclass(frozen=True)
class States:
    """Counts by code; of the newest CAP matches alone where they are not exact."""

    counts: Mapping[str, int]
    exact: bool


def states(
    model: type[Model], query: Query, names: Iterable[str], base: QuerySet[Any] | None = None
) -> dict[str, States]:
    """For each facet of those names its states and territories by code, however many, its own filters left out."""
    codes = {str(pk): iso2 or slug for pk, iso2, slug in Actor.objects.states().values_list("pk", "iso2", "slug")}
    searches: dict[Query, tuple[dict[str, int], bool]] = {}
    found = {}
    for name in names:
        others = query.without_field(name)
        if others not in searches:
            matched = matching(model, others, base)
            searches[others] = counts(matched.noun, matched.keys), not matched.capped
        tally, exact = searches[others]
        of_name = _of_name(tally, _TOKENS.get(name, name))
        found[name] = States({codes[pk]: count for pk, count in of_name.items() if pk in codes}, exact)
    return found


def facets_of(matched: Matched, names: Iterable[str]) -> dict[str, Facet]:
    """The facets of what was found already, for those that no filter of the query is on."""
    tally = counts(matched.noun, matched.keys)
    return {name: _facet(name, matched.query, matched, tally) for name in names}


def histogram(
    model: type[Model], query: Query, by: Literal["year", "month"] = "year", base: QuerySet[Any] | None = None
) -> tuple[Bar, ...]:
    """How many matches were published in each year or month, in order of time, gaps included; undated ones left out.

    Every filter of the query is applied but those on the time itself.
    """
    return bars_of(matching(model, query.without_field("published"), base).keys, by)


def bars_of(keys: Keys, by: Literal["year", "month"] = "year") -> tuple[Bar, ...]:
    ordinals = np.asarray(keys) >> BITS
    days = ordinals[ordinals > UNDATED] - _UNIX_EPOCH
    unit = days.astype("datetime64[D]").astype(f"datetime64[{by[0].upper()}]")
    starts, numbers = np.unique(unit, return_counts=True)
    if not len(starts):
        return ()
    number = dict(zip(starts, numbers, strict=True))
    every = np.arange(starts[0], starts[-1] + 1)
    return tuple(Bar(start.astype("datetime64[D]").item(), int(number.get(start, 0))) for start in every[-MAX_BARS:])


MAX_BARS = 1_200
"""A hundred years by month: one text dated to the Congress of Vienna must not draw two thousand bars."""
_UNIX_EPOCH = dt.date(1970, 1, 1).toordinal()


def _facet(name: str, query: Query, matched: Matched, tally: Mapping[str, int]) -> Facet:
    if name in ("year", "month"):
        values = {_period(bar.start, name): bar.count for bar in bars_of(matched.keys, name) if bar.count}  # type: ignore[arg-type]
    else:
        values = _VALUES.get(name, dict)(_of_name(tally, _TOKENS.get(name, name)))
    chosen, excluded = _chosen(name, query)
    ordered = sorted(values, key=lambda value: (-values[value], value))
    shown = [*(value for value in (*chosen, *excluded) if value not in ordered[:SHOWN]), *ordered[:SHOWN]]
    return Facet(
        name,
        tuple(
            FacetValue(value, values.get(value, 0), value in chosen, value in excluded)
            for value in dict.fromkeys(shown)
        ),
        exact=not matched.capped,
    )


def _period(start: dt.date, name: str) -> str:
    return f"{start:%Y}" if name == "year" else f"{start:%Y-%m}"


def _of_name(tally: Mapping[str, int], name: str) -> dict[str, int]:
    """The counts of the tokens of that name, by value; "none" is no value that could be chosen."""
    beginning = f"{name}="
    return {
        token.removeprefix(beginning): count
        for token, count in tally.items()
        if token.startswith(beginning) and token != beginning + NONE
    }


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
