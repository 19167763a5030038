"""The words by which one matter is told from another: without those that every agreement has, and names of states.

That two messages both support Kazakhstan says nothing of what they are about; that both speak of a pipeline does.
"""

from __future__ import annotations

from functools import cache, lru_cache

from archive.comparing.content import STEM, content_of
from archive.lexicons import actors, fold, words


def telling(passage: str, language: str, across: bool, states: frozenset[str]) -> frozenset[str]:
    """Keys as `content_of` gives them. Within a language one key a word; `across` languages concepts as well.

    `states` are the keys of those whose names do not count: the sides of the messages.
    """
    found = content_of(passage, language)
    kept = (key for key in found if across or key.startswith("stem:"))
    return frozenset(kept) - _generic() - _names(states)


@cache
def _generic() -> frozenset[str]:
    return frozenset(f"stem:{fold(form)[:STEM]}" for form in words("generic")["any"])


@lru_cache(maxsize=1_000)
def _names(states: frozenset[str]) -> frozenset[str]:
    names = (alias.text for key in states if key in actors() for alias in actors()[key].aliases)
    return frozenset(stem for name in names for stem in content_of(name, "") if stem.startswith("stem:"))
