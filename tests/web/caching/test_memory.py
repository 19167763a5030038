"""Pages in memory stay within their bound, the least lately asked for goes first."""

from __future__ import annotations

from archive.web.caching.memory import ROUND_IT, Kept, Memory

PAGE = Kept("tag", {}, b"x" * 1_000)
ROOM = 8 * PAGE.size


def test_the_least_lately_asked_for_goes_first() -> None:
    memory = Memory()
    for number in range(8):
        memory.keep(number, PAGE, ROOM)
    assert memory.find(0, ("tag",))
    memory.keep(8, PAGE, ROOM)
    assert memory.find(0, ("tag",))
    assert memory.find(1, ("tag",)) is None


def test_a_page_under_another_tag_is_not_found() -> None:
    memory = Memory()
    memory.keep("/", PAGE, ROOM)
    assert memory.find("/", ("later",)) is None
    assert memory.find("/", ("later", "tag")) == PAGE


def test_a_page_kept_anew_takes_the_place_of_the_old_one() -> None:
    memory = Memory()
    for _ in range(20):
        memory.keep("/", PAGE, ROOM)
    memory.keep("/other/", PAGE, ROOM)
    assert memory.find("/", ("tag",))


def test_a_page_that_would_drive_out_all_others_is_not_kept() -> None:
    memory = Memory()
    memory.keep("/", Kept("tag", {}, b"x" * (ROOM // 8)), ROOM)
    assert memory.find("/", ("tag",)) is None
    memory.keep("/", Kept("tag", {}, b"x" * (ROOM // 8 - ROUND_IT)), ROOM)
    assert memory.find("/", ("tag",))
