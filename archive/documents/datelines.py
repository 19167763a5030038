"""The dateline that opens a report: "BEIJING, Sept. 14 (Xinhua) --", "МОСКВА, 14 сен - РИА Новости".

A dateline is a place, with a date or an agency or both, closed by a dash, a colon or a full stop. A place alone
counts only when it is in capitals or known, so that "President Xi: …" and "Joint statement - …" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from archive.documents.calendar_words import months, phrases, weekdays
from archive.documents.document import Quote
from archive.documents.outlets import known_agency, outlet_named
from archive.documents.places import known_place, repaired_place
from archive.lexicons import fold, words

PLACE_AND_DATE = 60
"""Longest line that is a dateline as a whole: "Geneva, 14 September 2022"."""
REACH = 130
"""Characters from the start of a paragraph within which a dateline must end."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the report itself; start and end enclose it with its closing mark."""

    start: int
    end: int
    place: Quote | None
    agency: Quote | None
    date: Quote | None


CLOSING = re.compile(
    r"\s{0,2}(?:\.\s?[-–—]{1,3}|[-–—]{2,3}|[–—]|:-?|：|(?<=\s)-(?=\s)|(?<=[)/\d])-|\.(?=\s)|(?<=/),)\s{0,3}|(?<=\))\s"
)
AGENCY = re.compile(r"[(（/]\s?([^\W\d][^()（）/\[\]\n]{1,60}?)\s?[)）/]")
BARE_AGENCY = re.compile(r"([^\W\d][\w ]{1,24}?)(?:[.:,]\s|\s[–—-]{1,2}\s)")
WORD = re.compile(r"[^\s,،.;:()（）/\[\]|–—]+")
PLACE_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁҚҒҢҮҰҺІЇЄԱ-Ֆ\u0600-\u06ff\u0370-\u03ff][\w'’.-]{0,25}|de|da|del|di|do|la|el|al|am|sur|the|and|es"
)
GLUE = frozenset(fold(word) for word in ("le", "de", "el", "den", "of", "г", "года", "року", "do", "da", "del", "م"))
FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|人民网|央视网|新华网|中国日报网|[\u4e00-\u9fff]{2,6}?(?:社|网|報|报|讯))?"
    r"(?:记者[\u4e00-\u9fff]{2,4})?(?P<place>[\u3400-\u9fff·]{2,10}?)"
    r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:\s{0,2}(?P<after>[\u4e00-\u9fff]{2,5}))?(?:专?电|電|讯|訊)"
)
BRACKETED = re.compile(
    r"[(（【［\[](?P<place>[^\s()（）【】［］\[\]=＝·,，]{2,12})(?:\s(?P<date>\d{1,2}日))?\s?[=＝·,，\s]\s?"
    r"(?P<agency>[^()（）【】［］\[\]]{2,24})[)）】］\]]"
)


def read_dateline(line: str, offset: int = 0) -> Dateline | None:
    """The dateline at the start of `line`, None when it has none; `offset` is where the line stands in the text."""
    head = line[:REACH]
    if found := CHINESE.match(head) or BRACKETED.match(head):
        return from_match(found, offset)
    start, leading = leading_agency(head)
    for closing in closings(head, start):
        parts = parsed(head, start, closing, leading)
        if parts and is_dateline(parts, closing, head):
            return parts.dateline(head, offset)
    parts = date_first(head) or unmarked(head)
    return parts.dateline(head, offset) if parts else None


def from_match(found: re.Match[str], offset: int) -> Dateline | None:
    parts = found.groupdict()
    if found.re is BRACKETED and not known_place(parts["place"]):
        return None
    spans = {name: quote(found.group(name), found.start(name), offset) if parts[name] else None for name in parts}
    agency = spans["agency"] or spans.get("after")
    if found.re is BRACKETED and agency and not known_agency(agency.text):
        agency = None
    return Dateline(offset, offset + found.end(), spans["place"], agency, spans["date"])


def quote(text: str, start: int, offset: int) -> Quote:
    return Quote(offset + start, offset + start + len(text), text)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands before the closing mark, as spans of the line's head."""

    start: int
    end: int
    place: Span
    agency: Span | None
    date: Span | None

    def dateline(self, head: str, offset: int) -> Dateline:
        place, agency, date = (
            quote(head[span[0] : span[1]], span[0], offset) if span else None
            for span in (self.place, self.agency, self.date)
        )
        return Dateline(offset + self.start, offset + self.end, place, agency, date)


def leading_agency(head: str) -> tuple[int, Span | None]:
    """Where the place starts after "(ANSA) - ", and that agency; 0 when the line opens with the place."""
    found = AGENCY.match(head)
    closing = CLOSING.match(head, found.end()) if found else None
    if not found or not closing or not closing.group().strip() or is_flag(found.group(1)):
        return 0, None
    return closing.end(), found.span(1)


def closings(head: str, start: int) -> Iterator[re.Match[str]]:
    """The marks that may close the dateline, nearest first; a few are enough. Last the end of a short line."""
    yield from islice(CLOSING.finditer(head, start), 6)
    if len(head) <= PLACE_AND_DATE and (end := re.search("$", head)):
        yield end


def parsed(head: str, start: int, closing: re.Match[str], leading: Span | None) -> Parts | None:
    """The head up to the closing mark as place, date and agency; None when something else stands there."""
    inside = AGENCY.search(head, start, closing.start() + 1)
    if inside and is_flag(inside.group(1)):
        return None
    end, agency = closing.end(), inside.span(1) if inside else leading
    if not agency and (behind := AGENCY.match(head, end) or bare_agency(head, end)):
        end, agency = behind.end(), behind.span(1)
    found = list(WORD.finditer(head, start, inside.start() if inside else closing.start()))
    if not inside and len(found) > 1 and known_agency(found[-1].group()):
        agency = found.pop().span()
    dates = (n for n, word in enumerate(found) if n and fold(word.group()) not in GLUE and is_date_word(word.group()))
    split = next(dates, len(found))
    after = WORD.finditer(head, inside.end(), closing.start()) if inside else iter(())
    place, date = found[:split], [*found[split:], *after]
    if not place or len(place) > 6 or not all(is_date_word(word.group()) for word in date):
        return None
    town = town_of(head[place[0].start() : place[-1].end()])
    days = (date[0].start(), date[-1].end()) if date else None
    first = place[0].start()
    return Parts(0 if leading else first, end, (first, first + len(town)), agency, days)


def bare_agency(head: str, start: int) -> re.Match[str] | None:
    """An agency without brackets behind the closing mark: "— РИА Новости. "."""
    found = BARE_AGENCY.match(head, start)
    return found if found and known_agency(found.group(1)) else None


def is_flag(word: str) -> bool:
    """ "(LEAD)" and the like, marks of the news room."""
    return fold(word).strip(" .0123456789") in flags()


@cache
def flags() -> frozenset[str]:
    return frozenset(fold(flag) for listed in words("sources")["flags"].values() for flag in listed)


def is_date_word(word: str) -> bool:
    """A number, a month, a weekday, or what stands between them."""
    folded = fold(word.rstrip("."))
    if folded[:1].isdigit():
        return len(folded) <= 11
    return folded in months("") or folded in weekdays("") or folded in GLUE


def is_label(town: str) -> bool:
    """ "Posted On", "Updated": what a line says of its date is no place."""
    return fold(town) in phrases("published") or fold(town) in phrases("updated")


def town_of(name: str) -> str:
    """The town of "JAKARTA, Indonesia" or "ASTANA. KAZINFORM": what stands before the first comma or full stop."""
    for mark in (",", "،", "/", ". ", " -", " |", " –", " —", ";", " ["):
        if mark in name and len(name.split(mark)[0]) > 3:
            name = name.split(mark)[0]
    return name


DATE_FIRST = re.compile(r"(?:[^\W\d_]{2,9}\.?,? )?\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}(?:\sг\.)?(?=\s?[,،–—-]\s)")
TOWN = re.compile(
    r"\s?[,،–—-]\s{1,2}([^\W\d_][\w'’ -]{1,25}?)\s?(?:\([^()]{2,30}\)\s?)?(?:/([^/]{2,20})/\s?)?[.:,–—-]{1,2}\s"
)


def date_first(head: str) -> Parts | None:
    """ "12 марта 2024, Минск /БЕЛТА/. …", "Le 22 février 2024 - Ottawa (Ontario) - …": only before a known town."""
    date = DATE_FIRST.match(head)
    town = TOWN.match(head, date.end()) if date else None
    if not date or not town or not known_place(town[1]) or not is_day(date.group(), ""):
        return None
    return Parts(0, town.end(), town.span(1), town.span(2) if town[2] else None, date.span())


def unmarked(head: str) -> Parts | None:
    """ "الرياض 29 مايو 2024 م واس": a known town, a date and an agency that fill a line without any mark."""
    found = list(WORD.finditer(head)) if len(head) <= PLACE_AND_DATE else []
    dated = [n for n, word in enumerate(found) if n and is_date_word(word.group())]
    if not dated or dated[-1] == len(found) - 1 or dated[-1] - dated[0] != len(dated) - 1:
        return None
    place, date, agency = (
        (found[a].start(), found[b].end())
        for a, b in ((0, dated[0] - 1), (dated[0], dated[-1]), (dated[-1] + 1, len(found) - 1))
    )
    if not known_place(within(head, place)) or not known_agency(within(head, agency)):
        return None
    return Parts(0, agency[1], place, agency, date)


def within(head: str, span: Span | None) -> str:
    return head[span[0] : span[1]] if span else ""


def is_dateline(parts: Parts, closing: re.Match[str], head: str) -> bool:
    """Whether the parts are worth more than any capitalised words before a mark."""
    town, mark = within(head, parts.place), closing.group().strip()
    date = within(head, parts.date)
    if (
        is_label(town)
        or fold(town) in GLUE
        or (mark == "." and fold(date).rpartition(" ")[2] in months("") and head[closing.end() :][:4].isdigit())
        or not all(PLACE_WORD.fullmatch(word) for word in town.split())
        or (date and not is_day(date, mark))
    ):
        return False
    agency = known_agency(within(head, parts.agency)) is not None
    if outlet_named(town):
        return False
    if known_place(town) or (town.isupper() and repaired_place(town)):
        if closing.end() == len(head) and town.isupper():
            return True
        return bool(date or parts.agency or (mark and (mark != "." or town.isupper()) and len(head) > PLACE_AND_DATE))
    if closing.end() == len(head) or (not mark and not agency):
        return False
    return agency or (bool(date) and not FIGURES.search(date)) or (bool(parts.agency) and town.isupper())


def is_day(date: str, mark: str) -> bool:
    """A date with a month or in figures; before a full stop a month alone is the abbreviation of "Nov. 3"."""
    named = any(fold(word.group().rstrip(".")) in months("") for word in WORD.finditer(date))
    weekday = any(fold(word.group()) in weekdays("") for word in WORD.finditer(date))
    has_number = any(char.isdigit() for char in date)
    return bool(FIGURES.search(date)) or (named and has_number) or (weekday and mark != ".")
