"""Marks what was searched for: in Python, so that both engines show the same, over the texts of one page.

Text is kept as segments, plain or matching, and escaped as a whole when it is rendered: escape first, mark second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.models import Article, Commitment
from archive.search.documents import without_cuts
from archive.search.meaning import words_sought
from archive.search.names import curated_names_seen
from archive.search.places import Place, Sought, places
from archive.search.query import Query
from archive.search.quoting import Quoted

WIDTH = 240
MAX_CHARACTERS = 200_000
"""A snippet is looked for in so much of the beginning of a text."""
BLOCKS = 2_000, 8_000
"""So many characters are looked through at first, and twice as many each time until a window has all that is asked
for, at most so many."""


@dataclass(frozen=True, slots=True)
class Segment:
    text: str
    is_match: bool


class Highlighted(str):
    """The plain text, a string, that knows its `segments`; in a template it renders escaped, matches in <mark>."""

    segments: tuple[Segment, ...]

    def __new__(cls, segments: Iterable[Segment]) -> Highlighted:
        kept = tuple(segment for segment in segments if segment.text)
        made = super().__new__(cls, "".join(segment.text for segment in kept))
        made.segments = kept
        return made

    def __html__(self) -> SafeString:
        return mark_safe("".join(map(_rendered, self.segments)))


def _rendered(segment: Segment) -> str:
    return f"<mark>{escape(segment.text)}</mark>" if segment.is_match else escape(segment.text)


def highlight(text: str, query: Query, language: str = "") -> Highlighted:
    """The whole of `text`, a text in that language, with what `query` asks for marked."""
    return Highlighted(_segments(text, _sought(query, language)))


def snippet(row: Article | Commitment | Quoted, query: Query, width: int = WIDTH) -> Highlighted:
    """About `width` characters of the row's text where all of the query is, else most of it; its beginning when
    nothing is."""
    if isinstance(row, Commitment):
        text, language = row.quote, row.article.language
    else:
        text, language = without_cuts(row.text, row.cuts)[:MAX_CHARACTERS].strip(), row.language
    sought = _sought(query, language)
    start, end = _window(text, _richest(text, sought, width), width)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shown = [Segment(_SPACES.sub(" ", one.text), one.is_match) for one in _segments(text[start:end], sought)]
    return Highlighted([Segment(before, False), *shown, Segment(after, False)])


_SPACES = re.compile(r"\s+")


def _sought(query: Query, language: str) -> Sought:
    return _sought_by(query, language, curated_names_seen()[0])


@lru_cache(maxsize=256)
def _sought_by(query: Query, language: str, edition: object) -> Sought:
    """`edition`: of the names that curators added, which are looked for too."""
    return Sought.of(words_sought(query, language, curated_names_seen()[1]), language)


def _richest(text: str, sought: Sought, width: int) -> int:
    """Where the first window begins that holds all that is asked for; else the one with most of it."""
    best, start = (0, 0), 0
    for window in _windows(text, sought, width):
        richness = len({place.asked for place in window}), len(window)
        if richness > best:
            best, start = richness, window[0].start
        if best[0] == sought.asked:
            break
    return start


def _windows(text: str, sought: Sought, width: int) -> Iterator[list[Place]]:
    """From each place the others that follow it within three quarters of the width."""
    late: list[Place] = []
    for start, block in _blocks(text) if sought.asked else ():
        found = [*late, *(Place(start + one.start, start + one.end, one.asked) for one in places(block, sought))]
        yield from (_together(found[first : first + 40], width) for first in range(len(found)))
        late = [place for place in found if place.start > start + len(block) - width]


def _together(found: Sequence[Place], width: int) -> list[Place]:
    reach = max(found[0].start + width * 3 // 4, found[0].end)
    return list(takewhile(lambda place: place.end <= reach, found))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of the text that end at a space, where there is one."""
    start, (size, most) = 0, BLOCKS
    while start < len(text):
        end = start + size
        if end < len(text):
            end = text.rfind(" ", start + size // 2, end) + 1 or end
        yield start, text[start:end]
        start, size = end, min(2 * size, most)


def _window(text: str, first: int, width: int) -> tuple[int, int]:
    """The part of `text` around what begins at `first`, cut between words."""
    if len(text) <= width:
        return 0, len(text)
    start = min(max(0, first - width // 4), len(text) - width)
    return _between_words(text, start, start + width)


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Moved inwards to the next spaces, by thirty characters at most: Chinese has none."""
    if start:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space >= 0 else end
    return start, end


def _segments(text: str, sought: Sought) -> Iterator[Segment]:
    """All of `text`, plain and matching."""
    place = 0
    for match in places(text, sought) if sought.asked else ():
        yield Segment(text[place : match.start], False)
        yield Segment(text[match.start : match.end], True)
        place = match.end
    yield Segment(text[place:], False)
