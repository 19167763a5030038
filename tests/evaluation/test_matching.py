"""The matching rule, as figures: half of the shorter, or half of all that both cover."""

from __future__ import annotations

import pytest

from archive.documents.document import Quote
from archive.evaluation.matching import answers, closeness, pairs


def span(start: int, end: int) -> Quote:
    return Quote(start, end, "x" * (end - start))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), True),
        ((0, 10), (5, 15), True),
        ((0, 10), (6, 16), False),
        ((0, 100), (90, 100), True),
        ((0, 100), (95, 105), True),
        ((0, 100), (96, 106), False),
        ((0, 10), (10, 20), False),
    ],
)
def test_half_of_the_shorter_span_must_be_shared(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert answers(span(*one), span(*other)) is expected
    assert answers(span(*other), span(*one)) is expected


def test_each_proposal_answers_one_message_and_the_closest_is_taken() -> None:
    coded = [span(0, 20), span(10, 30)]
    proposed = [span(10, 30), span(0, 40)]
    assert pairs(coded, proposed) == [(0, 1), (1, 0)]


def test_a_sentence_that_holds_two_coded_messages_answers_only_one() -> None:
    assert pairs([span(0, 10), span(20, 30)], [span(0, 30)]) == [(0, 0)]


def test_closeness_is_what_is_shared_of_what_is_covered() -> None:
    assert closeness(span(0, 10), span(5, 15)) == pytest.approx(5 / 15)
