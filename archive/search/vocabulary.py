"""Every word the index has seen, with its token: what prefixes are completed from, and misspellings compared with.

Words are learnt and never forgotten: a word too many costs a look-up, and what is suggested is searched for first.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

MAX_COMPLETIONS = 60
"""Tokens that a prefix adds beyond those that begin with it: "negotiati*" adds "negoti", the token of "negotiation"."""


def learn(pairs: Iterable[tuple[str, str]], connection: BaseDatabaseWrapper) -> None:
    """Words with their tokens. In one order, so that two writers never hold words the other waits for."""
    known = sorted(pairs)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO search_word(word, token) SELECT * FROM unnest(%s::text[], %s::text[])"
                " ON CONFLICT DO NOTHING",
                [[word for word, _ in known], [token for _, token in known]],
            )
        else:
            cursor.executemany("INSERT INTO search_word(word, token) VALUES (%s, %s) ON CONFLICT DO NOTHING", known)


def completions(prefix: str, connection: BaseDatabaseWrapper) -> list[str]:
    """Tokens of words that begin with `prefix` where the token itself no longer does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT token FROM search_word WHERE word >= %s AND word < %s AND substr(token, 1, %s) <> %s"
            " ORDER BY token LIMIT %s",
            [prefix, prefix + _LAST, len(prefix), prefix, MAX_COMPLETIONS],
        )
        return [token for (token,) in cursor.fetchall()]


def words_beginning(letters: str, limit: int, connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT word FROM search_word WHERE word >= %s AND word < %s ORDER BY word LIMIT %s",
            [letters, letters + _LAST, limit],
        )
        return [word for (word,) in cursor.fetchall()]


_LAST = "\U0010fffd"
"""Sorts after every letter."""
