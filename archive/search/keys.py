"""The integer under which a record is indexed: it grows with the day of publication, so newest first is a walk.

    key = day of publication (proleptic Gregorian ordinal; 1 when undated) * 2**28 + place

An article's place is its primary key; a commitment's is counted down from the top, so that those of one day come in
the order in which they stand in the text. Both engines hold the same keys, and a key says whose it is.
"""

from __future__ import annotations

import datetime as dt

BITS = 28
MASK = (1 << BITS) - 1
UNDATED = dt.date.min.toordinal()


def article_key(pk: int, published: dt.date | None) -> int:
    return _key(published, _placed(pk))


def commitment_key(pk: int, published: dt.date | None) -> int:
    return _key(published, MASK - _placed(pk))


def first_key(day: dt.date) -> int:
    """The lowest key that anything of that day may have; nothing undated has as much."""
    return max(day.toordinal(), UNDATED + 1) << BITS


def last_key(day: dt.date) -> int:
    return first_key(day) | MASK


def day_of(key: int) -> dt.date | None:
    ordinal = key >> BITS
    return None if ordinal == UNDATED else dt.date.fromordinal(ordinal)


def _key(published: dt.date | None, place: int) -> int:
    return (published.toordinal() if published else UNDATED) << BITS | place


def _placed(pk: int) -> int:
    if not 0 < pk <= MASK:
        raise OverflowError(f"The search index numbers {MASK:,} records at most; the record {pk} is beyond it.")
    return pk
