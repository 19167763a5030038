"""A quotation is found again in a new version of its text, or counts as gone; it is never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.anchoring import shift_of


@pytest.mark.parametrize(
    ("old", "new", "shift"),
    [
        ("We will help.", "We will help.", 0),
        ("We will help.", "Updated. We will help.", 9),
        ("We will help.", "We help.", None),
        ("will will", "so will will", 3),
        ("will", "will and will", None),
        ("We will help. They will not.", "Will will come. We will help. They will not.", 16),
    ],
)
def test_a_quotation_moves_with_its_text(old: str, new: str, shift: int | None) -> None:
    start = old.index("will")
    assert shift_of(start, start + 4, old, new) == shift


@given(st.text("ab ", min_size=1, max_size=30), st.text("ab ", max_size=30), st.data())
def test_wherever_it_says_a_quotation_stands_it_stands(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    shift = shift_of(start, end, old, new)
    assert shift is None or new[start + shift : end + shift] == old[start:end]
