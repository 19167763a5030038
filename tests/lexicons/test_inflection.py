from __future__ import annotations

import pytest

from archive.lexicons.inflection import forms

ENDINGS = {"ий": ["ий", "ого"]}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Kazakh", ("Kazakh",)),
        ("kazakh(|e|s)", ("kazakh", "kazakhe", "kazakhs")),
        ("казахск{ий}", ("казахский", "казахского")),
        ("(neu|guin)a(|s)", ("neua", "neuas", "guina", "guinas")),
        ("Congo (Kinshasa)", ("Congo (Kinshasa)",)),
    ],
)
def test_a_pattern_stands_for_these_forms(pattern: str, expected: tuple[str, ...]) -> None:
    assert forms(pattern, ENDINGS) == expected


def test_endings_without_a_name_are_an_error() -> None:
    with pytest.raises(KeyError):
        forms("казахск{ый}", ENDINGS)
