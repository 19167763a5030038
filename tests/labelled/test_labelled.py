"""The labelled texts, with floors a little under what is reached: nobody loses it unawares."""

from __future__ import annotations

import pytest

from tests.labelled.measuring import SETS


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("documents cited", 0.95, 0.85),
        ("instruments cited", 0.75, 1.0),
        ("wordings linked", 1.0, 0.92),
        ("fulfilments proposed", 1.0, 0.80),
        ("sentences aligned", 0.95, 0.95),
    ],
)
def test_as_much_is_found_and_right_as_before(name: str, precision: float, recall: float) -> None:
    measured = SETS[name]()
    assert measured.precision >= precision, str(measured)
    assert measured.recall >= recall, str(measured)
