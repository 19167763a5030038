"""The lines of a text, with offsets: what cleaning, headline and dateline all look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.documents.document import Cut
from archive.lexicons import fold

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
KEY_LENGTH = 160
"""Longest line whose wording is compared with clutter phrases; of longer ones only the two ends are looked at."""
NUMBER = re.compile(r"\d[\d.,]{0,12}")
EDGES = re.compile(r"^[\W_]{1,24}|[\W_]{1,24}$")
SPACES = re.compile(r"\s{1,40}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, without the white space around it. `gap` counts the line ends before it."""

    start: int
    end: int
    text: str
    gap: int

    @property
    def key(self) -> str:
        """The line's beginning as `wording` compares it."""
        return wording(self.text[:KEY_LENGTH])

    def __len__(self) -> int:
        return self.end - self.start


def lines_of(text: str) -> tuple[Line, ...]:
    """Non-blank lines in order; `text[line.start:line.end] == line.text`."""
    found: list[Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            gap = len(LINE_END.findall(text, last_end, match.start()))
            found.append(Line(start, start + len(stripped), stripped, gap))
            last_end = match.end()
    return tuple(found)


def outside(lines: Iterable[Line], cuts: Sequence[Cut]) -> tuple[Line, ...]:
    """The lines that no cut holds as a whole; both in text order, cuts disjoint, so one pass is enough."""
    found: list[Line] = []
    number = 0
    for line in lines:
        while number < len(cuts) and cuts[number].end <= line.start:
            number += 1
        if number == len(cuts) or line.start < cuts[number].start or cuts[number].end < line.end:
            found.append(line)
    return tuple(found)


@lru_cache(maxsize=2048)
def wording(phrase: str) -> str:
    """The phrase for comparing: no case, no accents, numbers as "0", no bullets or marks around it."""
    return SPACES.sub(" ", EDGES.sub("", NUMBER.sub("0", fold(phrase)))).strip()
