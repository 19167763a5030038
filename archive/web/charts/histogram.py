"""Counts over time as bars, one a year, or one a month when two years or less are in view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
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
    if not months:
        return None
    first, last = min(months), max(months)
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= MONTHS_UP_TO:
        return _drawn("month", [_month(first, step, months) for step in range(span)])
    return yearly(months)


def yearly(counts: Mapping[dt.date, int]) -> Histogram | None:
    """By year however short the span is; years are taken together where there is no room for each."""
    if not counts:
        return None
    first, last = min(counts), max(counts)
    years = last.year - first.year + 1
    step = next(size for size in (1, 2, 5, 10, 25, 50, 100, 10_000) if years / size <= MOST_BARS)
    begin = first.year - first.year % step
    return _drawn("year", [_years(year, step, counts) for year in range(begin, last.year + 1, step)])


Slot = tuple[str, str, str, int]
"""Label, start, end, count."""


def _month(first: dt.date, step: int, months: Mapping[dt.date, int]) -> Slot:
    number = first.month - 1 + step
    day = dt.date(first.year + number // 12, number % 12 + 1, 1)
    return date_format(day, "M Y"), f"{day:%Y-%m}", f"{day:%Y-%m}", months.get(day, 0)


def _years(year: int, step: int, counts: Mapping[dt.date, int]) -> Slot:
    count = sum(number for day, number in counts.items() if year <= day.year < year + step)
    last = year + step - 1
    return (str(year) if step == 1 else f"{year}–{last}"), f"{year:04}", f"{last:04}", count


def _drawn(unit: str, slots: list[Slot]) -> Histogram:
    """A count above none is at least two units high: one article among a thousand must still be seen and hit."""
    most = max(count for *_rest, count in slots) or 1
    pitch = min(WIDTH / len(slots), 48)
    bars = []
    for place, (label, start, end, count) in enumerate(slots):
        height = max(2.0, round(HEIGHT * count / most, 1)) if count else 0
        bars.append(
            Bar(label, start, end, count, round(place * pitch, 2), HEIGHT - height, round(pitch * 0.8, 2), height)
        )
    return Histogram(tuple(bars), most, unit)
