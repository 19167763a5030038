"""The stamp as it is now."""

from __future__ import annotations

from archive.edition.triggers import TABLE
from archive.search.engines import for_readers
from archive.search.index import catch_up

_NOW = f"""
    SELECT stamp, (SELECT max(version) FROM search_state), (SELECT min(id) FROM search_pending) FROM {TABLE}"""


def current() -> str | None:
    """Another one after every change of what a page may show; None before the archive was ever migrated.

    What little waits to be indexed is indexed first. While an import is ahead of it, lists are behind the rows, and a
    page shows them so: how far the index is belongs to the edition. The queue only shrinks while no row changes, from
    its lowest number on, so that number tells; an index that is made anew has another version.
    """
    name, is_waiting = _read()
    if is_waiting:
        catch_up()
        name, _ = _read()
    return name


def _read() -> tuple[str | None, bool]:
    with for_readers().cursor() as cursor:
        cursor.execute(_NOW)
        rows = cursor.fetchall()
    name = " ".join(sorted(f"{stamp}:{version}:{waiting}" for stamp, version, waiting in rows))
    return name or None, any(waiting is not None for _, _, waiting in rows)
