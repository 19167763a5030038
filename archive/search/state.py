"""What the index knows of itself: how much it holds, in which languages, and versions that grow with each change.

A row of search_state for each noun, and one more, of which only the version is kept: NAMES, those of actors,
publishers and topics.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.nouns import Noun

NAMES = 3
"""The code in search_state and in the queue, beside those of the nouns."""
UNKNOWN = "und"
"""ISO 639-2's code for a language that is not determined."""


@dataclass(frozen=True, slots=True)
class State:
    """`version` grows with every change and never comes back, not even when a change is rolled back.

    Relevance is reckoned from `documents` and `tokens`; `languages` are those that were ever indexed.
    """

    version: int
    documents: int
    tokens: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stood in one database at one moment: states by code, and whether changes waited to be indexed."""

    states: Mapping[int, State]
    is_waiting: bool


_looks: ContextVar[dict[str, _Seen] | None] = ContextVar("looks", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Inside, the database is asked for its state once, however often it is needed."""
    token = _looks.set({}) if _looks.get() is None else None
    try:
        yield
    finally:
        if token:
            _looks.reset(token)


def state_of(noun: Noun, connection: BaseDatabaseWrapper) -> State:
    return _seen(connection).states[noun.code]


def version_of(code: int, connection: BaseDatabaseWrapper) -> int:
    return _seen(connection).states[code].version


def is_waiting(connection: BaseDatabaseWrapper) -> bool:
    """Whether changes wait to be indexed."""
    return _seen(connection).is_waiting


def _seen(connection: BaseDatabaseWrapper) -> _Seen:
    looks = _looks.get()
    if looks is None:
        return _look(connection)
    if connection.alias not in looks:
        looks[connection.alias] = _look(connection)
    return looks[connection.alias]


def look_again() -> None:
    """After a change of the index."""
    (_looks.get() or {}).clear()


def _look(connection: BaseDatabaseWrapper) -> _Seen:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT noun, version, documents, tokens, languages, EXISTS (SELECT 1 FROM search_pending)"
            " FROM search_state"
        )
        rows = cursor.fetchall()
    states = {
        code: State(version, documents, tokens, _split(said)) for code, version, documents, tokens, said, _ in rows
    }
    return _Seen(states, any(waits for *_, waits in rows))


@lru_cache(maxsize=100)
def _split(languages: str) -> frozenset[str]:
    return frozenset(languages.split())


def renew(code: int, connection: BaseDatabaseWrapper) -> None:
    before = version_of(code, connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_state SET version = %s WHERE noun = %s", [_after(before), code])
    look_again()


def _after(version: int) -> int:
    """By the clock, so that what was rolled back never comes again."""
    return max(version + 1, time.time_ns() // 1000)


def note(noun: Noun, connection: BaseDatabaseWrapper, documents: int, tokens: int, languages: Iterable[str]) -> int:
    """So many documents and tokens more (or fewer, when negative) stand in the index, which has this version now."""
    before = state_of(noun, connection)
    version = _after(before.version)
    known = " ".join(sorted(before.languages | set(languages)))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_state SET version = %s, documents = documents + %s, tokens = tokens + %s,"
            " languages = %s WHERE noun = %s",
            [version, documents, tokens, known, noun.code],
        )
    look_again()
    return version
