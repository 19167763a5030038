"""Two imports at once must not found two statements for one event: whoever groups waits until the other has committed.

Neither sees what the other has not yet committed, and no key of a statement tells that two are of one event: that is a
judgement. Grouping is the last step of storing an article, so one waits for some milliseconds.
"""

from __future__ import annotations

from django.db import connection

_LOCK = 0x67726F75
"""Any number that no other use of PostgreSQL's advisory locks here has."""


def one_at_a_time() -> None:
    """Until the transaction ends. On SQLite a transaction that writes is alone already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
