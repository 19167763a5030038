"""Marks what was searched for: in Python, so that both engines show the same, over the texts of one page.

Text is kept as segments, plain or matching, and escaped as a whole when it is rendered: escape first, mark second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import takewhile

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
for, at most so many; where all are ASCII, which is folded ten times as fast, so many at once."""


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
    text = escape(segment.text)
    return f"<mark>{text}</mark>" if segment.is_match else text


def highlight(text: str, query: Query, language: str = "") -> Highlighted:
    """The whole of `text`, a text in that language, with what `query` asks for marked."""
    return Highlighted(_marked(text, places(text, _sought(query, language))))


def snippet(row: Article | Commitment | Quoted, query: Query, width: int = WIDTH) -> Highlighted:
    """About `width` characters of the row's text where all of the query is, else most of it; its beginning when
    nothing is."""
    if isinstance(row, Commitment):
        text, language = row.quote, row.article.language
    else:
        text, language = without_cuts(row.text, row.cuts)[:MAX_CHARACTERS].strip(), row.language
    sought = _sought(query, language)
    looked = _looked_through(text, sought, width)
    start, end = _window(text, looked.richest, width)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    marked = _marked(text[start:end], looked.between(start, end) or places(text[start:end], sought))
    shown = [Segment(_SPACES.sub(" ", one.text), one.is_match) for one in marked]
    return Highlighted([Segment(before, False), *shown, Segment(after, False)])


_SPACES = re.compile(r"\s+")


def _sought(query: Query, language: str) -> Sought:
    return _sought_by(query, language, curated_names_seen()[0])


@lru_cache(maxsize=256)
def _sought_by(query: Query, language: str, edition: object) -> Sought:
    """`edition`: of the names that curators added, which are looked for too."""
    return Sought.of(words_sought(query, language, curated_names_seen()[1]), language)


@dataclass(frozen=True, slots=True)
class _Looked:
    """Where the first window begins that holds all that is asked for, else the one with most of it; every place that
    was found up to `end`."""

    richest: int
    found: Sequence[Place]
    end: int

    def between(self, start: int, end: int) -> list[Place] | None:
        """The places in that stretch; None when it was not looked through."""
        if end > self.end:
            return None
        return [
            Place(one.start - start, one.end - start, one.asked)
            for one in self.found
            if one.start >= start and one.end <= end
        ]


def _looked_through(text: str, sought: Sought, width: int) -> _Looked:
    best, richest, end = (0, 0), 0, 0
    found: list[Place] = []
    for start, block in _blocks(text) if sought.asked else ():
        end = start + len(block)
        first = next((at for at, place in enumerate(found) if place.start > start - width), len(found))
        found += [Place(start + one.start, start + one.end, one.asked) for one in places(block, sought)]
        for at in range(first, len(found)):
            window = _together(found[at : at + 40], width)
            richness = len({place.asked for place in window}), len(window)
            if richness > best:
                best, richest = richness, window[0].start
            if best[0] == sought.asked:
                return _Looked(richest, found, end)
    return _Looked(richest, found, end)


def _together(found: Sequence[Place], width: int) -> list[Place]:
    """The first and the others that follow it within three quarters of the width."""
    reach = max(found[0].start + width * 3 // 4, found[0].end)
    return list(takewhile(lambda place: place.end <= reach, found))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of the text that end at a space, where there is one."""
    start, (size, most) = 0, BLOCKS
    size = most if text.isascii() else size
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


def _marked(text: str, found: Iterable[Place]) -> Iterator[Segment]:
    """All of `text`, plain and matching."""
    place = 0
    for match in found:
        yield Segment(text[place : match.start], False)
        yield Segment(text[match.start : match.end], True)
        place = match.end
    yield Segment(text[place:], False)
