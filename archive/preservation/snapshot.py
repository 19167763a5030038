"""Everything read as it stood at one moment, while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction


@contextmanager
def snapshot(using: str = "default") -> Iterator[None]:
    """Inside, every query sees the archive of one moment, and nobody who writes has to wait."""
    connection: Any = connections[using]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with _deferred(connection), transaction.atomic(using=using), connection.cursor() as cursor:
            # SQLite takes its snapshot with the first row that is read.
            cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
            yield


@contextmanager
def _deferred(connection: Any) -> Iterator[None]:
    """Transactions otherwise begin as a writer's, which would keep all other writers out."""
    connection.ensure_connection()
    before, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = before
