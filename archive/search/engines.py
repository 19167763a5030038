"""What a database must be able to do to hold the index, and which engine does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

import numpy as np
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import Article
from archive.search.analysing import Document
from archive.search.expressions import Criteria, Period
from archive.search.keys import first_key, last_key
from archive.search.nouns import Noun

Sql = tuple[str, list[Any]]
Keys = np.ndarray
"""Whole numbers of 64 bits."""

TITLE_WEIGHT, BODY_WEIGHT = 5.0, 1.0
"""A word in the title counts as five in the body."""


class CutShort(Exception):
    """The time limit struck."""


class Engine(Protocol):
    """`key`: the column of the index that holds the key."""

    key: str

    def create_sql(self) -> Iterator[str]: ...
    def drop_sql(self) -> Iterator[str]: ...
    def in_bulk(self) -> AbstractContextManager[None]: ...
    def unsettle_sql(self) -> Iterator[str]: ...
    def settle_sql(self) -> Iterator[str]: ...
    def triggers_sql(self, table: str, noun: int, column: str) -> dict[str, str]: ...
    def triggers_standing(self) -> set[str]: ...
    def lock(self, wait: bool) -> bool: ...
    def impatient(self) -> AbstractContextManager[None]: ...
    def write(self, noun: Noun, documents: Sequence[Document]) -> None: ...
    def remove(self, noun: Noun, keys: Sequence[int]) -> None: ...
    def where(self, noun: Noun, criteria: Criteria) -> Sql: ...
    def keys(self, noun: Noun, where: Sql, limit: int) -> Keys: ...
    def newest(self, noun: Noun, where: Sql, below: int, limit: int) -> list[int]: ...
    def scores(self, noun: Noun, criteria: Criteria, keys: Keys) -> np.ndarray: ...
    def time_limit(self, seconds: float) -> AbstractContextManager[None]: ...


def engine_of(connection: BaseDatabaseWrapper) -> Engine:
    """Raises LookupError, naming what is supported, for another database."""
    from archive.search.postgresql import PostgresqlEngine
    from archive.search.sqlite import SqliteEngine

    engines: dict[str, type[Engine]] = {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}
    if connection.vendor not in engines:
        raise LookupError(f"Search runs on SQLite and PostgreSQL, not on {connection.vendor}: correct DATABASE_URL.")
    return engines[connection.vendor](connection)  # type: ignore[call-arg]


def engine() -> Engine:
    """That of `for_readers`."""
    return engine_of(for_readers())


def for_readers() -> BaseDatabaseWrapper:
    """The connection that answers searches: a standby's where the router sends readers to one."""
    return connections[router.db_for_read(Article)]


def periods_sql(noun: Noun, periods: Sequence[Period], key: str) -> Sql:
    """The conditions for all the periods, each with " AND " before it."""
    conditions, params = [], []
    for period in periods:
        condition, values = _period_sql(noun, period, key)
        conditions.append(f" AND {'NOT ' if period.excluded else ''}({condition})")
        params += values
    return "".join(conditions), params


def _period_sql(noun: Noun, period: Period, key: str) -> Sql:
    """Keys of that time; and, where the first day is open to the left, those that began before it and reach into it."""
    if period.first is None:
        return f"{key} BETWEEN %s AND %s", [_EARLIEST_DATED, last_key(period.last) if period.last else _LATEST]
    first, last = first_key(period.first), last_key(period.last) if period.last else _LATEST
    reaching = f"SELECT entry.key FROM {noun.entries} entry WHERE entry.until >= %s AND entry.key < %s"
    return (
        f"{key} <= %s AND ({key} >= %s OR {key} IN ({reaching}))",
        [last, first, period.first.toordinal(), first],
    )


_EARLIEST_DATED = 2 << 28
_LATEST = 2**62
