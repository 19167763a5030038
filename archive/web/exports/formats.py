"""The formats of a list. Each writes rows one by one: nothing is held but the row at hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.web.exports.tables import write_csv, write_json, write_jsonl

Write = Callable[[Sequence[str], Iterable[dict[str, Any]]], Iterator[str]]


@dataclass(frozen=True)
class Format:
    """`suffix` ends the address; `says` tells what it is good for; `nouns` are the lists that come in it."""

    suffix: str
    name: str
    media_type: str
    write: Write
    says: Any
    nouns: Collection[str] = ("articles", "commitments", "actors", "statements")

    def serves(self, noun: str) -> bool:
        return noun in self.nouns


FORMATS = {
    one.suffix: one
    for one in (
        Format("csv", "CSV", "text/csv; charset=utf-8", write_csv, _("for spreadsheets and statistics")),
        Format("json", "JSON", "application/json", write_json, _("for programs")),
        Format("jsonl", "JSON Lines", "application/jsonl; charset=utf-8", write_jsonl, _("for large lists")),
    )
}
