"""Sets of days as sorted, disjoint periods: what a clue leaves possible. Clues are combined by intersection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; `dt.date.min` and `dt.date.max` stand for an open end."""

    first: dt.date
    last: dt.date

    @property
    def is_bounded(self) -> bool:
        return self.first > dt.date.min and self.last < dt.date.max


Periods = tuple[Period, ...]
ALWAYS: Periods = (Period(dt.date.min, dt.date.max),)


def period(first: dt.date | None, last: dt.date | None) -> Periods:
    """One period, None for an open end; nothing when the ends are the wrong way round."""
    found = Period(first or dt.date.min, last or dt.date.max)
    return (found,) if found.first <= found.last else ()


def days(dates: Iterable[dt.date]) -> Periods:
    return tuple(Period(day, day) for day in sorted(set(dates)))


def union(periods: Iterable[Period]) -> Periods:
    """Sorted and merged where they touch."""
    merged: list[Period] = []
    for one in sorted(periods, key=lambda one: (one.first, one.last)):
        if merged and (merged[-1].last == dt.date.max or one.first <= merged[-1].last + DAY):
            merged[-1] = Period(merged[-1].first, max(merged[-1].last, one.last))
        else:
            merged.append(one)
    return tuple(merged)


def both(left: Periods, right: Periods) -> Periods:
    """The days that are in both."""
    shared = (Period(max(a.first, b.first), min(a.last, b.last)) for a in left for b in right)
    return tuple(sorted((one for one in shared if one.first <= one.last), key=lambda one: one.first))


def hull(periods: Periods) -> Period:
    """From the first possible day to the last."""
    return Period(periods[0].first, max(one.last for one in periods))


def later(day: dt.date, by: int) -> dt.date:
    """`day` moved by that many days, held within the calendar."""
    try:
        return day + dt.timedelta(days=by)
    except OverflowError:
        return dt.date.max if by > 0 else dt.date.min
