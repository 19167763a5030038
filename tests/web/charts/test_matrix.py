"""Who promises whom: the states with most come first, and what has no room is counted, not dropped in silence."""

from __future__ import annotations

from archive.web.charts.matrix import Node, matrix

A, B, C = (Node(code, code, code) for code in "ABC")
PAIRS = [(A, B, 4), (B, A, 1), (C, A, 2)]


def test_rows_promise_and_columns_receive() -> None:
    drawn = matrix(PAIRS)
    assert drawn is not None
    found = {(cell.source, cell.target): cell.count for row in drawn.rows for cell in row.cells if cell}
    assert found == {(one, other): count for one, other, count in PAIRS}
    assert drawn.left_out == 0


def test_states_beyond_the_room_there_is_are_counted_as_left_out() -> None:
    drawn = matrix(PAIRS, largest=2)
    assert drawn is not None
    assert [row.node for row in drawn.rows] == [A, B]
    assert drawn.left_out == 2


def test_a_quarter_of_the_promises_is_a_square_of_half_the_side() -> None:
    drawn = matrix([(A, B, 400), (B, A, 100)])
    assert drawn is not None
    sides = [cell.side for row in drawn.rows for cell in row.cells if cell]
    assert sides == [36.0, 18.0]


def test_a_promise_to_oneself_alone_is_no_relation() -> None:
    assert matrix([(A, A, 3)]) is None
