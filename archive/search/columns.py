"""The filter tokens of every indexed record, as columns of numbers in memory: a hundred thousand matches are counted
in ten milliseconds, where the database would join for a second.

Loaded once a process (some 80 bytes a record), then kept up: what was indexed since lies in a second, small part until
it has grown to RECENT rows and is merged. What is gone from the index stays here, and is never asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.engines import Keys, for_readers
from archive.search.nouns import Noun
from archive.search.state import state_of

RECENT = 5_000
COUNTED = frozenset({
    "involved", "actor", "by", "to", "language", "publisher", "topic", "kind", "modality", "strict", "basis",
    "precision", "review", "formula",
})  # fmt: skip
"""Tokens of these names are kept; years and months are in the keys themselves."""


@dataclass(frozen=True)
class Rows:
    """Records by rising key: those of row i have `tokens[offsets[i]:offsets[i + 1]]`."""

    keys: Keys = field(default_factory=lambda: np.empty(0, np.int64))
    offsets: np.ndarray = field(default_factory=lambda: np.zeros(1, np.int64))
    tokens: np.ndarray = field(default_factory=lambda: np.empty(0, np.int32))

    @classmethod
    def of(cls, found: Sequence[tuple[int, bytes]]) -> Rows:
        """Of (key, tokens as `packed`), by rising key."""
        sizes = np.fromiter((len(packed) // 4 for _, packed in found), np.int64, len(found))
        return cls(
            np.fromiter((key for key, _ in found), np.int64, len(found)),
            np.concatenate([[0], np.cumsum(sizes)]),
            np.frombuffer(b"".join(bytes(packed) for _, packed in found), np.int32),
        )

    def places(self, keys: Keys) -> tuple[np.ndarray, np.ndarray]:
        """For each key its row, and whether there is one."""
        places = np.searchsorted(self.keys, keys)
        places[places == len(self.keys)] = 0
        return places, (self.keys[places] == keys if len(self.keys) else np.zeros(len(keys), bool))

    def tokens_of(self, places: np.ndarray) -> np.ndarray:
        """The tokens of those rows, one after another."""
        starts, sizes = self.offsets[places], self.offsets[places + 1] - self.offsets[places]
        before = np.cumsum(sizes) - sizes
        return self.tokens[np.repeat(starts - before, sizes) + np.arange(sizes.sum())]

    def merged(self, newer: Rows) -> Rows:
        """With the newer rows in place of those of the same key."""
        kept = np.flatnonzero(~np.isin(self.keys, newer.keys))
        keys = np.concatenate([self.keys[kept], newer.keys])
        order = np.argsort(keys, kind="stable")
        sizes = np.concatenate([np.diff(self.offsets)[kept], np.diff(newer.offsets)])
        tokens = np.concatenate([self.tokens_of(kept), newer.tokens])
        unsorted = Rows(keys, np.concatenate([[0], np.cumsum(sizes)]), tokens)
        return Rows(keys[order], np.concatenate([[0], np.cumsum(sizes[order])]), unsorted.tokens_of(order))


@dataclass(frozen=True)
class Columns:
    """`settled` holds what was indexed up to version `until`, `recent` what came after, up to `version`."""

    version: int = 0
    until: int = 0
    settled: Rows = field(default_factory=Rows)
    recent: Rows = field(default_factory=Rows)
    names: Mapping[int, str] = field(default_factory=dict)

    def counts(self, keys: Keys) -> dict[str, int]:
        """How many of the records have each token."""
        places, is_recent = self.recent.places(keys)
        newer = self.recent.tokens_of(places[is_recent])
        places, is_settled = self.settled.places(keys[~is_recent])
        older = self.settled.tokens_of(places[is_settled])
        counted = np.bincount(np.concatenate([newer, older])) if len(newer) + len(older) else np.empty(0, np.int64)
        return {self.names[int(number)]: int(counted[number]) for number in np.flatnonzero(counted)}


_loaded: dict[tuple[str, int], Columns] = {}
_lock = threading.Lock()


def counts(noun: Noun, keys: Keys) -> dict[str, int]:
    """Token -> how many of the records of `keys` have it."""
    return _columns(noun, for_readers()).counts(keys)


def _columns(noun: Noun, connection: BaseDatabaseWrapper) -> Columns:
    """Up to date with what the connection sees, which in a transaction may be ahead of others."""
    version = state_of(noun, connection).version
    name = (connection.settings_dict["NAME"], noun.code)
    with _lock:
        columns = _loaded.get(name, Columns())
        if columns.version != version:
            columns = _refreshed(columns if columns.version < version else Columns(), version, noun, connection)
            _loaded[name] = columns
    return columns


def _refreshed(columns: Columns, version: int, noun: Noun, connection: BaseDatabaseWrapper) -> Columns:
    names = dict(_fetched("SELECT id, text FROM search_token", [], connection))
    newer = f"SELECT key, tokens FROM {noun.entries} WHERE version > %s ORDER BY key"
    recent = Rows.of(_fetched(newer, [columns.until], connection))
    if len(recent.keys) <= RECENT and columns.until:
        return Columns(version, columns.until, columns.settled, recent, names)
    settled = columns.settled.merged(recent) if columns.until else recent
    return Columns(version, version, settled, Rows(), names)


def numbers_of(texts: Sequence[str], connection: BaseDatabaseWrapper) -> dict[str, int]:
    """The numbers under which the tokens are kept; new ones are given where needed."""
    if not texts:
        return {}
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_token(text) VALUES (%s) ON CONFLICT DO NOTHING", [(text,) for text in sorted(texts)]
        )
        marks = ", ".join(["%s"] * len(texts))
        cursor.execute(f"SELECT text, id FROM search_token WHERE text IN ({marks})", list(texts))
        return dict(cursor.fetchall())


def packed(filters: Sequence[str], numbers: Mapping[str, int]) -> bytes:
    """Of those that have a number."""
    return np.array([numbers[one] for one in filters if one in numbers], np.int32).tobytes()


def is_counted(token: str) -> bool:
    return token.partition("=")[0] in COUNTED


def _fetched(sql: str, params: list[int], connection: BaseDatabaseWrapper) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
