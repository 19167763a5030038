"""A list on its way into a file: what every format may need of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.web.citations.citation import Citation, citation_of
from archive.web.exports.columns import Column, row


@dataclass(frozen=True)
class Listed:
    """`records` can be run through once; `asked` says in words what narrows the list. Addresses begin with a slash;
    `site` comes before them."""

    noun: str
    columns: Sequence[Column]
    records: Iterable[Any]
    site: str
    page_address: str
    own_address: str
    accessed: dt.date
    asked: Sequence[str] = ()

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        return (row(record, self.columns, self.site) for record in self.records)

    @property
    def citations(self) -> Iterator[Citation]:
        return (citation_of(record, self.site, self.accessed) for record in self.records)
