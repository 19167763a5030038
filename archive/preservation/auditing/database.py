"""What the engine itself says of its file. PostgreSQL has no such question; its rows are compared like all others."""

from __future__ import annotations

from django.db import DatabaseError, connection

from archive.preservation.auditing.damage import Damage

WAY_OUT = "restore the database from a backup"


def damaged_database() -> list[Damage]:
    if connection.vendor != "sqlite":
        return []
    try:
        with connection.cursor() as cursor:
            faults = [text for (text,) in cursor.execute("PRAGMA integrity_check").fetchall() if text != "ok"]
            loose = cursor.execute("PRAGMA foreign_key_check").fetchall()
    except DatabaseError as error:
        return [Damage("changed", "the database", f"{error}; {WAY_OUT}")]
    return [
        *(Damage("changed", "the database", f"{fault}; {WAY_OUT}") for fault in faults),
        *(Damage("untracked", f"row {row} of {table}", f"no row of {above} is its") for table, row, above, _ in loose),
    ]
