"""Several lists over time, one above the other on one scale: what was promised, received, asked, and when.

Each lane is a list of commitments that has an address of its own; bars lead to the part of it that they count.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.models import Actor, Commitment
from archive.models.exchange import Way
from archive.web.addresses import Address
from archive.web.charts.histogram import Bar, Histogram, histograms

Months = Mapping[dt.date | None, int]
"""How many fall into each month, under its first day; those without a date under None."""


@dataclass(frozen=True)
class Series:
    """A list of commitments over time; `params` are those of its address: strict promises unless `show` is "all"."""

    label: Any
    params: Mapping[str, str]
    counts: Months

    @property
    def address(self) -> Address:
        params = QueryDict(mutable=True)
        params.update(self.params)
        return Address(reverse("commitments"), params)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def undated(self) -> int:
        return self.counts.get(None, 0)

    @property
    def months(self) -> dict[dt.date, int]:
        return {month: count for month, count in self.counts.items() if month}


def tallied(ways: Iterable[Way], counts: Callable[[Way], bool]) -> Months:
    months: Counter[dt.date | None] = Counter()
    for way in ways:
        if counts(way):
            months[way.month] += way.number
    return months


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
    drawn = histograms([one.months for one in filled])
    return Timeline(tuple(map(Lane, filled, drawn))) if drawn else None


def over_time(actor: Actor) -> list[Series]:
    """What it promised, was promised and was asked. One query."""
    code, ways = code_of(actor), Commitment.objects.standing().ways_by_month(actor.pk)
    asked = {"towards": code, "kind": "call", "show": "all"}
    return [
        Series(_("Promised"), {"by": code}, tallied(ways, lambda way: way.strict and way.forth)),
        Series(_("Was promised"), {"towards": code}, tallied(ways, lambda way: way.strict and way.back)),
        Series(_("Was asked"), asked, tallied(ways, lambda way: way.kind == "call" and way.back)),
    ]
