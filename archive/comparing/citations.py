"""Earlier statements that a text cites: "the Joint Declaration of 14 September 2022", "the Shanghai Communiqué".

A document is cited when the text gives it a date of its own or names it after a place. The document that the text
itself reports, told by its day, is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.comparing.accounts import When
from archive.comparing.kinds import Named, kinds_in
from archive.documents.document import Quote
from archive.documents.places import known_place
from archive.extraction.dating.forms import Printed, find_dates

DATED_WITHIN = 48
"""Characters between a document and the date it bears."""
JUST_BEFORE = 6
"""Characters between a date and the document behind it: "the 14 September 2022 statement", "2022年9月14日联合声明"."""
FURTHEST = 2 * DATED_WITHIN
"""Characters around a document in which its date begins: a text may name thousands of both."""
_BREAK = re.compile(r"[.;:!?\n。；]")
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s(?:\w{1,15}[\s-]){0,2}$")
_YEAR_AFTER = re.compile(r"^\s(?:of|from|in|de|du|от|del)\s((?:19|20)\d\d)\b(?!\s?[-/年])")
_PLACE_BEFORE = re.compile(r"((?:[A-ZÀ-Ý][\w'-]{1,20}\s){1,2})$")
_PLACE_AFTER = re.compile(r"^\s(?:of|de|del)\s([A-ZÀ-Ý][\w'-]{1,20})|^\sd['’]([A-ZÀ-Ý][\w'-]{1,20})")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited at `quote`: its kind, and its days or its place, as far as the text says."""

    quote: Quote
    kind: str
    when: When | None
    place: str


def cited_in(text: str, language: str, own: When | None) -> tuple[Cited, ...]:
    """The documents that a text cites, in text order, each place once; `own` are the days of what it reports."""
    dates = find_dates(text, language)
    found = [cited for named in kinds_in(text, language) if (cited := _cited(text, named, dates))]
    others = [one for one in found if not (own and one.when and one.when.gap(own) == 0)]
    kept: list[Cited] = []
    for one in sorted(others, key=lambda one: (one.quote.start, -one.quote.end)):
        if not kept or one.quote.start >= kept[-1].quote.end:
            kept.append(one)
    return tuple(kept)


def _cited(text: str, named: Named, dates: Sequence[Printed]) -> Cited | None:
    if named.kind.sort != "document":
        return None
    for start, end, when in (*_dated(text, named, dates), *_of_year(text, named)):
        return Cited(Quote(start, end, text[start:end]), named.kind.code, when, "")
    for start, end, place in _of_place(text, named):
        return Cited(Quote(start, end, text[start:end]), named.kind.code, None, place)
    return None


def _dated(text: str, named: Named, dates: Sequence[Printed]) -> Iterator[tuple[int, int, When]]:
    """A date close behind, or close before where the language puts it there, without a break between."""
    first = bisect_left(dates, named.start - FURTHEST, key=lambda printed: printed.start)
    last = bisect_left(dates, named.end + FURTHEST, key=lambda printed: printed.start)
    near = dates[first:last]
    for printed in (one for one in near if one.start >= named.end):
        when = _days(printed)
        if when and printed.start - named.end <= DATED_WITHIN and not _BREAK.search(text[named.end : printed.start]):
            yield named.start, printed.end, when
    for printed in (one for one in near if one.end <= named.start):
        when = _days(printed)
        if when and named.start - printed.end <= JUST_BEFORE and not _BREAK.search(text[printed.end : named.start]):
            yield printed.start, named.end, when


def _days(printed: Printed) -> When | None:
    """A full date, or a month of a year."""
    day = printed.date()
    if day:
        return When(day, printed.last_date() or day, True)
    if printed.is_month_and_year and printed.year and printed.month and printed.exists():
        last = calendar.monthrange(printed.year, printed.month)[1]
        return When(dt.date(printed.year, printed.month, 1), dt.date(printed.year, printed.month, last), True)
    return None


def _of_year(text: str, named: Named) -> Iterator[tuple[int, int, When]]:
    before = _YEAR_BEFORE.search(text, max(0, named.start - 40), named.start)
    after = _YEAR_AFTER.search(text[named.end : named.end + 12])
    if before:
        yield before.start(1), named.end, _year(before.group(1))
    elif after:
        yield named.start, named.end + after.end(), _year(after.group(1))


def _year(digits: str) -> When:
    return When(dt.date(int(digits), 1, 1), dt.date(int(digits), 12, 31), True)


def _of_place(text: str, named: Named) -> Iterator[tuple[int, int, str]]:
    """ "the Shanghai Communiqué": written large and after a known place; "communiqué de Shanghai"."""
    before = _PLACE_BEFORE.search(text, max(0, named.start - 44), named.start)
    for start in _starts(before) if before and text[named.start].isupper() else ():
        place = text[start : named.start].strip()
        if known_place(place):
            yield start, named.end, place
    after = _PLACE_AFTER.search(text[named.end : named.end + 30])
    if after:
        place = after.group(1) or after.group(2)
        if known_place(place):
            yield named.start, named.end + after.end(), place


def _starts(before: re.Match[str]) -> Iterator[int]:
    """Where the two words before begin, and where the last one does."""
    yield before.start(1)
    words = before.group(1).rstrip()
    if " " in words:
        yield before.start(1) + words.rindex(" ") + 1
