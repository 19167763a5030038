"""The filter tokens of every indexed record, as columns of numbers in memory: a hundred thousand matches are counted
in milliseconds, where the database would join for a second.

A column a name of token. Loaded once a process (some 60 bytes a record), then kept up: what was indexed since lies in a
second, small part until it has grown to RECENT rows and is merged. What is gone from the index stays here, and is never
asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.engines import Keys, for_readers
from archive.search.keys import MASK
from archive.search.nouns import Noun
from archive.search.state import state_of

RECENT = 5_000
READ = 50_000
"""Rows of the index that are read at once, so that memory holds little besides the columns."""
COUNTED = (
    "involved", "actor", "by", "to", "language", "publisher", "topic", "kind", "modality", "strict", "basis",
    "precision", "review", "formula",
)  # fmt: skip
"""Tokens of these names are kept; years and months are in the keys themselves."""


@dataclass(frozen=True)
class Column:
    """Numbers of the tokens of one name: those of row i are `numbers[offsets[i]:offsets[i + 1]]`, or `numbers[i]` alone
    when `offsets` is None, where every row has exactly one."""

    numbers: np.ndarray
    offsets: np.ndarray | None

    @classmethod
    def of(cls, numbers: np.ndarray, sizes: np.ndarray) -> Column:
        """`sizes`: how many each row has."""
        small = numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
        return cls(small, None if (sizes == 1).all() else _offsets(sizes))

    def of_rows(self, places: np.ndarray) -> np.ndarray:
        """The numbers of those rows, one after another."""
        if self.offsets is None:
            return self.numbers[places]
        starts, sizes = self.offsets[places], self.sizes(places)
        ends = np.cumsum(sizes)
        return self.numbers[np.repeat(starts - (ends - sizes), sizes) + np.arange(ends[-1] if len(ends) else 0)]

    def sizes(self, places: np.ndarray) -> np.ndarray:
        if self.offsets is None:
            return np.ones(len(places), np.int64)
        return self.offsets[places + 1] - self.offsets[places]

    def every_size(self) -> np.ndarray:
        return np.ones(len(self.numbers), np.int64) if self.offsets is None else np.diff(self.offsets)


def _offsets(sizes: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)


@dataclass(frozen=True)
class Rows:
    """Records by rising key, and their columns by name."""

    keys: Keys = field(default_factory=lambda: np.empty(0, np.int64))
    columns: Mapping[str, Column] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Sequence[tuple[int, bytes]], names: np.ndarray) -> Rows:
        """Of (key, tokens as `packed`), by rising key; `names`: that of each number, by its place in COUNTED."""
        sizes = np.fromiter((len(packed) // 4 for _, packed in found), np.int64, len(found))
        tokens = np.frombuffer(b"".join(bytes(packed) for _, packed in found), np.int32)
        named, rows = names[tokens], np.repeat(np.arange(len(found)), sizes)
        return cls(
            np.fromiter((key for key, _ in found), np.int64, len(found)),
            {
                name: Column.of(tokens[named == place], np.bincount(rows[named == place], minlength=len(found)))
                for place, name in enumerate(COUNTED)
            },
        )

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """Of parts that follow one another."""
        if len(parts) == 1:
            return parts[0]
        columns = {name: _joined([part.columns[name] for part in parts]) for name in COUNTED}
        return cls(np.concatenate([part.keys for part in parts]), columns)

    def places(self, keys: Keys) -> tuple[np.ndarray, np.ndarray]:
        """For each key its row, and whether there is one."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int32), np.zeros(len(keys), bool)
        first, rows = self._by_record
        records = (keys & MASK) - first
        places = rows[np.where((records >= 0) & (records < len(rows)), records, 0)]
        return places, self.keys[places] == keys

    @cached_property
    def _by_record(self) -> tuple[int, np.ndarray]:
        """The row of each record, by its number less the first one: a key is looked up, not looked for."""
        records = self.keys & MASK
        first = int(records.min())
        rows = np.zeros(int(records.max()) - first + 1, np.int32)
        rows[records - first] = np.arange(len(records))
        return first, rows

    def merged(self, newer: Rows) -> Rows:
        """With the newer rows in place of those of the same record, which may have had another key."""
        kept = np.flatnonzero(~np.isin(self.keys & MASK, newer.keys & MASK))
        keys = np.concatenate([self.keys[kept], newer.keys])
        order = np.argsort(keys, kind="stable")
        return Rows(
            keys[order],
            {name: _merged(self.columns[name], kept, newer.columns[name], order) for name in COUNTED},
        )


def _joined(parts: Sequence[Column]) -> Column:
    sizes = np.concatenate([part.every_size() for part in parts])
    return Column.of(np.concatenate([part.numbers for part in parts]), sizes)


def _merged(older: Column, kept: np.ndarray, newer: Column, order: np.ndarray) -> Column:
    """The kept rows of one, then all of the other, put in that order."""
    sizes = np.concatenate([older.sizes(kept), newer.every_size()])
    together = Column.of(np.concatenate([older.of_rows(kept), newer.numbers]), sizes)
    return Column.of(together.of_rows(order), sizes[order])


@dataclass(frozen=True)
class Columns:
    """`settled` holds what was indexed up to version `until`, `recent` what came after, up to `version`; `texts`: the
    tokens by their numbers."""

    version: int = 0
    until: int = 0
    settled: Rows = field(default_factory=Rows)
    recent: Rows = field(default_factory=Rows)
    texts: Mapping[int, str] = field(default_factory=dict)

    def counts(self, keys: Keys, names: Iterable[str]) -> dict[str, dict[str, int]]:
        """For each of those names how many of the records have each value."""
        settled, is_settled = self.settled.places(keys)
        if is_settled.all() and not len(self.recent.keys):
            parts = [(self.settled, settled)]
        else:
            recent, is_recent = self.recent.places(keys)
            parts = [(self.recent, recent[is_recent]), (self.settled, settled[is_settled & ~is_recent])]
        return {name: self._counts(name, parts) for name in names}

    def _counts(self, name: str, parts: Sequence[tuple[Rows, np.ndarray]]) -> dict[str, int]:
        found = [rows.columns[name].of_rows(places) for rows, places in parts if len(places) and name in COUNTED]
        counted = np.bincount(np.concatenate(found)) if found else np.empty(0, np.int64)
        numbers = np.flatnonzero(counted)
        from_here = len(name) + 1
        return {
            self.texts[number][from_here:]: count
            for number, count in zip(numbers.tolist(), counted[numbers].tolist(), strict=True)
        }


_loaded: dict[tuple[str, int], Columns] = {}
_lock = threading.Lock()


def counts(noun: Noun, keys: Keys, names: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each of those names of tokens: value -> how many of the records of `keys` have it."""
    return _columns(noun, for_readers()).counts(keys, names)


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
    recent = Rows.joined([*_parts_since(columns.until, noun, connection)] or [Rows.of([], np.empty(0, np.int8))])
    texts = _texts(connection)
    if len(recent.keys) <= RECENT and columns.until:
        return Columns(version, columns.until, columns.settled, recent, texts)
    settled = columns.settled.merged(recent) if columns.until else recent
    return Columns(version, version, settled, Rows(), texts)


def _parts_since(version: int, noun: Noun, connection: BaseDatabaseWrapper) -> Iterator[Rows]:
    """By rising key, each after the last of the one before."""
    part = f"SELECT key, tokens FROM {noun.entries} WHERE version > %s AND key > %s ORDER BY key LIMIT {READ}"
    after = -1
    while rows := _fetched(part, [version, after], connection):
        # Names after the rows, so that a token which another process adds meanwhile has one.
        yield Rows.of(rows, _names(_texts(connection)))
        after = rows[-1][0]


def _texts(connection: BaseDatabaseWrapper) -> dict[int, str]:
    """All of them, each time: after a rollback, and in an index made anew, a number stands for another token."""
    return dict(_fetched("SELECT id, text FROM search_token", [], connection))


def _names(texts: Mapping[int, str]) -> np.ndarray:
    """Of the token with each number the place of its name in COUNTED; beyond them all for what is not counted."""
    places = {name: place for place, name in enumerate(COUNTED)}
    names = np.full(max(texts, default=0) + 1, len(COUNTED), np.int8)
    for number, text in texts.items():
        names[number] = places.get(text.partition("=")[0], len(COUNTED))
    return names


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


def _fetched(sql: str, params: Sequence[int], connection: BaseDatabaseWrapper) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
