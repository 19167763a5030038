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

from archive.search import Matched
from archive.web.listing import Listing
from archive.web.searched import SearchedListing

CHUNK = 200
KEYS_AT_ONCE = 5_000


@dataclass(frozen=True)
class Selection:
    """`within` is what the records of the list are fetched from; `ignored`: what made no sense of the address; `asked`:
    what narrows the list, in words.

    `leading` are the primary keys that the search has put in order, `rows` all in their order; None where `leading`
    are all.
    """

    rows: QuerySet[Any] | None
    within: QuerySet[Any]
    ignored: Sequence[str] = ()
    leading: Sequence[int] = ()
    asked: Sequence[str] = ()

    @cached_property
    def keys(self) -> array[int]:
        """The primary keys of all records, in the order of the page."""
        keys = array("q", self.leading)
        if self.rows is not None:
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
    ignored, matched = listing.filters.ignored, matched_in_order(listing)
    leading = matched.noun.pks_of(matched.keys) if matched else ()
    rows = None if matched and not matched.capped else listing.rows
    asked = [f"{'not ' if chip.active.excludes else ''}{chip.active.said}" for chip in listing.chips]
    return Selection(rows, listing.filters.queryset, ignored, leading, asked)


def matched_in_order(listing: Listing) -> Matched | None:
    """What the search found, as the page has it. What took it too long is left to the database, which is not cut."""
    if not isinstance(listing, SearchedListing) or listing.sort.order or listing.matched.cut_short:
        return None
    return listing.matched
