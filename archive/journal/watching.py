"""Triggers that note which records an act changes, whatever statement writes the row: nobody can forget to.

On SQLite they are made for one connection and go with it: rows written past the archive, with a tool that knows
nothing of acts, leave no note. On PostgreSQL they stand in the database and ask for the connection's setting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakSet

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.fixity.kept import Link, links

_told: WeakSet[Any] = WeakSet()
"""Connections to PostgreSQL that were told of an act: a pool hands them on as they are."""


def watch(connection: BaseDatabaseWrapper, act: str | None, ask: Callable[[], str | None]) -> None:
    """From now on what this connection writes is noted under the act; with None, no longer."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        _set(connection, act)
    else:
        connection.connection.create_function("journal_act", 0, ask)
        if act is not None:
            _make_triggers(connection)


def remembers(connection: BaseDatabaseWrapper) -> bool:
    """Whether this connection may still know of an act that is over."""
    return connection.connection in _told


def _set(connection: BaseDatabaseWrapper, act: str | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('archive.act', %s, false)", [act or ""])
    if act is None:
        _told.discard(connection.connection)
    else:
        _told.add(connection.connection)


def _make_triggers(connection: BaseDatabaseWrapper) -> None:
    """Those that are missing: a table that is rebuilt loses its own. Said to SQLite directly: a hundred statements."""
    raw = connection.connection
    standing = _names(raw, "SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")
    missing = {name: (table, sql) for name, table, sql in sqlite_triggers() if name not in standing}
    tables = _names(raw, "SELECT name FROM sqlite_master WHERE type = 'table'") if missing else set()
    for table, statement in missing.values():
        if table in tables:
            raw.execute(statement)


def _names(raw: Any, question: str) -> set[str]:
    return {name for (name,) in raw.execute(question)}


def sqlite_triggers() -> Iterator[tuple[str, str, str]]:
    """Name, table and statement of each."""
    for link in links():
        for event, rows in {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}.items():
            name, part = f"journal:{link.table}:{event}", _part(link, event, "IS")
            notes = " ".join(
                _SQLITE_NOTE.format(kind=link.kind, row=f'{row}."{link.column}"', part=part) for row in rows
            )
            yield (
                name,
                link.table,
                f'CREATE TEMP TRIGGER "{name}" AFTER {event} ON main."{link.table}"'
                f" WHEN journal_act() IS NOT NULL BEGIN {notes} END",
            )


_SQLITE_NOTE = """
INSERT INTO archive_touch(act, kind, record, part) SELECT journal_act(), '{kind}', {row}, {part}
WHERE {row} IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM archive_touch
    WHERE record = {row} AND kind = '{kind}' AND act = journal_act() AND part IN ('', {part})
);"""
"""One note a record, table and act, however many rows are written. Not OR IGNORE: the outer statement's own rule
would win."""


def _part(link: Link, event: str, same: str) -> str:
    """What a note says of the part, in SQL. Of a row that goes, or goes elsewhere, the rows beneath go too: nobody
    could tell afterwards whose they were, so all of the record is looked at. A new record is all new."""
    part = f"'{link.table}'"
    if event == "UPDATE" and link.bears:
        column = f'"{link.column}"'
        return f"CASE WHEN OLD.{column} {same} NEW.{column} THEN {part} ELSE '' END"
    is_whole = (link.own and event == "INSERT") or (link.bears and event == "DELETE")
    return "''" if is_whole else part


def forget(using: str = "default", **told: Any) -> None:
    """Before a migration: SQLite cannot rebuild a table on which another table's trigger writes."""
    connection = connections[using]
    if connection.vendor == "sqlite" and connection.connection is not None:
        raw = connection.connection
        for name in _names(raw, "SELECT name FROM sqlite_temp_master WHERE type = 'trigger' AND name LIKE 'journal:%'"):
            raw.execute(f'DROP TRIGGER temp."{name}"')


def ensure(using: str = "default", **told: Any) -> None:
    """After each migration PostgreSQL has the triggers of all tables that are kept now, as they are written here."""
    connection = connections[using]
    if connection.vendor != "postgresql" or "archive_touch" not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for link in links():
            cursor.execute(_postgresql_trigger(link))


def _postgresql_trigger(link: Link) -> str:
    return _POSTGRESQL.format(
        name=f"journal_{link.table}",
        table=link.table,
        old=_POSTGRESQL_NOTE.format(kind=link.kind, row=f'OLD."{link.column}"'),
        new=_POSTGRESQL_NOTE.format(kind=link.kind, row=f'NEW."{link.column}"'),
        inserted=_part(link, "INSERT", ""),
        updated=_part(link, "UPDATE", "IS NOT DISTINCT FROM"),
        deleted=_part(link, "DELETE", ""),
    )


_POSTGRESQL_NOTE = """
INSERT INTO archive_touch(act, kind, record, part) SELECT said, '{kind}', {row}, written
WHERE {row} IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM archive_touch noted
    WHERE record = {row} AND kind = '{kind}' AND act = said AND part IN ('', written)
    AND noted.xmin = pg_current_xact_id()::xid
);"""
"""Only this transaction's own note counts: an earlier one may just be turned into an event by someone who does not
see this change, and who takes the note away."""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said text := nullif(current_setting('archive.act', true), '');
    written text;
BEGIN
    IF said IS NULL THEN RETURN NULL; END IF;
    IF TG_OP = 'INSERT' THEN written := {inserted};
    ELSIF TG_OP = 'DELETE' THEN written := {deleted};
    ELSE written := {updated}; END IF;
    IF TG_OP <> 'INSERT' THEN {old} END IF;
    IF TG_OP <> 'DELETE' THEN {new} END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""
