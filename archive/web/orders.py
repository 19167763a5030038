"""The orders of a list that the search does not give, as arrangements of the keys that it found.

Every page costs the same then, however deep: an offset in the database would skip all the rows before it.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from archive.models import Commitment
from archive.search.engines import Keys
from archive.search.keys import BITS, first_key
from archive.search.nouns import Noun
from archive.web.caching.remembering import once_an_edition


def oldest_first(noun: Noun, keys: Keys) -> Keys:
    """By day of publication, on one day in the order of the records; undated last."""
    ordered = keys[np.argsort((keys >> BITS << BITS) | _pks(noun, keys))]
    is_dated = ordered >= first_key(dt.date.min)
    return np.concatenate([ordered[is_dated], ordered[~is_dated]])


def soonest_due_first(noun: Noun, keys: Keys) -> Keys:
    """Those without a deadline last, as they come."""
    due, pks = _by_deadline(), _pks(noun, keys)
    of_pk = np.argsort(pks)
    present = due[np.isin(due, pks)]
    return np.concatenate([keys[of_pk[np.searchsorted(pks[of_pk], present)]], keys[~np.isin(pks, due)]])


@once_an_edition
def _by_deadline() -> np.ndarray:
    """The primary keys of all messages that have a deadline, soonest first."""
    rows = Commitment.objects.standing().with_deadline().soonest_due_first()
    return np.fromiter(rows.values_list("pk", flat=True), np.int64)


def _pks(noun: Noun, keys: Keys) -> np.ndarray:
    return np.asarray(noun.pk_of(keys))  # type: ignore[arg-type]
