"""The index on PostgreSQL: a row of tokens for each record, a tsvector of them under GIN.

The tsvector is written out by us, not made by PostgreSQL, whose parser would split and reclassify the tokens. Its
positions are not places: they count occurrences, title as weight A and body as weight D, which is all that relevance
needs. Phrases are looked for in the tokens themselves, so they are found however long the text is; a tsvector forgets
places beyond 16,383, and all but 255 of one word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
from django.db import OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.analysing import Document
from archive.search.engines import BODY_WEIGHT, TITLE_WEIGHT, CutShort, Keys, Sql, periods_sql
from archive.search.expressions import (
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
from archive.search.state import state_of

_LOCK = 7_223_418
"""Whoever holds this advisory lock writes the index. Any number that no other program on the database uses."""
MAX_OCCURRENCES = 255
"""So many places of one word a tsvector remembers."""


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
        return self._bm25(noun, scored, np.array(found, dtype=float))

    def _bm25(self, noun: Noun, scored: Sequence[str], table: np.ndarray) -> np.ndarray:
        """`table`: a row a document; its length, then for each token its ranks in title and in body."""
        state = state_of(noun, self.connection)
        mean = state.tokens / max(state.documents, 1)
        saturation = 1.2 * (0.25 + 0.75 * table[:, 0] / mean)
        total = np.zeros(len(table))
        for place, token in enumerate(scored):
            frequency = _weighted_occurrences(table[:, 1 + 2 * place], table[:, 2 + 2 * place])
            rarity = _idf(state.documents, self._documents_with(noun, token))
            total += rarity * frequency * 2.2 / (frequency + saturation)
        return total

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


def lexemes(document: Document) -> str:
    """The tsvector's text: each token with as many places as it has occurrences, the title's before the body's."""
    title, body = Counter(document.title.split()), Counter(document.body.split())
    return " ".join(
        [*(_lexeme(token, title[token], body[token]) for token in {**title, **body}), *_quoted(document.filters)]
    )


def _lexeme(token: str, in_title: int, in_body: int) -> str:
    in_title = min(in_title, MAX_OCCURRENCES)
    in_body = min(in_body, MAX_OCCURRENCES - in_title)
    return f"'{token}':{_places(in_title, in_body)}"


@lru_cache(maxsize=4096)
def _places(in_title: int, in_body: int) -> str:
    titled = [f"{place}A" for place in range(1, in_title + 1)]
    return ",".join([*titled, *(str(place) for place in range(in_title + 1, in_title + in_body + 1))])


def _quoted(filters: Sequence[str]) -> list[str]:
    return [f"'{one}'" for one in filters]


def condition_of(expression: Expression) -> Sql:
    """The expression as a condition: one tsquery where no phrase is in it, else joined from its parts."""
    if not _has_phrase(expression):
        return "words @@ %s::tsquery", [tsquery(expression)]
    match expression:
        case Phrase(tokens):
            text = f" {' '.join(tokens)} "
            every = " & ".join(f"'{token}'" for token in dict.fromkeys(tokens))
            return "(words @@ %s::tsquery AND (strpos(title, %s) > 0 OR strpos(body, %s) > 0))", [every, text, text]
        case AllOf(parts):
            return _joined(" AND ", parts)
        case AnyOf(parts):
            return _joined(" OR ", parts)
        case Without(wanted, unwanted):
            (yes, given), (no, shut_out) = condition_of(wanted), condition_of(unwanted)
            return f"({yes} AND NOT {no})", [*given, *shut_out]
    raise AssertionError(expression)


def _joined(operator: str, parts: Sequence[Expression]) -> Sql:
    conditions = [condition_of(part) for part in parts]
    return "(" + operator.join(sql for sql, _ in conditions) + ")", [one for _, params in conditions for one in params]


def _has_phrase(expression: Expression) -> bool:
    match expression:
        case Phrase(_):
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(map(_has_phrase, parts))
        case Without(wanted, unwanted):
            return _has_phrase(wanted) or _has_phrase(unwanted)
    return False


def tsquery(expression: Expression) -> str:
    match expression:
        case Token(text) | Reserved(text):
            return f"'{text}'"
        case Prefix(text):
            return f"'{text}':*"
        case AllOf(parts):
            return "(" + " & ".join(map(tsquery, parts)) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(map(tsquery, parts)) + ")"
        case Without(wanted, unwanted):
            return f"({tsquery(wanted)} & !{tsquery(unwanted)})"
    raise AssertionError(expression)


# ts_rank of one word sums w(i) / i² over its places i and divides by π²/6, after moving the heaviest to the front:
# a strictly growing function of the number of occurrences, so that the number can be had back from the rank.
_SCALE = 1.64493406685
_SUMS = np.concatenate([[0.0], np.cumsum(1.0 / np.arange(1, MAX_OCCURRENCES + 2) ** 2)])
_BETWEEN = (_SUMS[:-1] + _SUMS[1:]) / 2


def _weighted_occurrences(title_rank: np.ndarray, body_rank: np.ndarray) -> np.ndarray:
    in_title = _occurrences(title_rank * _SCALE)
    moved_to_front = np.where(body_rank > 0, 1.0 - 1.0 / (in_title + 1) ** 2, 0.0)
    together = np.where(body_rank > 0, _occurrences(body_rank * _SCALE - moved_to_front + _SUMS[in_title]), in_title)
    return TITLE_WEIGHT * in_title + BODY_WEIGHT * (together - in_title)


def _occurrences(sums: np.ndarray) -> np.ndarray:
    return np.minimum(np.searchsorted(_BETWEEN, sums), MAX_OCCURRENCES)


def _idf(documents: int, having: int) -> float:
    rarity = math.log((documents - having + 0.5) / (having + 0.5))
    return rarity if rarity > 0 else 1e-6
