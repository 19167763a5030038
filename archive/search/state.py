"""What the index knows of itself: how much it holds, in which languages, and a version that grows with each change."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.nouns import Noun

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


def note(noun: Noun, connection: BaseDatabaseWrapper, documents: int, tokens: int, languages: Iterable[str]) -> int:
    """So many documents and tokens more (or fewer, when negative) stand in the index, which has this version now."""
    before = state_of(noun, connection)
    version = max(before.version + 1, time.time_ns() // 1000)
    known = " ".join(sorted(before.languages | set(languages)))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_state SET version = %s, documents = documents + %s, tokens = tokens + %s,"
            " languages = %s WHERE noun = %s",
            [version, documents, tokens, known, noun.code],
        )
    return version
