"""The index on PostgreSQL: a row of tokens for each record, a tsvector of them (tsvector.py) under GIN, asked by
conditions (tsquery.py) and ranked by what ts_rank tells of occurrences (okapi.py).

Phrases are looked for in the tokens themselves, so they are found however long the text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from django.db import OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.analysing import Document
from archive.search.engines import CutShort, Keys, Sql, periods_sql
from archive.search.expressions import Criteria
from archive.search.nouns import NOUNS, Noun
from archive.search.okapi import bm25
from archive.search.state import state_of
from archive.search.tsquery import condition_of
from archive.search.tsvector import lexemes

_LOCK = 7_223_418
"""Whoever holds this advisory lock writes the index. Any number that no other program on the database uses."""


class PostgresqlEngine:
    key = "key"

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection

    def create_sql(self) -> Iterator[str]:
        for noun in NOUNS:
            yield (
                f"CREATE TABLE IF NOT EXISTS {noun.table} (key bigint PRIMARY KEY, words tsvector NOT NULL,"
                " title text NOT NULL, body text NOT NULL, length integer NOT NULL)"
            )
            yield f"ALTER TABLE {noun.table} ALTER COLUMN words SET STATISTICS 1000"
            for column in ("words", "body"):
                # To unpack them takes longer than all else that ranking and looking for a phrase do with a row.
                yield f"ALTER TABLE {noun.table} ALTER COLUMN {column} SET STORAGE EXTERNAL"
        yield from self.settle_sql()
        yield _FORGET

    def drop_sql(self) -> Iterator[str]:
        yield from (f"DROP TABLE IF EXISTS {noun.table}" for noun in NOUNS)

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        """Inside, an index is made in memory as far as it can be."""
        self._rows("SELECT set_config('maintenance_work_mem', '512MB', false)", [])
        try:
            yield
        finally:
            with self.connection.cursor() as cursor:
                cursor.execute("RESET maintenance_work_mem")

    def unsettle_sql(self) -> Iterator[str]:
        """GIN is made several times quicker from a full table than row by row."""
        yield from (f"DROP INDEX IF EXISTS {noun.table}_words" for noun in NOUNS)

    def settle_sql(self) -> Iterator[str]:
        for noun in NOUNS:
            yield f"CREATE INDEX IF NOT EXISTS {noun.table}_words ON {noun.table} USING gin (words)"
            yield f"ANALYZE {noun.table}"

    def triggers_sql(self, table: str, noun: int, column: str) -> dict[str, str]:
        """Trigger name -> statements. No trigger names a column: PostgreSQL would then refuse to alter that column."""
        queue = f"search_queue_{table}_{noun}"
        triggers = {
            queue: _QUEUE.format(function=queue, noun=noun, column=column)
            + f"CREATE TRIGGER {queue} AFTER INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {queue}()"
        }
        if column == "id":
            triggers[f"search_forget_{table}"] = (
                f"CREATE TRIGGER search_forget_{table} AFTER TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION search_forget()"
            )
        return triggers

    def triggers_standing(self) -> set[str]:
        return {
            name
            for (name,) in self._rows(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE %s", ["search%"]
            )
        }

    def lock(self, wait: bool) -> bool:
        """Until the transaction ends; False when another process holds it and `wait` is false."""
        if wait:
            self._rows("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            return True
        [(held,)] = self._rows("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(held)

    @contextmanager
    def impatient(self) -> Iterator[None]:
        """Nothing to set: `lock` does not wait when told so."""
        yield

    def write(self, noun: Noun, documents: Sequence[Document]) -> None:
        with self.connection.cursor() as cursor, cursor.copy(f"COPY {noun.table} FROM STDIN") as copy:
            for one in documents:
                copy.write_row((one.key, lexemes(one), f" {one.title} ", f" {one.body} ", one.length))

    def remove(self, noun: Noun, keys: Sequence[int]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {noun.table} WHERE key = ANY(%s)", [list(keys)])

    def where(self, noun: Noun, criteria: Criteria) -> Sql:
        condition, params = condition_of(criteria.expression)
        periods, values = periods_sql(noun, criteria.periods, "key")
        return condition + periods, [*params, *values]

    def keys(self, noun: Noun, where: Sql, limit: int) -> Keys:
        """The keys of the newest `limit` matches, newest first. Sorted here: asked for an order, PostgreSQL walks the
        keys and unpacks every row's words on the way."""
        condition, params = where
        [(found,)] = self._rows(f"SELECT string_agg(int8send(key), '') FROM {noun.table} WHERE {condition}", params)
        keys = np.frombuffer(found, dtype=">i8").astype(np.int64) if found else np.empty(0, np.int64)
        return np.sort(keys)[::-1][:limit]

    def newest(self, noun: Noun, where: Sql, below: int, limit: int) -> list[int]:
        condition, params = where
        matches = f"SELECT key FROM {noun.table} WHERE {condition} AND key < %s ORDER BY key DESC LIMIT %s"
        return [key for (key,) in self._rows(matches, [*params, below, limit])]

    def scores(self, noun: Noun, criteria: Criteria, keys: Keys) -> np.ndarray:
        """Okapi bm25 of every key, in the order of `keys`, as FTS5 computes it; the higher the better."""
        scored = criteria.scored
        if not scored:
            return np.zeros(len(keys))
        ranks = ", ".join(
            ["ts_rank('{0,0,0,1}', words, %s::tsquery), ts_rank('{1,0,0,0}', words, %s::tsquery)"] * len(scored)
        )
        found = self._rows(
            f"SELECT length, {ranks} FROM unnest(%s::bigint[]) WITH ORDINALITY AS wanted(key, place)"
            f" JOIN {noun.table} USING (key) ORDER BY place",
            [*(f"'{token}'" for token in scored for _ in range(2)), [int(key) for key in keys]],
        )
        state = state_of(noun, self.connection)
        mean = state.tokens / max(state.documents, 1)
        having = [self._documents_with(noun, token) for token in scored]
        return bm25(np.array(found, dtype=float), state.documents, mean, having)

    def _documents_with(self, noun: Noun, token: str) -> int:
        [(count,)] = self._rows(f"SELECT count(*) FROM {noun.table} WHERE words @@ %s::tsquery", [f"'{token}'"])
        return count

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        """Raises CutShort when a statement inside takes longer. Inside, no table is read from end to end where an
        index could tell: PostgreSQL does not reckon what it costs to unpack the words of every row."""
        nested = self.connection.in_atomic_block
        try:
            with transaction.atomic(using=self.connection.alias):
                [(limit, scan, *_)] = self._rows(f"SELECT {_NOW}, {_SET}", [f"{max(1, int(seconds * 1000))}ms", "off"])
                yield
                if nested:
                    self._rows(f"SELECT {_SET}", [limit, scan])
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") == _QUERY_CANCELED:
                raise CutShort from error
            raise

    def _rows(self, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


_QUERY_CANCELED = "57014"
_NOW = "current_setting('statement_timeout'), current_setting('enable_seqscan')"
_SET = "set_config('statement_timeout', %s, true), set_config('enable_seqscan', %s, true)"
"""Until the transaction ends."""

_QUEUE = """
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' AND OLD.{column} IS NOT NULL THEN
        INSERT INTO search_pending(noun, pk) VALUES ({noun}, OLD.{column});
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.{column} IS DISTINCT FROM OLD.{column}) THEN
        INSERT INTO search_pending(noun, pk) VALUES ({noun}, NEW.{column});
    END IF;
    RETURN NULL;
END $$;
"""
_FORGET = """
CREATE OR REPLACE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    TRUNCATE search_pending, search_article, search_article_entry, search_commitment, search_commitment_entry;
    UPDATE search_state SET documents = 0, tokens = 0, version = extract(epoch FROM clock_timestamp()) * 1000000;
    INSERT INTO search_pending(noun, pk) SELECT 1, id FROM archive_article ORDER BY id;
    RETURN NULL;
END $$
"""
"""Rows that are truncated fire no trigger of their own: what is left is indexed anew."""
