"""The words of a text with their places, and the few questions that name-readers ask of a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

_WORD = re.compile(r"(?:[A-Z]\.){1,4}|(?:[LlDd]|[Qq]u)'(?=\w)|'s\b|\w+(?:-\w+)*(?:'(?!s\b)\w+)?")
"""Initials "H.E.", an elided article "d'", the possessive "'s", or a word: "Kassym-Jomart", "N'Djamena"."""


class Token(NamedTuple):
    """One word: text[start:end]; `folded` is the same without case and accents."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


class Tokens:
    """The words of one text, by number and by place."""

    def __init__(self, text: str, lookup: str) -> None:
        """`lookup` is the folded text, of the same length."""
        self.text = text
        spans = [found.span() for found in _WORD.finditer(text)]
        self.words = [Token(start, end, text[start:end], lookup[start:end]) for start, end in spans]
        self._starts = [start for start, _ in spans]

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, number: int) -> Token:
        return self.words[number]

    def at(self, offset: int) -> int:
        """Number of the first word that starts at that offset or behind it; len() where there is none."""
        return bisect_left(self._starts, offset)

    def gap(self, number: int) -> str:
        """What stands between the word of that number and the next one; a paragraph's end where there is none."""
        if not 0 <= number < len(self.words) - 1:
            return "\n\n"
        return self.text[self.words[number].end : self.words[number + 1].start]
