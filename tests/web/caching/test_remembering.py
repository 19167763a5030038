"""What is remembered holds for one edition, and only while a page of that edition is made."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation

from archive.web.caching.remembering import Remembered, edition_is, once_an_edition


class Rows:
    """Counts how often it is asked for what."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, keys: list[str]) -> Mapping[str, str]:
        self.asked += keys
        return {key: key.upper() for key in keys if key != "nobody"}


def test_what_is_known_of_an_edition_is_not_asked_for_again() -> None:
    rows, memory = Rows(), Remembered[str, str](most=10)
    with edition_is("one"):
        assert memory.look_up(["a", "nobody"], rows.find) == {"a": "A"}
        assert memory.look_up(["b", "a", "nobody"], rows.find) == {"b": "B", "a": "A"}
    assert rows.asked == ["a", "nobody", "b"]


def test_another_edition_begins_with_nothing_and_so_does_a_full_memory() -> None:
    rows, memory = Rows(), Remembered[str, str](most=2)
    for edition in ("one", "two"):
        with edition_is(edition):
            memory.look_up(["a"], rows.find)
    assert rows.asked == ["a", "a"]
    with edition_is("two"):
        memory.look_up(["b"], rows.find)
        memory.look_up(["a"], rows.find)
    assert rows.asked == ["a", "a", "b", "a"]


def test_without_an_edition_the_rows_are_asked_each_time() -> None:
    rows, memory = Rows(), Remembered[str, str](most=2)
    for _ in range(2):
        assert memory.look_up(["a"], rows.find) == {"a": "A"}
    assert rows.asked == ["a", "a"]


def test_a_function_is_asked_once_an_edition_for_each_language() -> None:
    asked = []

    @once_an_edition
    def greeting(name: str) -> str:
        asked.append(name)
        return f"{translation.get_language()} {name}"

    with edition_is("one"):
        for language in ("en", "fr", "en"):
            with translation.override(language):
                assert greeting("Ana") == f"{language} Ana"
    assert asked == ["Ana", "Ana"]
