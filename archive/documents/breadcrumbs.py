"""The path a site prints above an article ("Home > World > Asia"), also when it is glued to the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.documents.lines import Line
from archive.lexicons import fold, words

DEPTH = 8
"""Kept lines from the top among which a path is looked for."""
STEP = re.compile(r"\s{0,4}(?:[>»›/|→·•:：]|::|>>|--|[–—]|-(?=\s)){1,2}\s{0,4}")
MARKED = re.compile(r"(?:[^>»›|→\n]{1,40}(?:\s[>»›|→/]{1,2}\s|[>»›→])){2,6}[^>»›|→\n]{0,160}$")
WORD_END = re.compile(r"\W|$")


@cache
def names(kind: str) -> frozenset[str]:
    """Folded names of the first step ("home") or of sections ("sections"), in every language."""
    return frozenset(fold(name) for listed in words("breadcrumbs")[kind].values() for name in listed)


def end_of(line: Line, below: Sequence[Line]) -> int:
    """Where the path at the start of this line ends, 0 when there is none.

    The whole line goes when its tail is the headline that follows again, or when nothing is left after the path.
    """
    if len(line) > 300:
        return 0
    if not (length := path_length(line.text)):
        return line.end if MARKED.match(line.text) and repeats(line.text, below) else 0
    rest = line.text[length:].strip()
    whole = not rest or repeats(line.text, below) or len(rest) < 25
    return line.end if whole else line.end - len(rest)


def repeats(text: str, below: Sequence[Line]) -> bool:
    """Whether the line ends with a headline that stands again in one of the next lines."""
    return any(len(line) > 20 and text != line.text and text.endswith(line.text) for line in below)


def path_length(text: str) -> int:
    """Characters of the path at the start: a home word and sections, with or without marks between; 0 when none."""
    folded = fold(text)
    home = longest(folded, 0, names("home"))
    if not home:
        return 0
    position, steps, marked = home, 0, False
    while position < len(text):
        mark = STEP.match(text, position)
        start = mark.end() if mark else position + len(text[position:]) - len(text[position:].lstrip())
        section = longest(folded, start, names("sections"))
        if not section:
            return start if mark or steps or marked else (position if position == len(text) else 0)
        position, steps, marked = start + section, steps + 1, marked or bool(mark)
        if steps == 6:
            break
    return position


def longest(folded: str, start: int, known: frozenset[str]) -> int:
    """Length of the longest known name at that place that ends with a word, 0 when there is none."""
    window = folded[start : start + 24]
    for length in range(len(window), 0, -1):
        if window[:length] in known and (window[length - 1] > "\u2e7f" or WORD_END.match(folded, start + length)):
            return length
    return 0
