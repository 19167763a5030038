"""What a search hands back: frozen data that pages can show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from archive.search.nouns import Noun
from archive.search.query import Query

Order = Literal["newest", "relevance"]
CAP = 100_000
"""So many matches are counted exactly, in totals and in facets; beyond that they are "100,000+"."""
RANKED = 20_000
"""So many of the newest matches are ranked by relevance."""


@dataclass(frozen=True)
class Matched:
    """All that matches a query.

    keys         newest first, or, when `order` is "relevance", the `ranked` newest ones best first before the others;
                 at most CAP of them
    total        how many match; CAP when `capped`
    cut_short    the time limit struck: what is here is not all
    ranked       how many of the newest were ranked, None when the order is by date
    """

    noun: Noun
    query: Query
    order: Order
    keys: np.ndarray
    total: int
    capped: bool = False
    cut_short: bool = False
    ranked: int | None = None

    @property
    def total_label(self) -> str:
        return f"{self.total:,}+" if self.capped else f"{self.total:,}"


@dataclass(frozen=True)
class Page:
    """`after` asks for the next page by its place in the order, None at the end; `pages` counts all of them."""

    rows: list[Any]
    keys: tuple[int, ...]
    after: int | None
    number: int
    pages: int


@dataclass(frozen=True)
class Suggestion:
    """`typed` is the whole query to offer, `word` what was exchanged in it for `replacement`."""

    typed: str
    word: str
    replacement: str


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: `value` is what goes into an address and after a field word."""

    value: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True)
class Facet:
    """Values by falling count, then by name. `exact` is False when only the newest CAP matches were counted."""

    name: str
    values: tuple[FacetValue, ...]
    exact: bool = True


@dataclass(frozen=True)
class Bar:
    """A year or a month of a histogram, by its first day."""

    start: dt.date
    count: int


@dataclass(frozen=True)
class IndexState:
    """How complete the index is: rows of the archive, of the index, and changes still waiting."""

    rows: int
    indexed: int
    pending: int
    cut: int = 0
    """Texts too long to be indexed to their end."""

    @property
    def complete(self) -> bool:
        return self.pending == 0 and self.rows == self.indexed
