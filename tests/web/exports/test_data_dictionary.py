"""The data dictionary says what the files hold: names, types and meanings, in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from archive.web.exports.formats import FORMATS
from archive.web.exports.nouns import NOUNS, Noun

DICTIONARY = (Path(settings.BASE_DIR) / "docs" / "data-dictionary.md").read_text(encoding="utf-8")


def described(noun: str) -> list[tuple[str, ...]]:
    section = re.search(rf"^## {noun.capitalize()}$(.*?)(?=^## |\Z)", DICTIONARY, re.MULTILINE | re.DOTALL)
    assert section, f"docs/data-dictionary.md has no section for {noun}."
    return re.findall(r"^\| `(\w+)` \| ([^|]+) \| (.+) \|$", section.group(1), re.MULTILINE)


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
def test_every_column_is_described_as_it_is(noun: Noun) -> None:
    assert described(noun.name) == [(column.name, column.type, column.meaning) for column in noun.columns]


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
def test_no_name_is_used_twice(noun: Noun) -> None:
    names = [column.name for column in noun.columns]
    assert sorted(set(names)) == sorted(names)


def test_every_format_is_described() -> None:
    described_formats = set(re.findall(r"^\| `\.([\w.]+)` \|", DICTIONARY, re.MULTILINE))
    assert described_formats == set(FORMATS)
