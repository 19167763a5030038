"""The records that an address asks for: their keys at that moment, and the rows behind them in chunks.

The keys are read at once, eight bytes each, so that a slow reader holds no cursor and no transaction open, the list
stays what it was when it was asked for, and memory does not grow with what the rows hold.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from archive.web.listing import Listing
from archive.web.searched import SearchedListing

CHUNK = 200
KEYS_AT_ONCE = 5_000


@dataclass(frozen=True)
class Selection:
    """`rows` is the list in its order, `within` what its records are fetched from; `ignored`: what made no sense.

    `leading` are the primary keys that come first, where the order is the search's and not the database's.
    """

    rows: QuerySet[Any]
    within: QuerySet[Any]
    ignored: Sequence[str] = ()
    leading: Sequence[int] = ()

    @cached_property
    def keys(self) -> array[int]:
        """The primary keys of all records, in the order of the page."""
        keys = array("q", self.leading)
        first = set(keys)
        found = self.rows.values_list("pk", flat=True).iterator(chunk_size=KEYS_AT_ONCE)
        keys.extend(key for key in found if key not in first)
        return keys

    def fetch(self, keys: Sequence[int]) -> list[Any]:
        """The rows of the keys in their order; what has gone or was hidden meanwhile is left out."""
        found = self.within.for_export().in_bulk(list(keys))  # type: ignore[attr-defined]
        return [found[key] for key in keys if key in found]

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, len(self.keys), CHUNK):
            yield from self.fetch(self.keys[start : start + CHUNK])


def selection_of(listing: Listing) -> Selection:
    return Selection(
        listing.rows, listing.filters.queryset, ignored=listing.filters.ignored, leading=_leading_keys(listing)
    )


def _leading_keys(listing: Listing) -> Sequence[int]:
    """By relevance the page follows the ranks of the search, of which the database knows only the first."""
    if not isinstance(listing, SearchedListing) or listing.filters.order != "relevance":
        return ()
    matched = listing.matched
    return matched.noun.pks_of(matched.keys) if matched.ranked is not None else ()
