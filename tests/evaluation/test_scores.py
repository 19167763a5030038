"""Precision, recall and F1, with the cases in which there is nothing to find."""

from __future__ import annotations

import pytest

from archive.evaluation.scores import Score, value


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(8, 2, 0), 1.0, 0.8, 16 / 18),
        (Score(3, 0, 1), 0.75, 1.0, 6 / 7),
        (Score(0, 0, 0), 1.0, 1.0, 1.0),
        (Score(0, 2, 0), 1.0, 0.0, 0.0),
        (Score(0, 0, 2), 0.0, 1.0, 0.0),
    ],
)
def test_figures(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_counts_add_up() -> None:
    assert Score(1, 2, 3) + Score(4, 5, 6) == Score(5, 7, 9)


@pytest.mark.parametrize(
    ("expected", "found", "right", "score"),
    [
        ("2024-01-02", "2024-01-02", True, Score(1, 0, 0)),
        ("2024-01-02", "2024-01-03", False, Score(0, 1, 1)),
        ("2024-01-02", "", False, Score(0, 1, 0)),
        ("", "2024-01-03", False, Score(0, 0, 1)),
        ("", "", True, Score(1, 0, 0)),
    ],
)
def test_a_wrong_value_is_a_miss_and_a_false_alarm(expected: str, found: str, right: bool, score: Score) -> None:
    assert value(expected, found, right).score == score
