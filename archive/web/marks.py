"""Marks in a text: overlapping, nested and adjacent spans become a flat run of segments.

Pure: positions in, segments out. Nothing here knows HTML, so that text is escaped by the template, segment by
segment, and marked afterwards.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """`layer` tells kinds of marks apart ("actor", "commitment", "cut", …); `of` is what the mark stands for."""

    start: int
    end: int
    layer: str
    of: Any = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which the same spans hold; `opens` and `closes` are those that begin and end with it."""

    start: int
    end: int
    spans: tuple[Span, ...]
    opens: tuple[Span, ...]
    closes: tuple[Span, ...]


def segments(start: int, end: int, spans: Iterable[Span]) -> list[Segment]:
    """[start, end) cut at every edge of a span; spans reaching over the ends are clipped, empty ones left out.

    The segments join up, cover the stretch, and each span opens and closes exactly once. Within a segment the spans
    stand outermost first: by start, then longest, then as they were given.
    """
    inside = sorted(_clipped(start, end, spans), key=lambda span: (span.start, -span.end))
    edges = sorted({start, end, *(span.start for span in inside), *(span.end for span in inside)})
    return list(_sweep(edges, inside))


def _clipped(start: int, end: int, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            yield Span(first, last, span.layer, span.of)


def _sweep(edges: list[int], spans: list[Span]) -> Iterator[Segment]:
    """One pass: spans wait in order of their start, so the work grows with the spans that overlap, not with all."""
    waiting, held = 0, list[Span]()
    for first, last in itertools.pairwise(edges):
        begun = waiting
        while waiting < len(spans) and spans[waiting].start == first:
            waiting += 1
        opens = tuple(spans[begun:waiting])
        held.extend(opens)
        closes = tuple(span for span in held if span.end == last)
        yield Segment(first, last, tuple(held), opens, closes)
        held = [span for span in held if span.end > last]


@dataclass(frozen=True, slots=True)
class Share:
    """The spans that touch one stretch of a text; `begun` are those that touch no stretch before it."""

    start: int
    end: int
    spans: tuple[Span, ...]
    begun: tuple[Span, ...]


def shared_out(stretches: Iterable[tuple[int, int]], spans: Iterable[Span]) -> Iterator[Share]:
    """The spans given out over stretches in text order, in one pass over both."""
    queue = deque(sorted(spans, key=lambda span: span.start))
    held: list[Span] = []
    for start, end in stretches:
        held = [span for span in held if span.end > start]
        begun = []
        while queue and queue[0].start < end:
            span = queue.popleft()
            if span.end > start:
                begun.append(span)
        held += begun
        yield Share(start, end, tuple(held), tuple(begun))


def innermost(segment: Segment, layer: str) -> Span | None:
    """The shortest span of the layer here: in "China-Kazakhstan Committee" the letters "China" stand for China."""
    found = [span for span in segment.spans if span.layer == layer]
    return min(found, key=lambda span: span.end - span.start) if found else None


def of_layer(spans: Iterable[Span], layer: str) -> list[Any]:
    return [span.of for span in spans if span.layer == layer]
