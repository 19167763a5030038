"""What is known of each indexed record: its key, a digest of what was written, its filter tokens as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.analysing import Document
from archive.search.columns import is_counted, numbers_of, packed
from archive.search.nouns import Noun


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the index of a record."""

    pk: int
    key: int
    digest: str
    length: int


def standing(noun: Noun, pks: Sequence[int], connection: BaseDatabaseWrapper) -> dict[int, Entry]:
    """By primary key."""
    marks = ", ".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pk, key, digest, length FROM {noun.entries} WHERE pk IN ({marks})", list(pks))
        return {row[0]: Entry(*row) for row in cursor.fetchall()}


def forget(noun: Noun, stale: Sequence[Entry], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {noun.entries} WHERE pk = %s", [(entry.pk,) for entry in stale])


def note(noun: Noun, fresh: Sequence[Document], version: int, connection: BaseDatabaseWrapper) -> None:
    every = set[str]().union(*(one.filters for one in fresh))
    numbers = numbers_of(sorted(filter(is_counted, every)), connection)
    rows = [
        (one.pk, one.key, one.digest, one.length, one.until, one.cut, version, packed(one.filters, numbers))
        for one in fresh
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {noun.entries}(pk, key, digest, length, until, cut, version, tokens)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )
