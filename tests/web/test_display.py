"""Archived text cannot rearrange the page around it."""

from __future__ import annotations

import pytest

from archive.web.display import direction, shown


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_overrides_embeddings_and_isolates_are_left_out(code: int) -> None:
    assert shown(f"a{chr(code)}b") == "ab"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
def test_marks_that_arabic_and_hebrew_need_stay(mark: str) -> None:
    assert shown(f"a{mark}b") == f"a{mark}b"


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x7f", "\x85"])
def test_control_characters_are_seen_as_replaced(control: str) -> None:
    assert shown(f"a{control}b") == "a\ufffdb"


def test_lines_and_tabs_stay() -> None:
    assert shown("a\tb\r\nc") == "a\tb\r\nc"


@pytest.mark.parametrize(("language", "expected"), [("ar", "rtl"), ("fa", "rtl"), ("fr", "ltr"), ("", "auto")])
def test_direction_follows_the_language(language: str, expected: str) -> None:
    assert direction(language) == expected
