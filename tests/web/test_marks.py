"""Spans become segments: whatever overlaps, nothing is lost, doubled or reordered."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web.marks import Span, innermost, segments, shared_out

LENGTH = 40
spans = st.lists(
    st.builds(
        lambda start, length, layer, of: Span(start, start + length, layer, of),
        st.integers(0, LENGTH),
        st.integers(0, 20),
        st.sampled_from(["actor", "note"]),
        st.integers(),
    ),
    max_size=12,
)


@given(spans)
def test_segments_join_up_and_cover_the_stretch(given_spans: list[Span]) -> None:
    found = segments(0, LENGTH, given_spans)
    assert [segment.start for segment in found] == [0, *(segment.end for segment in found[:-1])]
    assert found[-1].end == LENGTH


@given(spans)
def test_every_span_that_is_not_empty_opens_and_closes_once(given_spans: list[Span]) -> None:
    found = segments(0, LENGTH, given_spans)
    inside = [span for span in given_spans if span.start < min(span.end, LENGTH)]
    assert sum(len(segment.opens) for segment in found) == len(inside)
    assert sum(len(segment.closes) for segment in found) == len(inside)


@given(spans, st.integers(0, LENGTH - 1))
def test_a_character_carries_exactly_the_spans_that_cover_it(given_spans: list[Span], position: int) -> None:
    segment = next(one for one in segments(0, LENGTH, given_spans) if one.start <= position < one.end)
    covering = [span.of for span in given_spans if span.start <= position < span.end]
    assert sorted(span.of for span in segment.spans) == sorted(covering)


@given(spans, st.lists(st.integers(0, LENGTH), min_size=2, max_size=6, unique=True))
def test_sharing_out_gives_each_stretch_what_touches_it_and_calls_each_span_begun_once(
    given_spans: list[Span], edges: list[int]
) -> None:
    edges.sort()
    stretches = list(itertools.pairwise(edges))
    shares = list(shared_out(stretches, given_spans))
    for (start, end), share in zip(stretches, shares, strict=True):
        touching = [span for span in given_spans if span.start < end and span.end > start and span.end > span.start]
        assert sorted(map(id, touching)) == sorted(id(span) for span in share.spans if span.end > span.start)
    begun = [id(span) for share in shares for span in share.begun]
    assert len(begun) == len(set(begun))


@pytest.mark.parametrize(
    ("position", "expected"),
    [(0, "China"), (5, "Committee"), (6, "Kazakhstan"), (17, "Committee")],
)
def test_the_innermost_name_wins(position: int, expected: str) -> None:
    names = [Span(0, 26, "actor", "Committee"), Span(0, 5, "actor", "China"), Span(6, 16, "actor", "Kazakhstan")]
    segment = next(one for one in segments(0, 26, names) if one.start <= position < one.end)
    found = innermost(segment, "actor")
    assert found is not None
    assert found.of == expected
