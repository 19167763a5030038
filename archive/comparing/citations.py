"""Earlier statements that a text cites: "the Joint Declaration of 14 September 2022", "the Shanghai Communiqué".

A document is cited when the text gives it a date of its own or names it after a place. The document that the text
itself reports, told by its day, is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from archive.comparing.accounts import When
from archive.comparing.kinds import Named, kinds_in
from archive.documents.document import Quote
from archive.documents.places import known_place
from archive.extraction.dating.forms import Printed, find_dates
from archive.lexicons import fold, words

DATED_WITHIN = 48
"""Characters between a document and the date it bears."""
JUST_BEFORE = 6
"""Characters between a date and the document behind it: "the 14 September 2022 statement", "2022年9月14日联合声明"."""
FURTHEST = 2 * DATED_WITHIN
"""Characters around a document in which its date begins: a text may name thousands of both."""
_BREAK = re.compile(r"[.;:!?\n。；،]")
_YEAR_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s(?:\w{1,15}[\s-]){0,2}|年[\u3400-\u9fff]{0,12})$")
_YEAR = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?!\s?[-/年\d])")
_LONGEST_ENDING = 14
WORDS_BEFORE_YEAR = 3
"""Words between a document and a mere year that is its own: "acuerdo de paz de 2016"."""
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
    named = [one for one in kinds_in(text, language) if one.kind.sort == "document"]
    following = [*(one.start for one in named), len(text)][1:]
    tied = (_cited(Near(text, language, one, until), dates) for one, until in zip(named, following, strict=False))
    found = [cited for cited in tied if cited]
    others = [one for one in found if not (own and one.when and one.when.gap(own) == 0)]
    kept: list[Cited] = []
    for one in sorted(others, key=lambda one: (one.quote.start, -one.quote.end)):
        if not kept or one.quote.start >= kept[-1].quote.end:
            kept.append(one)
    return tuple(kept)


def apart_from(cited: Iterable[Cited], instruments: Sequence[tuple[int, int]]) -> Iterator[Cited]:
    """Without what is named as an instrument, at these spans, and has no date of its own besides."""
    for one in cited:
        if one.when is not None or not any(
            one.quote.start < end and start < one.quote.end for start, end in instruments
        ):
            yield one


@dataclass(frozen=True, slots=True)
class Near:
    """A document named in a text; what stands behind `until` belongs to the next one."""

    text: str
    language: str
    named: Named
    until: int

    def ties(self, end: int, preposition: str) -> bool:
        """Whether the words between the document and a date at `end` tie the two."""
        between = self.text[self.named.end : end]
        if end > self.until or len(between) > DATED_WITHIN or _BREAK.search(between):
            return False
        folded = fold(between).rstrip()
        close = _tied_by(preposition, self.language)
        made = _tied_by("made", self.language)
        directly = close is not None and any(found.end() == len(folded) for found in close.finditer(folded))
        return directly or bool(made and made.search(folded))


@cache
def _tied_by(part: str, language: str) -> re.Pattern[str] | None:
    forms = words("citing")[part].get(language)
    if not forms:
        return None
    escaped = (re.escape(fold(form)).replace(r"\*", rf"\w{{0,{_LONGEST_ENDING}}}") for form in forms)
    written = "|".join(sorted(escaped, key=len, reverse=True))
    return re.compile(written if language == "zh" else rf"(?<!\w)(?:{written})(?!\w)")


def _cited(near: Near, dates: Sequence[Printed]) -> Cited | None:
    text, kind = near.text, near.named.kind.code
    for start, end, when in _dated(near, dates):
        start, end = _with_its_place(near, start), _with_its_ending(near, end)
        return Cited(Quote(start, end, text[start:end]), kind, when, "")
    for start, end, place in _of_place(text, near.named):
        return Cited(Quote(start, end, text[start:end]), kind, None, place)
    return None


def _with_its_place(near: Near, start: int) -> int:
    """ "the Shanghai Communiqué of 1972", "the Belgrade agreement of 7 July": the place belongs to the name."""
    before = _PLACE_BEFORE.search(near.text, max(0, near.named.start - 44), near.named.start)
    named = (at for at in (_starts(before) if before else ()) if known_place(near.text[at : near.named.start].strip()))
    return min([start, *named])


def _with_its_ending(near: Near, end: int) -> int:
    """Behind the year: "2001 года"."""
    for form in words("citing")["after_year"].get(near.language, ()):
        if near.text.startswith(f" {form}", end):
            return end + 1 + len(form)
    return end


def _dated(near: Near, dates: Sequence[Printed]) -> Iterator[tuple[int, int, When]]:
    """What stands behind the document first: what stands before it may be the date of another."""
    first = bisect_left(dates, near.named.start - FURTHEST, key=lambda printed: printed.start)
    last = bisect_left(dates, near.named.end + FURTHEST, key=lambda printed: printed.start)
    around = dates[first:last]
    yield from _date_behind(near, around)
    yield from _year_behind(near)
    yield from _date_before(near, around)
    yield from _year_before(near, around)


def _date_behind(near: Near, dates: Sequence[Printed]) -> Iterator[tuple[int, int, When]]:
    named = near.named
    for printed in (one for one in dates if one.start >= named.end):
        when = _days(printed)
        if when and (near.text[named.end : printed.start].isspace() or near.ties(printed.start, "of")):
            yield named.start, printed.end, when


def _year_behind(near: Near) -> Iterator[tuple[int, int, When]]:
    named = near.named
    for after in _YEAR.finditer(near.text, named.end, named.end + DATED_WITHIN + 4):
        close = len(near.text[named.end : after.start()].split()) <= WORDS_BEFORE_YEAR
        if (close and near.ties(after.start(), "of")) or (
            near.ties(after.start(), "in") and _is_made(near, after.start())
        ):
            yield named.start, after.end(), _year(after.group(1))


def _date_before(near: Near, dates: Sequence[Printed]) -> Iterator[tuple[int, int, When]]:
    """Close before, where the language puts it there, without a break between."""
    for printed in (one for one in dates if one.end <= near.named.start):
        when, between = _days(printed), near.text[printed.end : near.named.start]
        if when and len(between) <= JUST_BEFORE and not _BREAK.search(between):
            yield printed.start, near.named.end, when


def _year_before(near: Near, dates: Sequence[Printed]) -> Iterator[tuple[int, int, When]]:
    """Not the year of a whole date: "…1963 und die Erklärung"."""
    before = _YEAR_BEFORE.search(near.text, max(0, near.named.start - 40), near.named.start)
    if before and not any(one.start <= before.start(1) < one.end for one in dates):
        yield before.start(1), near.named.end, _year(before.group(1))


def _days(printed: Printed) -> When | None:
    """A full date, or a month of a year."""
    day = printed.date()
    if day:
        return When(day, printed.last_date() or day, True)
    if printed.is_month_and_year and printed.year and printed.month and printed.exists():
        last = calendar.monthrange(printed.year, printed.month)[1]
        return When(dt.date(printed.year, printed.month, 1), dt.date(printed.year, printed.month, last), True)
    return None


def _is_made(near: Near, end: int) -> bool:
    """A year behind a mere "in" is the document's only where something says that it was made then."""
    made = _tied_by("made", near.language)
    between = fold(near.text[near.named.end : end])
    return not between.split()[:-1] or bool(made and made.search(between))


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
