"""Several lists over time, one above the other on one scale: what was promised, received, asked, and when.

Each lane is a list of commitments that has an address of its own; bars lead to the part of it that they count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Actor, Commitment
from archive.search import Matched, Query
from archive.search.keys import MASK, first_key
from archive.web.addresses import Address
from archive.web.charts.histogram import Bar, Histogram, histograms

FIELDS = {"by": "by", "towards": "to", "kind": "kind"}
"""Parameter of the list -> what the search calls it."""
FEW_YEARS = 2
"""So many years are drawn by month."""


@dataclass(frozen=True)
class Series:
    """A list of commitments over time; `params` are those of its address: strict promises unless `show` is "all".
    `without`: primary keys of messages that the list holds and that are not meant here."""

    label: Any
    params: Mapping[str, str]
    without: Sequence[int] = ()

    @property
    def address(self) -> Address:
        params = QueryDict(mutable=True)
        params.update(self.params)
        return Address(reverse("commitments"), params)

    @cached_property
    def matched(self) -> Matched:
        """Found as the list finds it."""
        query = Query()
        for name, value in self.params.items():
            query = query.narrow(FIELDS[name], [value]) if name in FIELDS else query
        found = search.matching(Commitment, query if "show" in self.params else query.narrow("strict", ["yes"]))
        if not self.without:
            return found
        keys = found.keys[~np.isin(MASK - (found.keys & MASK), self.without)]
        return replace(found, keys=keys, total=len(keys))

    @property
    def total(self) -> int:
        return self.matched.total

    @property
    def undated(self) -> int:
        return int((self.matched.keys < first_key(dt.date.min)).sum())

    def newest(self, number: int) -> list[int]:
        """Primary keys."""
        return self.matched.noun.pks_of(self.matched.keys[:number])

    def bars(self, by: Literal["year", "month"]) -> dict[dt.date, int]:
        return {bar.start: bar.count for bar in search.bars_of(self.matched.keys, by) if bar.count}

    def counts(self, facet: str) -> dict[str, int]:
        """By value of the facet, those that are there most often."""
        (found,) = search.facets_of(self.matched, [facet]).values()
        return {value.value: value.count for value in found.values}


def code_of(actor: Actor) -> str:
    """What stands for the actor in addresses."""
    return actor.iso2 or actor.slug


@dataclass(frozen=True)
class Mark:
    """A bar with the list that it counts."""

    bar: Bar
    address: Address


@dataclass(frozen=True)
class Lane:
    series: Series
    histogram: Histogram

    @property
    def marks(self) -> list[Mark]:
        return [Mark(bar, self.series.address.setting(**{"from": bar.start, "to": bar.end})) for bar in self.bars]

    @property
    def bars(self) -> tuple[Bar, ...]:
        return self.histogram.filled


@dataclass(frozen=True)
class Timeline:
    lanes: tuple[Lane, ...]

    @property
    def size(self) -> tuple[int, int]:
        return self.lanes[0].histogram.size

    @property
    def first(self) -> str:
        return self.lanes[0].histogram.first

    @property
    def last(self) -> str:
        return self.lanes[0].histogram.last

    @property
    def undated(self) -> int:
        return sum(lane.series.undated for lane in self.lanes)

    @property
    def rows(self) -> list[tuple[str, list[Mark | None]]]:
        """The same as a table: the spans in which anything lies, each lane a column."""
        columns = [{mark.bar.label: mark for mark in lane.marks} for lane in self.lanes]
        labels = [bar.label for bar in self.lanes[0].histogram.bars]
        return [
            (label, [column.get(label) for column in columns])
            for label in labels
            if any(label in column for column in columns)
        ]


def timeline(series: Iterable[Series]) -> Timeline | None:
    """Those in which there is anything; None when nothing has a date."""
    filled = [one for one in series if one.total]
    years = {year for one in filled for year in one.bars("year")}
    few = bool(years) and max(years).year - min(years).year < FEW_YEARS
    drawn = histograms([one.bars("month" if few else "year") for one in filled])
    return Timeline(tuple(map(Lane, filled, drawn))) if drawn else None


def over_time(actor: Actor) -> tuple[Series, Series, Series]:
    """What it promised, was promised and was asked. What it only said for others is no promise of its own."""
    code, promises = code_of(actor), Commitment.objects.standing().strict().order_by()
    spoken = list(promises.spoken_for_others(actor.pk).values_list("pk", flat=True))
    return (
        Series(_("Promised"), {"by": code}, spoken),
        Series(_("Was promised"), {"towards": code}),
        Series(_("Was asked"), {"towards": code, "kind": "call", "show": "all"}),
    )
