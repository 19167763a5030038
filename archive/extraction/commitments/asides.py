"""What reports put inside a verb: "a *pour sa part* remercié", "ont décidé, *lundi 14 octobre*, de rouvrir"."""

from __future__ import annotations

from functools import cache

from archive.extraction.commitments.tokens import Tokens
from archive.lexicons.grammar import Grammar, grammar

LONGEST_DAY = 7
"""Tokens from one comma to the other: ", on Monday 14 October 2024,"."""


def aside_ending(tokens: Tokens, words: Grammar, last: int) -> int:
    """How many tokens that end there are an aside of the word list; 0 when none are."""
    if tokens.words[last] not in _last_words(words.language):
        return 0
    for length in (2, 3):
        if " ".join(tokens.words[max(0, last - length + 1) : last + 1]) in words.words("asides"):
            return length
    return 0


@cache
def _last_words(language: str) -> frozenset[str]:
    return frozenset(aside.rpartition(" ")[2] for aside in grammar(language).words("asides"))


def dated_aside(tokens: Tokens, words: Grammar, comma: int) -> int:
    """Tokens of a day between commas: ", Monday,", ", lundi 14 octobre,"; 0 when something else stands there."""
    for index in range(comma + 1, min(comma + LONGEST_DAY, len(tokens))):
        word = tokens.words[index]
        if word == ",":
            return index - comma + 1 if index > comma + 1 else 0
        known = word in words.any_of(("weekdays", "weekday_openers", "articles")) or word in words.months
        if not known and not word.isdigit():
            return 0
    return 0
