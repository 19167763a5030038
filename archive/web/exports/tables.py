"""Rows as tables and as JSON: CSV that a spreadsheet opens without running anything in it, JSON, and JSON Lines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

BOM = "\ufeff"

_FORMULA = re.compile(r"'*[=+\-@\x00-\x1f＝＋－＠]")
"""What a spreadsheet takes for a formula, or drops, so that one may hide behind it: LibreOffice drops all control
characters but line breaks. Apostrophes before it, so that undoing is exact."""


class _Echo:
    """A file that hands back what was written: the csv module writes to nothing else."""

    def write(self, text: str) -> str:
        return text


def write_csv(names: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """RFC 4180: a line of names, then a line for each row."""
    writer = csv.writer(_Echo())
    yield writer.writerow(names)
    for row in rows:
        yield writer.writerow([cell(row[name]) for name in names])


def cell(value: Any) -> str:
    """Lists of texts are joined by " | ", objects are JSON, nothing known is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return "" if value is None else str(value)
    return neutralised(value if isinstance(value, str) else _flat(value))


def neutralised(text: str) -> str:
    """An apostrophe before what a spreadsheet would run; taken away again where `_FORMULA` follows the first one."""
    return f"'{text}" if _FORMULA.match(text) else text


def _flat(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " | ".join(value)
    return as_json(value)


def write_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One array of objects."""
    before = "[\n"
    for row in rows:
        yield before + as_json(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def write_jsonl(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object a line."""
    for row in rows:
        yield as_json(row) + "\n"


def as_json(value: Any) -> str:
    """Exact: every character as it is stored, and no number that JSON lacks."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
