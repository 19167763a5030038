"""PostgreSQL: every table by COPY, all of one snapshot, and back in one transaction.

The tables themselves are made by `migrate`: a backup goes into a database of the same edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from archive.fixity import content_digest
from archive.preservation.backups.engines import refuse
from archive.preservation.releasing.bags import Bag
from archive.preservation.snapshot import snapshot

COLUMNS = "columns.json"
PIECE = 1024 * 1024
NOTED = ("search_", "archive_edition")
"""Tables in which triggers note what is copied into the others: they come last, and as they were."""


class PostgresqlBackup:
    @contextmanager
    def dump(self, bag: Bag) -> Iterator[str]:
        with snapshot():
            columns = columns_by_table()
            for table, names in columns.items():
                bag.write(f"tables/{table}.copy", _copied_out(table, names))
            bag.write(COLUMNS, [json.dumps(columns, indent=1).encode()])
            yield "default"

    def check(self, place: Path, digest: str) -> None:
        """What COPY wrote tells nothing of itself; the checksums have been compared."""

    def load(self, place: Path, digest: str) -> None:
        if not columns_by_table():
            call_command("migrate", interactive=False, verbosity=0)
        columns: dict[str, list[str]] = json.loads((place / "data" / COLUMNS).read_bytes())
        if columns != columns_by_table():
            raise refuse(place, "it is of another edition; use the archive's edition of that day, then upgrade")
        try:
            with transaction.atomic():
                self._load(place, columns)
                if content_digest() != digest:
                    raise refuse(place, "it holds something else than it says")
        except DatabaseError as error:
            raise refuse(place, str(error)) from error

    def _load(self, place: Path, columns: dict[str, list[str]]) -> None:
        with connection.cursor() as cursor:
            noted = [table for table in columns if table.startswith(NOTED)]
            written = [table for table in columns if table not in noted]
            cursor.execute(f"TRUNCATE {', '.join(map(_quoted, written))}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in (*written, *noted):
                if table in noted:
                    cursor.execute(f"DELETE FROM {_quoted(table)}")
                _copy_in(cursor, place / "data" / "tables" / f"{table}.copy", table, columns[table])
            for table, names in columns.items():
                _count_on(cursor, table, names)


def columns_by_table() -> dict[str, list[str]]:
    """Every column that can be written, of every table, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'"
            " ORDER BY c.table_name, c.ordinal_position"
        )
        found: dict[str, list[str]] = {}
        for table, column in cursor.fetchall():
            found.setdefault(table, []).append(column)
    return found


def _copied_out(table: str, names: list[str]) -> Iterator[bytes]:
    cursor: Any
    with connection.cursor() as cursor, cursor.copy(f"COPY {_target(table, names)} TO STDOUT") as copy:
        yield from map(bytes, copy)


def _copy_in(cursor: Any, path: Path, table: str, names: list[str]) -> None:
    with path.open("rb") as file, cursor.copy(f"COPY {_target(table, names)} FROM STDIN") as copy:
        while piece := file.read(PIECE):
            copy.write(piece)


def _count_on(cursor: Any, table: str, names: list[str]) -> None:
    """New rows get keys after those that came."""
    if "id" in names:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [_quoted(table)])
        if sequence := cursor.fetchone()[0]:
            count_on = f"SELECT setval(%s, coalesce(max(id), 1), max(id) IS NOT NULL) FROM {_quoted(table)}"
            cursor.execute(count_on, [sequence])


def _target(table: str, names: list[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, names))})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
