"""Codes of event data sets for a coded message; the table is `data/coding.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from archive.lexicons.grammar import WORDS

TABLE = WORDS.parent / "coding.toml"


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def cameo_code(kind: str, topics: Sequence[str]) -> str:
    """The CAMEO code of a kind and its first topic that has one of its own."""
    row = _table()["cameo"][kind]
    return next((row[topic] for topic in topics if topic in row), row["any"])


def plover_code(kind: str) -> str:
    """The PLOVER category of a kind, "" where it has none."""
    code: str = _table()["plover"][kind]
    return code


def specificity(kind: str, has_quantity: bool, has_deadline: bool, names: int) -> str:
    """How much a reader can hold a speaker to: "high" with a figure or a date, "medium" with a named body or
    instrument, else "low"; "" for what only judges."""
    if kind == "assessment":
        return ""
    if has_quantity or has_deadline:
        return "high"
    return "medium" if names else "low"
