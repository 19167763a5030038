"""What a later reading may change, and which evidence is the same evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.importing.merging import Disagreement, match_spans, merge, overlap

VALUES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 2), min_size=4, max_size=4)


def test_a_field_nobody_set_follows_the_new_reading() -> None:
    merged = merge({"kind": "pledge", "cameo": "030"}, {"kind": "support", "cameo": "030"}, set_by_people=())
    assert merged.changes == {"kind": "support"}
    assert merged.disagreements == ()


def test_a_field_a_person_set_stays_and_the_difference_is_listed() -> None:
    merged = merge({"kind": "pledge"}, {"kind": "support"}, set_by_people={"kind": {"by": "ana"}})
    assert merged.changes == {}
    assert merged.disagreements == (Disagreement("kind", kept="pledge", proposed="support"),)


@given(VALUES, VALUES, st.sets(st.sampled_from("abcd")))
def test_every_difference_is_either_written_or_listed_and_never_both(
    stored: dict[str, int], proposed: dict[str, int], people: set[str]
) -> None:
    merged = merge(stored, proposed, people)
    listed = {one.field for one in merged.disagreements}
    assert set(merged.changes) | listed == {name for name in proposed if stored[name] != proposed[name]}
    assert not set(merged.changes) & people
    assert listed <= people


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([(0, 10)], [(0, 10)], {0: 0}),
        ([(0, 10)], [(2, 10)], {0: 0}),
        ([(0, 10)], [(6, 20)], {}),
        ([(0, 10), (20, 30)], [(20, 31), (0, 9)], {0: 1, 1: 0}),
        ([(0, 10)], [(0, 10), (0, 10)], {0: 0}),
        ([], [(0, 10)], {}),
        # half of it is enough
        ([(0, 10)], [(0, 20)], {0: 0}),
        # the best pair first, whichever came first; of two equally good ones, the earlier
        ([(0, 10)], [(0, 12), (0, 10)], {1: 0}),
        ([(0, 10), (2, 12)], [(1, 11)], {0: 0}),
    ],
)
def test_spans_that_share_most_of_their_characters_are_the_same_evidence(
    old: list[tuple[int, int]], new: list[tuple[int, int]], pairs: dict[int, int]
) -> None:
    assert match_spans(old, new) == pairs


@pytest.mark.parametrize(
    ("a", "b", "part"),
    [
        ((0, 10), (0, 10), 1),
        ((0, 5), (10, 15), 0),
        ((5, 10), (7, 20), 3 / 15),
        ((7, 20), (5, 10), 3 / 15),
        ((0, 20), (5, 10), 5 / 20),
    ],
)
def test_what_two_spans_share_is_a_part_of_all_they_cover(a: tuple[int, int], b: tuple[int, int], part: float) -> None:
    assert overlap(a, b) == part
