"""What the index knows of itself: how much it holds, in which languages, and versions that grow with each change.

A row of search_state for each noun, and one more, of which only the version is kept: NAMES, those of actors,
publishers and topics.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

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


def state_of(noun: Noun, connection: BaseDatabaseWrapper) -> State:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version, documents, tokens, languages FROM search_state WHERE noun = %s", [noun.code])
        version, documents, tokens, languages = cursor.fetchone()
    return State(version, documents, tokens, frozenset(languages.split()))


def version_of(code: int, connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM search_state WHERE noun = %s", [code])
        return cursor.fetchone()[0]


def renew(code: int, connection: BaseDatabaseWrapper) -> None:
    before = version_of(code, connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_state SET version = %s WHERE noun = %s", [_after(before), code])


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
    return version
