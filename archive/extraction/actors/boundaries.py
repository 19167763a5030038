"""Where a word begins and ends, script by script.

Alphabets: no letter or digit on either side. Chinese, Japanese: characters follow each other without spaces, any
place is a boundary. Arabic: a conjunction, a preposition and the article may be written on to the front of a name.
"""

from __future__ import annotations

_ARABIC_CLITICS = frozenset(
    conjunction + preposition + article
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ك")
    for article in ("", "ال", "ل")
) - {""}
_LONGEST_CLITIC = max(map(len, _ARABIC_CLITICS))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a whole word, or whole words, in its script."""
    if _is_ideograph(text[start]):
        return True
    if end < len(text) and _continues(text[end]):
        return False
    return start == 0 or not _continues(text[start - 1]) or _follows_clitics(text, start)


def _continues(character: str) -> bool:
    return (character.isalnum() or character == "_") and not _is_ideograph(character)


def _is_ideograph(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def _follows_clitics(text: str, start: int) -> bool:
    """Looks back at most as far as the longest clitics, so a text of one endless word stays linear."""
    first = start
    while first > 0 and start - first <= _LONGEST_CLITIC and _continues(text[first - 1]):
        first -= 1
    return text[first:start] in _ARABIC_CLITICS
