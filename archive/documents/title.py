"""The headline of a text, or the leading clause of its lede when it has none."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from archive.documents.datelines import read_dateline
from archive.documents.document import Document, Quote
from archive.documents.lines import Line, lines_of, wording
from archive.documents.mastheads import is_masthead, labels
from archive.documents.outlets import outlet_named
from archive.lexicons import fold, words

LONGEST_HEADLINE = 260
LONGEST_CLAUSE = 180
SHORTEST_CLAUSE = 40
SHORTEST_HEADLINE = 32
DEPTH = 10
FULL_STOP = re.compile(r"(?<!\.)[.。;؛:,，、][\"'”’»)]{0,2}$")
SUFFIX = re.compile(r"\s(?:[-–—|:]|::)\s(?P<name>[^|]{2,60})$")
SENTENCE = re.compile(r"[.!?]\s|[。！？]|$")


def entitle(document: Document) -> Document:
    """The document with its title: stated, or the headline it prints, or the lede's leading clause."""
    stated = document.known("title")
    quote = headline(document)
    if stated and not (quote and fold(quote.text) == fold(stated.value)):
        return replace(document, title=stated.value, title_quote=stated.quote, title_source="stated")
    if quote:
        return replace(document, title=quote.text, title_quote=quote, title_source="headline")
    derived = from_lede(document)
    return replace(document, title=derived.text if derived else "", title_quote=derived, title_source="derived")


def kept_lines(document: Document) -> tuple[Line, ...]:
    """What is left of the first lines once the cuts are blanked; quotes are taken from the text itself."""
    blanked = list(document.text)
    for cut in document.cuts:
        blanked[cut.start : cut.end] = [c if c in "\r\n" else " " for c in blanked[cut.start : cut.end]]
    return lines_of("".join(blanked))


def headline(document: Document) -> Quote | None:
    """The first line that reads like a headline, if it stands above the lede."""
    lines = kept_lines(document)[:DEPTH]
    for line, following in zip_longest(lines, lines[1:]):
        if is_label(line) or (following and stands_above(line, following)):
            continue
        if len(line) > LONGEST_HEADLINE or read_dateline(line.text) or reads_like_prose(line, following):
            return None
        return without_suffix(line)
    return None


def is_label(line: Line) -> bool:
    """ "Press release", a ministry's letterhead, a number: stands above the headline without being it."""
    parts = [wording(part) for part in re.split(r"[|/>·]", line.text[:120])]
    return all(part in labels() for part in parts) or is_masthead(line)


def stands_above(line: Line, following: Line) -> bool:
    """A few words above a longer line that is a headline itself: the name of a paper, of an office, of a rubric."""
    if len(line) > SHORTEST_HEADLINE or len(following) < max(24, 1.5 * len(line)):
        return False
    return len(following) <= 160 and not FULL_STOP.search(following.text) and not read_dateline(following.text)


def reads_like_prose(line: Line, following: Line | None) -> bool:
    """A sentence closed by a full stop is the lede, unless it is short and a longer paragraph follows."""
    if following is None:
        return True
    closed = bool(FULL_STOP.search(line.text, max(0, len(line) - 4)))
    return closed and (len(line) > 110 or len(following) < len(line))


def without_suffix(line: Line) -> Quote:
    """The headline without " - Reuters" behind it."""
    found = SUFFIX.search(line.text, max(0, len(line) - 70))
    text = line.text[: found.start()] if found and outlet_named(found["name"]) else line.text
    return Quote(line.start, line.start + len(text), text)


def from_lede(document: Document) -> Quote | None:
    """The lede's first clause, without its dateline: up to "according to", "in a move", a dash or a full stop."""
    line = next((line for line in kept_lines(document) if not is_label(line)), None)
    if not line:
        return None
    dateline = read_dateline(line.text)
    text = document.text[line.start : line.end]
    start = dateline.end if dateline and dateline.end < len(text) else 0
    clause = text[start : start + clause_length(text[start:])].rstrip(" ,;:.-–—。，")
    return Quote(line.start + start, line.start + start + len(clause), clause)


def clause_length(lede: str) -> int:
    end = SENTENCE.search(lede, min(len(lede), 20))
    sentence = lede[: min(end.start() if end else len(lede), 2 * LONGEST_CLAUSE)]
    folded = fold(sentence)
    openers = (opener for listed in words("headlines")["clauses"].values() for opener in listed)
    found = [at for opener in openers if (at := folded.find(fold(opener), SHORTEST_CLAUSE)) > 0]
    length = min(found, default=len(sentence))
    return length if length <= LONGEST_CLAUSE else shortened(sentence)


def shortened(sentence: str) -> int:
    """The last comma, or else the last space, within the length of a title."""
    comma = max(sentence.rfind(mark, SHORTEST_CLAUSE, LONGEST_CLAUSE) for mark in (",", "，", "،"))
    return comma if comma > 0 else max(sentence.rfind(" ", 0, LONGEST_CLAUSE), 0) or LONGEST_CLAUSE
