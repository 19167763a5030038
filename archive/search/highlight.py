"""Marks what was searched for: in Python, so that both engines show the same, over the texts of one page.

Text is kept as segments, plain or matching, and escaped as a whole when it is rendered: escape first, mark second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.models import Article, Commitment
from archive.search.analysis import Word, pieces, plain_words, stemmed, word_spans, words
from archive.search.documents import without_cuts
from archive.search.expressions import AllOf, AnyOf, Expression, Phrase, Prefix, Token
from archive.search.meaning import words_sought
from archive.search.query import Query

WIDTH = 240
MAX_CHARACTERS = 200_000
"""A snippet is looked for in so much of the beginning of a text."""


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
    return _marked(text, 0, len(text), _matches(text, query, language))


def snippet(row: Article | Commitment, query: Query, width: int = WIDTH) -> Highlighted:
    """About `width` characters of the row's text around where most of the query is; its beginning when nothing is."""
    if isinstance(row, Commitment):
        text, language = row.quote, row.article.language
    else:
        text, language = without_cuts(row.text, row.cuts)[:MAX_CHARACTERS], row.language
    text = " ".join(text.split())
    matches = _matches(text, query, language)
    start, end = _window(text, matches, width)
    shown = _marked(text, start, end, matches)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return Highlighted([Segment(before, False), *shown.segments, Segment(after, False)])


@dataclass(frozen=True, slots=True)
class _Match:
    """`sought` tells which of the things asked for it is, so that a window with more of them wins."""

    start: int
    end: int
    sought: int


@lru_cache(maxsize=256)
def _sought(query: Query, language: str) -> tuple[Token | Phrase | Prefix, ...]:
    """What is marked in a text of that language: every word, phrase and beginning that is asked for, by any name."""
    return tuple(dict.fromkeys(leaf for expression in words_sought(query, language) for leaf in _leaves(expression)))


def _leaves(expression: Expression) -> Iterator[Token | Phrase | Prefix]:
    match expression:
        case Token() | Phrase() | Prefix():
            yield expression
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The tokens of a text, the words they were made of, and where those stand: three lists, for speed."""

    tokens: list[str]
    plain: list[str]
    spans: list[tuple[int, int]]


def _matches(text: str, query: Query, language: str) -> list[_Match]:
    """Where what is sought stands, in text order, without overlaps."""
    sought = _sought(query, language)
    if not sought:
        return []
    placed = _placed(text, language)
    found = [*_runs(placed, sought), *_beginnings(placed, sought)]
    return _without_overlaps(sorted(found, key=lambda match: (match.start, -match.end)))


def _placed(text: str, language: str) -> _Placed:
    """Of a text with spaces all words at once; of others, five times slower, piece by piece."""
    plain, spans = plain_words(text), word_spans(text)
    if len(plain) != len(spans):
        placed = [piece for word in words(text) for piece in _pieces(word)]
        plain, spans = [part for part, _ in placed], [span for _, span in placed]
    return _Placed(stemmed(plain, language), plain, spans)


def _pieces(word: Word) -> Iterator[tuple[str, tuple[int, int]]]:
    """The word, or the pairs of an unspaced run, each in its place where characters and places agree."""
    parts = pieces(word.plain)
    agree = len(parts) > 1 and len(word.plain) == word.end - word.start
    for at, part in enumerate(parts):
        yield part, (word.start + at, word.start + at + len(part)) if agree else (word.start, word.end)


def _runs(placed: _Placed, sought: Iterable[Token | Phrase | Prefix]) -> Iterator[_Match]:
    beginning: dict[str, list[tuple[int, list[str]]]] = {}
    for number, one in enumerate(sought):
        if not isinstance(one, Prefix):
            run = list(one.tokens) if isinstance(one, Phrase) else [one.text]
            beginning.setdefault(run[0], []).append((number, run))
    for place in [place for place, token in enumerate(placed.tokens) if token in beginning]:
        for number, run in beginning[placed.tokens[place]]:
            end = place + len(run)
            if placed.tokens[place:end] == run:
                yield _Match(placed.spans[place][0], placed.spans[end - 1][1], number)


def _beginnings(placed: _Placed, sought: Iterable[Token | Phrase | Prefix]) -> Iterator[_Match]:
    for number, one in enumerate(sought):
        if isinstance(one, Prefix):
            for place, (token, plain) in enumerate(zip(placed.tokens, placed.plain, strict=True)):
                if token.startswith(one.text) or plain.startswith(one.text):
                    yield _Match(*placed.spans[place], number)


def _without_overlaps(matches: Iterable[_Match]) -> list[_Match]:
    kept: list[_Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def _window(text: str, matches: Sequence[_Match], width: int) -> tuple[int, int]:
    """The part of `text` with most different matches, then most matches, the first of equals, cut between words."""
    if len(text) <= width:
        return 0, len(text)
    best = max(range(len(matches)), key=lambda place: _richness(matches, place, width), default=None)
    start = max(0, matches[best].start - width // 4) if best is not None else 0
    start = min(start, len(text) - width)
    return _between_words(text, start, start + width)


def _richness(matches: Sequence[_Match], first: int, width: int) -> tuple[int, int, int]:
    reach = matches[first].start + width * 3 // 4
    inside = list(takewhile(lambda match: match.end <= reach, islice(matches, first, first + 40)))
    return len({match.sought for match in inside}), len(inside), -first


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Moved inwards to the next spaces, by thirty characters at most: Chinese has none."""
    if start:
        space = text.find(" ", start, start + 30)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 30, end)
        end = space if space >= 0 else end
    return start, end


def _marked(text: str, start: int, end: int, matches: Iterable[_Match]) -> Highlighted:
    """`text[start:end]` in segments."""
    segments, place = [], start
    for match in matches:
        if match.start >= start and match.end <= end:
            segments += [Segment(text[place : match.start], False), Segment(text[match.start : match.end], True)]
            place = match.end
    return Highlighted([*segments, Segment(text[place:end], False)])
