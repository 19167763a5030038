"""The stamp as it is now."""

from __future__ import annotations

from archive.edition.triggers import TABLE
from archive.search.engines import for_readers
from archive.search.index import catch_up

_NOW = f"""
    SELECT stamp, (SELECT max(version) FROM search_state), EXISTS (SELECT 1 FROM search_pending) FROM {TABLE}"""


def current() -> str | None:
    """Another one after every change; None while changes wait to be indexed, since lists are then behind the rows.

    What little waits is indexed first. An index that is made anew finds other records though no row changed: its
    version is part of the stamp.
    """
    stamp = _read()
    if stamp is None:
        catch_up()
        stamp = _read()
    return stamp


def _read() -> str | None:
    with for_readers().cursor() as cursor:
        cursor.execute(_NOW)
        rows = cursor.fetchall()
    if not rows or any(is_waiting for _, _, is_waiting in rows):
        return None
    return " ".join(sorted(f"{stamp}:{version}" for stamp, version, _ in rows))
