"""Lines that sign and date an article: a date alone, "Updated …", an author or an outlet with a date."""

from __future__ import annotations

import re

from archive.documents.calendar_words import date_line_words, phrases
from archive.documents.datelines import read_dateline
from archive.documents.lines import Line, wording
from archive.documents.outlets import outlets_in

DEPTH = 6
"""Kept lines from the top below which nobody signs and dates an article."""
LONGEST = 110
MOST_NAMES = 7
LETTERS = re.compile(r"[^\W\d_]{1,40}")
DIGITS = re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d\d")
DATE_SHAPE = re.compile(
    r"\d{1,2}\D{1,24}\d{4}|\d{4}\D{1,3}\d{1,2}\D{1,3}\d|\d{1,2}[./-]\d{1,2}[./-]\d|[^\W\d_]{3,12}\.? \d"
)
LEADING = re.compile(r"[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,3}")
FULL_STOP = re.compile(r"[.!?。！？…]\W{0,3}$")
MARK = re.compile(r"[|•·]|\b(?:by|editor|updated|published|posted|source)\b|来源|编辑|par\s", re.IGNORECASE)
NAME_MARK_DATE = re.compile(
    r"[^\W\d_][\w.'’-]{0,30}(?: [^\W\d_][\w.'’-]{0,30}){1,3}\s?[|•·]"
    r"\s{0,3}[\w.,: ]{0,30}\d{1,4}[./ -]\w{1,10}[./ -]\d{2,4}.{0,40}$"
)


def is_date_line(line: Line) -> bool:
    """A date, the words around dates, and nothing else."""
    if len(line) > LONGEST or len(DIGITS.findall(line.text)) < 3:
        return False
    known = date_line_words()
    found = LETTERS.findall(wording(line.text))
    return all(word in known or all(c in known for c in word) for word in found) and bool(DATE_SHAPE.search(line.text))


def date_line_reason(line: Line) -> str:
    """ "update line" when the line says so: the date of publication is elsewhere, or not known so well."""
    leading = LEADING.match(line.text)
    return "update line" if leading and wording(leading.group()) in phrases("updated") else "date line"


def names_day(line: Line) -> bool:
    """Whether a short line holds a date with its year."""
    return len(line) <= LONGEST and bool(YEAR.search(line.text)) and bool(DATE_SHAPE.search(line.text))


def is_signed_and_dated(line: Line) -> bool:
    """A name, a mark and a date: "Jane Doe | 14.06.2023 - Update: 15.06.2023"."""
    return len(line) <= LONGEST and bool(NAME_MARK_DATE.match(line.text))


def is_source_line(line: Line) -> bool:
    """ "The Astana Times 15 September 2022", "(Xinhua) 09:12, September 15, 2022": outlet or author, and a date.

    What is left beside the words of dates must be names; a place and a date are a dateline and stay.
    """
    if len(line) > LONGEST or not YEAR.search(line.text) or not DATE_SHAPE.search(line.text):
        return False
    known = date_line_words()
    rest = [word for word in LETTERS.findall(line.text) if wording(word) not in known]
    lower = sum(word.islower() for word in rest)
    return 0 < len(rest) <= MOST_NAMES and lower <= 2 and is_signature(line) and not read_dateline(line.text)


def is_signature(line: Line) -> bool:
    """A mark of signatures or an outlet, and no full stop: a headline that names a date has neither."""
    return not FULL_STOP.search(line.text) and bool(MARK.search(line.text) or outlets_in(line.text))
