"""The index on SQLite: an FTS5 table for each noun, its tokens split at spaces and nothing else.

The `ascii` tokenizer leaves alone what `analysis` decided; `unicode61` would take apart what it holds for marks.
FTS5 raises on bare quotes, AND and full stops, so every token is quoted, and only tokens ever reach it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

import numpy as np
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.analysing import Document
from archive.search.engines import BODY_WEIGHT, TITLE_WEIGHT, CutShort, Keys, Sql, periods_sql
from archive.search.expressions import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Criteria,
    Expression,
    Phrase,
    Prefix,
    Reserved,
    Token,
    Without,
)  # fmt: skip
from archive.search.nouns import NOUNS, Noun

_PENDING_BYTES = 64 * 1024 * 1024
"""So much FTS5 gathers before it writes a piece of the index: a megabyte, its default, makes many pieces to merge."""
_AUTOMERGE, _CRISISMERGE, _MANY_PIECES = 4, 16, 1_000
"""FTS5's own settings of how many pieces it merges as it writes; and what it is told not to merge in bulk."""
_BULK_KIB = 256 * 1024
_INSTRUCTIONS_BETWEEN_LOOKS = 20_000
"""How often the clock is read while a statement runs; a millisecond or so of work."""


class SqliteEngine:
    key = "rowid"

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create_sql(self) -> Iterator[str]:
        for noun in NOUNS:
            yield (
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {noun.table} USING fts5"
                "(title, body, filters, tokenize = \"ascii tokenchars '=-_.'\")"
            )
            yield _set(noun, "hashsize", _PENDING_BYTES)

    def drop_sql(self) -> Iterator[str]:
        yield from (f"DROP TABLE IF EXISTS {noun.table}" for noun in NOUNS)

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        """Inside, a long write keeps its pages in memory: it would else write and read them over and over."""
        [(before,)] = self._rows("PRAGMA cache_size", [])
        self._rows(f"PRAGMA cache_size = -{_BULK_KIB}", [])
        try:
            yield
        finally:
            self._rows(f"PRAGMA cache_size = {int(before)}", [])

    def unsettle_sql(self) -> Iterator[str]:
        """Every transaction leaves a piece of the index. Merged as they come, each is written over and over."""
        for noun in NOUNS:
            yield _set(noun, "automerge", 0)
            yield _set(noun, "crisismerge", _MANY_PIECES)

    def settle_sql(self) -> Iterator[str]:
        """What was left in pieces becomes one."""
        for noun in NOUNS:
            if self._rows(f"SELECT 1 FROM {noun.table}_config WHERE k = 'automerge' AND v = 0", []):
                yield f"INSERT INTO {noun.table}({noun.table}) VALUES ('optimize')"
                yield _set(noun, "automerge", _AUTOMERGE)
                yield _set(noun, "crisismerge", _CRISISMERGE)

    def triggers_sql(self, table: str, noun: int, column: str) -> dict[str, str]:
        """Trigger name -> statement. Bodies name no table but the queue: SQLite cannot rename a table, as Django
        does when a field changes, while another table's trigger names it."""
        queue = "INSERT INTO search_pending(noun, pk) SELECT {noun}, {row}.{column} WHERE {row}.{column} IS NOT NULL;"
        rows = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
        return {
            f"search_{table}_{noun}_{event}": f"CREATE TRIGGER search_{table}_{noun}_{event} AFTER {event.upper()}"
            f" ON {table} BEGIN " + " ".join(queue.format(noun=noun, row=row, column=column) for row in named) + " END"
            for event, named in rows.items()
        }

    def triggers_standing(self) -> set[str]:
        return {
            name
            for (name,) in self._rows(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search%'", []
            )
        }

    def lock(self, wait: bool) -> bool:
        """A transaction that writes is alone already (they begin IMMEDIATE)."""
        return True

    @contextmanager
    def impatient(self) -> Iterator[None]:
        """Inside, a database that another process is writing to is given up on at once."""
        [(before,)] = self._rows("PRAGMA busy_timeout", [])
        self._rows("PRAGMA busy_timeout = 50", [])
        try:
            yield
        finally:
            self._rows(f"PRAGMA busy_timeout = {int(before)}", [])

    def write(self, noun: Noun, documents: Sequence[Document]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {noun.table}(rowid, title, body, filters) VALUES (%s, %s, %s, %s)",
                [(one.key, one.title, one.body, " ".join(one.filters)) for one in documents],
            )

    def remove(self, noun: Noun, keys: Sequence[int]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {noun.table} WHERE rowid = %s", [(key,) for key in keys])

    def where(self, noun: Noun, criteria: Criteria) -> Sql:
        periods, params = periods_sql(noun, criteria.periods, "rowid")
        return f"{noun.table} MATCH %s{periods}", [compiled(criteria.expression), *params]

    def keys(self, noun: Noun, where: Sql, limit: int) -> Keys:
        """The keys of the newest `limit` matches, newest first, as one string: row by row takes four times as long."""
        condition, params = where
        matches = f"SELECT rowid FROM {noun.table} WHERE {condition} ORDER BY rowid DESC LIMIT %s"
        [(found,)] = self._rows(f"SELECT group_concat(rowid) FROM ({matches})", [*params, limit])
        return np.fromstring(found, dtype=np.int64, sep=",") if found else np.empty(0, np.int64)

    def newest(self, noun: Noun, where: Sql, below: int, limit: int) -> list[int]:
        """The next matches with keys under `below`, newest first: a walk, at any depth."""
        condition, params = where
        walk = f"SELECT rowid FROM {noun.table} WHERE {condition} AND rowid < %s ORDER BY rowid DESC LIMIT %s"
        return [key for (key,) in self._rows(walk, [*params, below, limit])]

    def scores(self, noun: Noun, criteria: Criteria, keys: Keys) -> np.ndarray:
        """Okapi bm25 of every key, in the order of `keys`; the higher the better. A key is exact as a float, too."""
        found = self._rows(
            f"SELECT rowid, bm25({noun.table}, {TITLE_WEIGHT}, {BODY_WEIGHT}, 0.0) FROM {noun.table}"
            f" WHERE {noun.table} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid",
            [compiled(scoring(criteria.expression)), int(keys.min()), int(keys.max())],
        )
        if not found:
            return np.zeros(len(keys))
        matched, scores = np.fromiter(chain.from_iterable(found), float, 2 * len(found)).reshape(-1, 2).T
        places = np.minimum(np.searchsorted(matched, keys), len(matched) - 1)
        return np.where(matched[places] == keys, -scores[places], 0.0)

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        """Raises CutShort when what runs inside takes longer."""
        self.connection.ensure_connection()
        deadline = time.monotonic() + seconds
        raw: Any = self.connection.connection
        raw.set_progress_handler(lambda: time.monotonic() > deadline, _INSTRUCTIONS_BETWEEN_LOOKS)
        try:
            yield
        except OperationalError as error:
            if "interrupted" in str(error):
                raise CutShort from error
            raise
        finally:
            raw.set_progress_handler(None, 0)

    def _rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


def _set(noun: Noun, setting: str, value: int) -> str:
    return f"INSERT INTO {noun.table}({noun.table}, rank) VALUES ('{setting}', {value})"


def compiled(expression: Expression) -> str:
    """The expression in FTS5's language. What no other column can hold is looked for in all: it is a quarter faster."""
    match expression:
        case Token(text) | Reserved(text):
            return f'"{text}"'
        case Phrase(tokens):
            return f'"{" ".join(tokens)}"'
        case Prefix(text):
            return f'{{title body}} : "{text}" *'
        case AllOf(parts):
            return "(" + " AND ".join(map(compiled, parts)) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(map(compiled, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({compiled(wanted)} NOT {compiled(unwanted)})"


def scoring(expression: Expression) -> Expression:
    """What every match of `expression` matches too, with each scored token once: bm25 counts whatever it is given."""
    return _scoring(expression, set())


def _scoring(expression: Expression, seen: set[str]) -> Expression:
    match expression:
        case Token(text):
            if text in seen:
                return EVERYTHING
            seen.add(text)
            return expression
        case Phrase(tokens):
            return AllOf(tuple(_scoring(Token(token), seen) for token in tokens))
        case AllOf(parts):
            return AllOf(tuple(_scoring(part, seen) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_scoring(part, seen) for part in parts))
        case Without(wanted, _):
            return _scoring(wanted, seen)
        case Prefix(_):
            return EVERYTHING
    return expression
