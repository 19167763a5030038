"""Days as dots along lines that share one span of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 20
MARGIN = 7
"""So that the first dot and the last are whole."""


@dataclass(frozen=True)
class Axis:
    first: dt.date
    last: dt.date

    @property
    def size(self) -> tuple[int, int]:
        return WIDTH, HEIGHT

    def at(self, day: dt.date) -> float:
        """The place of a day; in the middle when the whole span is one day."""
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return round(MARGIN + (WIDTH - 2 * MARGIN) * share, 1)


def axis(days: Sequence[dt.date]) -> Axis:
    """From the first day to the last; `days` holds one at least."""
    return Axis(min(days), max(days))
