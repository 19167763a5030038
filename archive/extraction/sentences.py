"""Sentences with offsets: where one ends in wrapped lines, lists, numbered paragraphs and broken punctuation.

Reads `Document.readable` (same length as the text) and gives quotes of `Document.text`. Abbreviations stand in
`archive/lexicons/data/words/<language>/abbreviations.txt`; a language without the file uses the common ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.documents.document import Document, Quote
from archive.lexicons.grammar import abbreviations

Span = tuple[int, int]

LONGEST_WRAP = 120
"""Characters a hard-wrapped line may have; a longer line is a paragraph of its own."""

LONGEST_BLOCK = 20_000
"""Characters that wrapped lines may make together."""

_LINE = re.compile(r"([^\n]*)(?:\n|\Z)")
_BULLET = re.compile(
    r"\s{0,40}(?:[•●▪◦‣·*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\[\d{1,3}\])(?:\s{1,10}|(?=[A-Z]))"
)
_STOP = re.compile(r"[.!?…]{1,6}[\"')\]]{0,4}(?=\s)|[。！？؟۔]{1,4}[\"')\]」』”]{0,4}")
_FULL_STOP = re.compile(r"[.!?…:;。！？؟۔][\"')\]]{0,4}\s*$")
_LAST_WORD = re.compile(r"[\w.'-]{1,40}$")
_SPACED_NEXT = re.compile(r"\s{1,400}[\"'(\[]{0,3}\s?([^\s\"'(\[])")
_NEXT_WORD = re.compile(r"\s{0,400}[\"'(\[]{0,3}(\w{1,30})")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,6}")


@lru_cache(maxsize=1)
def split_sentences(document: Document) -> tuple[Quote, ...]:
    """The sentences in text order, without their bullets or paragraph numbers; nothing of what was cut.

    Several readers ask for the sentences of the document at hand: they are split once.
    """
    text = document.text
    spans = sentence_spans(document.readable, document.language)
    return tuple(Quote(start, end, text[start:end]) for start, end in spans)


def sentence_spans(readable: str, language: str) -> list[Span]:
    """Start and end of every sentence in a cleaned text."""
    known = abbreviations(language)
    return [span for block in _blocks(readable) for span in _sentences(readable, block, known)]


def _blocks(readable: str) -> Iterator[Span]:
    """Runs of lines that belong together: a line ends its block unless it was only wrapped."""
    start = end = -1
    for line in _LINE.finditer(readable):
        words = line.group(1)
        if start >= 0 and not _continues(readable[max(start, end - 400) : end], end - start, words):
            yield start, end
            start = -1
        if words.strip():
            start, end = (line.start() if start < 0 else start), line.end(1)
    if start >= 0:
        yield start, end


def _continues(tail: str, length: int, line: str) -> bool:
    """Whether a line goes on with the block above it: the block was wrapped in mid-sentence."""
    above, here = tail.rsplit("\n", 1)[-1], line.strip()
    if not here or _BULLET.match(line) or _FULL_STOP.search(above) or not above.strip():
        return False
    if here[0].islower():
        return True
    wide = max(len(above), len(line)) <= LONGEST_WRAP
    return (
        wide and len(above.strip()) >= 45 and len(above) + len(here.split(" ", 1)[0]) >= 60 and length < LONGEST_BLOCK
    )


def _sentences(readable: str, block: Span, known: frozenset[str]) -> Iterator[Span]:
    start, stop = block
    bullet = _BULLET.match(readable, start, stop)
    start = bullet.end() if bullet else start
    for mark in _STOP.finditer(readable, start, stop):
        if mark.start() >= start and _ends_sentence(readable, mark, stop, known):
            yield from _trimmed(readable, start, mark.end())
            start = mark.end()
    yield from _trimmed(readable, start, stop)


def _ends_sentence(readable: str, mark: re.Match[str], stop: int, known: frozenset[str]) -> bool:
    if mark.group()[0] in "。！？؟۔":
        return True
    follower = _SPACED_NEXT.match(readable, mark.end(), stop)
    if follower is None:
        return mark.end() >= stop or not readable[mark.end() : stop].strip()
    first = follower.group(1)
    if not (first.isupper() or first.isdigit() or (not first.isascii() and not first.islower()) or first in "-•*"):
        return False
    return mark.group()[0] != "." or not _abbreviates(readable, mark, stop, known)


def _abbreviates(readable: str, mark: re.Match[str], stop: int, known: frozenset[str]) -> bool:
    """Whether a full stop belongs to its word: an initial, a title, "No. 5", "U.S. Army" but not "U.S. The"."""
    if mark.group() != ".":
        return False
    before = _LAST_WORD.search(readable, max(0, mark.start() - 40), mark.start())
    word = before.group() if before else ""
    following = _NEXT_WORD.match(readable, mark.end(), stop)
    next_word = following.group(1) if following else ""
    if _INITIALS.fullmatch(word + "."):
        return len(word) == 1 or next_word.lower() not in OPENERS
    if word.lower() in ("no", "nos", "art", "para"):
        return next_word.isdigit()
    return word.lower() in known


OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "we",
        "both",
        "this",
        "these",
        "but",
        "and",
        "for",
        "according",
        "le",
        "la",
        "les",
        "il",
        "elle",
        "ils",
        "selon",
        "en",
    ]
)
"""Words that open a sentence even after "U.S."."""


def _trimmed(readable: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (readable[start].isspace() or readable[start] in ",;"):
        start += 1
    while end > start and readable[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in readable[start : min(end, start + 400)]):
        yield start, end
