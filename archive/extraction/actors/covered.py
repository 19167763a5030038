"""The places of a text that already name somebody, asked once for each candidate without a walk over all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter

_DEEPEST = 4
"""How many mentions may start before a place and still reach it: names nest, but never deeper."""


class Covered:
    """Spans by place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(set(spans))

    def overlapping(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans that share a character with text[start:end]."""
        first = bisect_left(self._spans, start, key=itemgetter(0))
        for number in range(max(0, first - _DEEPEST), len(self._spans)):
            span = self._spans[number]
            if span[0] >= end:
                return
            if span[1] > start:
                yield span

    def holds(self, offset: int) -> bool:
        """Whether a span covers that place."""
        return next(self.overlapping(offset, offset + 1), None) is not None
