"""The stamp as a table, and the triggers that renew it, in the words of each engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

TABLE = "archive_edition"


class Dialect(Protocol):
    """`renew` gives the archive a stamp that it never had; `standing` lists the names of triggers that are there."""

    create: tuple[str, ...]
    renew: str
    standing: str

    def triggers(self, table: str) -> Iterator[tuple[str, str]]:
        """Name and statement of each trigger that a table needs."""
        ...


class Sqlite:
    """One writer at a time, so one row. Its triggers name no other table: SQLite could not rename that one then."""

    create: tuple[str, ...] = (
        f"CREATE TABLE {TABLE} (stamp integer NOT NULL)",
        f"INSERT INTO {TABLE} VALUES (random())",
    )
    renew = f"UPDATE {TABLE} SET stamp = random()"
    standing = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'edition_%'"

    def triggers(self, table: str) -> Iterator[tuple[str, str]]:
        for event in ("insert", "update", "delete"):
            name = f"edition_{table}_{event}"
            yield name, f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} BEGIN {self.renew}; END"


class Postgresql:
    """Many writers at a time: each renews a row that no other holds, and makes one when all are held, so that nobody
    waits for anybody. There are as many rows as there ever were writers at once; the stamp is all of them."""

    renew = f"""
        WITH free AS (SELECT slot FROM {TABLE} ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED),
             renewed AS (UPDATE {TABLE} SET stamp = gen_random_uuid() WHERE slot IN (SELECT slot FROM free) RETURNING 1)
        INSERT INTO {TABLE} (stamp) SELECT gen_random_uuid() WHERE NOT EXISTS (SELECT 1 FROM renewed)"""
    create: tuple[str, ...] = (
        f"CREATE TABLE {TABLE} (slot serial PRIMARY KEY, stamp uuid NOT NULL)",
        f"CREATE OR REPLACE FUNCTION {TABLE}_renew() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {renew}; RETURN NULL; END $$",
    )
    standing = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'edition_%'"

    def triggers(self, table: str) -> Iterator[tuple[str, str]]:
        name = f"edition_{table}"
        yield (
            name,
            (
                f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_renew()"
            ),
        )


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgresql": Postgresql()}
