"""A document as PostgreSQL's tsvector, written out by us: its parser would split and reclassify the tokens.

Its positions are not places: they count occurrences, title as weight A and body as weight D, which is all that
relevance needs, and all that can be had: a tsvector forgets places beyond 16,383, and all but 255 of one word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from archive.search.analysing import Document

MAX_OCCURRENCES = 255
"""So many places of one word a tsvector remembers."""


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
