"""The masthead of a page: the name of the house, rubrics, a document symbol and a date on one line above the headline.

"Council of the EU   Press release   25 June 2024   14:05", "KYODO NEWS - Jun 13, 2024 - 21:14 | All", "SG/SM/22345".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from archive.documents.calendar_words import date_line_words
from archive.documents.document import Quote
from archive.documents.letterheads import is_letterhead
from archive.documents.lines import Line, lines_of, wording
from archive.documents.outlets import outlet_named
from archive.lexicons import words

LONGEST = 130
MARK = re.compile(r"\s{2,12}|\s{0,3}[|·•>]\s{0,3}|\s[/–—-]{1,2}\s")
SYMBOL = re.compile(r"(?:No\.? |Nr\.? |№ ?)?[A-Z]{0,14}(?:[/ -]?\d[\w()-]{0,12}|[/-][A-Z][\w()-]{0,12}){1,5}$")
"""A document symbol: "SG/SM/21454", "STATEMENT/23/1234"."""
LETTERS = re.compile(r"[^\W\d_]{1,40}")

Sort = Literal["house", "label", "date", "symbol", ""]


def is_masthead(line: Line) -> bool:
    """Whether the line holds nothing but such parts; what else stands behind a house and a date is a rubric."""
    if len(line) > LONGEST:
        return False
    sorts = [sort for sort, _ in parts_of(line)]
    return all(sorts) or {"house", "date"} <= set(sorts)


def is_dated_masthead(line: Line) -> bool:
    """A masthead with a date among its parts."""
    return is_masthead(line) and any(sort == "date" for sort, _ in parts_of(line))


def parts_of(line: Line) -> Iterator[tuple[Sort, Quote]]:
    """The parts between the marks of the line, each with what it is, "" for anything else."""
    start = 0
    for end, following in [*((mark.start(), mark.end()) for mark in MARK.finditer(line.text)), (len(line), len(line))]:
        if end > start:
            part = line.text[start:end]
            yield sort_of(part), Quote(line.start + start, line.start + end, part)
        start = following


def sort_of(part: str) -> Sort:
    if outlet_named(part) or is_letterhead(next(iter(lines_of(part)))):
        return "house"
    if SYMBOL.match(part) or not any(char.isalpha() or char.isdigit() for char in part):
        return "symbol"
    if wording(part) in labels():
        return "label"
    return "date" if is_dated(part) else ""


def is_dated(part: str) -> bool:
    """A date or a time, with a rubric before it or without: "All News 17:02 October 24, 2024"."""
    first = next((n for n, char in enumerate(part) if char.isdigit()), len(part))
    rubric, known = wording(part[:first]), date_line_words()
    spoken = LETTERS.findall(wording(part[first:] if rubric in labels() else part))
    return first < len(part) and sum(map(str.isdigit, part)) >= 3 and all(word in known for word in spoken)


@cache
def labels() -> frozenset[str]:
    """Lines that stand above headlines, and names of sections."""
    listed = [*words("headlines")["labels"].values(), *words("breadcrumbs")["sections"].values()]
    return frozenset(wording(label) for labels in listed for label in labels)


def issuer_of_symbol(text: str) -> str:
    """Whose documents bear such symbols: "SG/SM/22345" is the United Nations'; "" when nobody is known for it."""
    series = words("sources")["symbols"].items()
    return next((issuer for issuer, opens in series if text.startswith(tuple(opens))), "")
