"""Counts over time as bars, one a year, or one a month when two years or less are in view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format

WIDTH, HEIGHT = 640, 72
MOST_BARS = 80
"""Beyond that a bar gets thinner than a finger or a pointer can hit: years are then taken together."""

MONTHS_UP_TO = 24


@dataclass(frozen=True)
class Bar:
    """One span of time. `start`, `end` are what the address carries to filter by it."""

    label: str
    start: str
    end: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Histogram:
    bars: tuple[Bar, ...]
    most: int
    unit: str

    @property
    def first(self) -> str:
        return self.bars[0].label

    @property
    def last(self) -> str:
        return self.bars[-1].label

    @property
    def filled(self) -> tuple[Bar, ...]:
        return tuple(bar for bar in self.bars if bar.count)

    @property
    def size(self) -> tuple[int, int]:
        return WIDTH, HEIGHT


def histogram(months: Mapping[dt.date, int]) -> Histogram | None:
    """`months`: how many fall into each month, under its first day. None when there is nothing to compare."""
    return next(iter(histograms([months])), None)


def histograms(series: Sequence[Mapping[dt.date, int]]) -> list[Histogram]:
    """Several over one span of time and on one scale, to be read one above the other; none when all are empty."""
    months = {month for one in series for month in one}
    if not months:
        return []
    first, last = min(months), max(months)
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= MONTHS_UP_TO:
        return _on_one_scale("month", [_month(first, step) for step in range(span)], series)
    return _on_one_scale("year", _years(first.year, last.year), series)


def yearly(counts: Mapping[dt.date, int]) -> Histogram | None:
    """By year however short the span is; years are taken together where there is no room for each."""
    if not counts:
        return None
    (drawn,) = _on_one_scale("year", _years(min(counts).year, max(counts).year), [counts])
    return drawn


@dataclass(frozen=True)
class _Slot:
    """A span of time that gets a bar, from its first day to its last."""

    label: str
    start: str
    end: str
    first: dt.date
    last: dt.date

    def count(self, counts: Mapping[dt.date, int]) -> int:
        return sum(number for day, number in counts.items() if self.first <= day <= self.last)


def _month(first: dt.date, step: int) -> _Slot:
    number = first.month - 1 + step
    day = dt.date(first.year + number // 12, number % 12 + 1, 1)
    return _Slot(date_format(day, "M Y"), f"{day:%Y-%m}", f"{day:%Y-%m}", day, day)


def _years(first: int, last: int) -> list[_Slot]:
    """Every year from the first to the last, or so many together that all have room."""
    step = next(size for size in (1, 2, 5, 10, 25, 50, 100, 10_000) if (last - first + 1) / size <= MOST_BARS)
    return [_years_from(max(1, year), year + step - 1) for year in range(first - first % step, last + 1, step)]


def _years_from(first: int, last: int) -> _Slot:
    last = min(last, dt.MAXYEAR)
    label = str(first) if first == last else f"{first}–{last}"
    return _Slot(label, f"{first:04}", f"{last:04}", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _on_one_scale(unit: str, slots: list[_Slot], series: Sequence[Mapping[dt.date, int]]) -> list[Histogram]:
    counted = [[(slot, slot.count(one)) for slot in slots] for one in series]
    most = max(count for one in counted for _slot, count in one)
    return [_drawn(unit, one, most) for one in counted]


def _drawn(unit: str, counted: Sequence[tuple[_Slot, int]], most: int) -> Histogram:
    """A count above none is at least two units high: one article among a thousand must still be seen and hit."""
    pitch = min(WIDTH / len(counted), 48)
    bars = []
    for place, (slot, count) in enumerate(counted):
        height = max(2.0, round(HEIGHT * count / (most or 1), 1)) if count else 0
        at, width = round(place * pitch, 2), round(pitch * 0.8, 2)
        bars.append(Bar(slot.label, slot.start, slot.end, count, at, HEIGHT - height, width, height))
    return Histogram(tuple(bars), most, unit)
