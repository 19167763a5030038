"""The dateline that opens a report: "BEIJING, Sept. 14 (Xinhua) --", "МОСКВА, 14 сен - РИА Новости".

A dateline is a place, with a date or an agency or both, closed by a dash, a colon or a full stop. A place alone
counts only when it is in capitals or known, so that "President Xi: …" and "Joint statement - …" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from archive.documents.calendar_words import date_line_words, months, weekdays
from archive.documents.document import Quote
from archive.documents.places import known_place, repaired_place
from archive.lexicons import fold

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
AGENCY = re.compile(r"[(（/\[]\s?([^()（）/\[\]\n]{2,60}?)\s?[)）/\]]")
WORD = re.compile(r"[^\s,.;:()（）/\[\]|–—]+")
PLACE_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁҚҒҢҮҰҺІЇЄԱ-Ֆ\u0600-\u06ff\u0370-\u03ff][\w'’.-]{0,25}|(?:de|da|del|di|do|la|el|al|am|sur|the|and|St)"
)
SMALL = frozenset({"de", "da", "del", "di", "do", "la", "el", "al", "am", "sur", "the", "and", "st"})
CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|人民网|央视网|新华网|中国日报网|[\u4e00-\u9fff]{2,6}?(?:社|网|報|报|讯))?(?:记者[\u4e00-\u9fff]{2,4})?"
    r"(?P<place>[\u3400-\u9fff·]{2,10}?)(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:\s{0,2}(?P<after>[\u4e00-\u9fff]{2,5}))?(?:专?电|電|讯|訊)"
)
BRACKETED = re.compile(
    r"[(（【［\[](?P<place>[^\s()（）【】［］\[\]=＝·,，]{2,12})(?:\s(?P<date>\d{1,2}日))?\s?[=＝·,，\s]\s?(?P<agency>[^()（）【】［］\[\]]{2,24})[)）】］\]]"
)


def read_dateline(line: str, offset: int = 0) -> Dateline | None:
    """The dateline at the start of `line`, None when it has none; `offset` is where the line stands in the text."""
    head = line[:REACH]
    if found := CHINESE.match(head) or BRACKETED.match(head):
        return from_match(found, offset)
    start = leading_agency(head)
    for closing in closings(head, start):
        if dateline := parsed(head, start, closing, offset):
            return dateline
    return None


def from_match(found: re.Match[str], offset: int) -> Dateline | None:
    parts = found.groupdict()
    if found.re is BRACKETED and not known_place(parts["place"]):
        return None
    spans = {name: quote(found.group(name), found.start(name), offset) if parts[name] else None for name in parts}
    return Dateline(offset, offset + found.end(), spans["place"], spans["agency"] or spans.get("after"), spans["date"])


def quote(text: str, start: int, offset: int) -> Quote:
    return Quote(offset + start, offset + start + len(text), text)


def leading_agency(head: str) -> int:
    """Where the place starts after "(ANSA) - "; 0 when the line opens with the place."""
    found = AGENCY.match(head)
    closing = CLOSING.match(head, found.end()) if found else None
    return closing.end() if closing else 0


def closings(head: str, start: int) -> Iterator[re.Match[str]]:
    """The marks that may close the dateline, nearest first; a few are enough. Last the end of a short line."""
    yield from islice(CLOSING.finditer(head, start), 6)
    if len(head) <= PLACE_AND_DATE and (end := re.search("$", head)):
        yield end


def parsed(head: str, start: int, closing: re.Match[str], offset: int) -> Dateline | None:
    """The parts of `head[start:closing.start()]` when they make a dateline and nothing is left over."""
    found = AGENCY.search(head, 0, closing.start()) or AGENCY.match(head, closing.end())
    agency = quote(found.group(1), found.start(1), offset) if found else None
    before = min(closing.start(), found.start()) if found and found.start() >= start else closing.start()
    end = max(closing.end(), found.end() if found and found.start() >= start else 0)
    words = list(WORD.finditer(head, start, before))
    split = next((n for n, word in enumerate(words) if is_date_word(word.group(), n)), len(words))
    place, date = words[:split], words[split:]
    if found and start <= found.start() and (rest := list(WORD.finditer(head, found.end(), closing.start()))):
        date = date + rest
    if not place or len(place) > 6 or not all(is_date_word(word.group(), 1) for word in date):
        return None
    name = head[place[0].start() : place[-1].end()]
    if not is_place(name, bool(agency), bool(date) and has_day(date)) or (closing.end() == len(head) and not date):
        return None
    return Dateline(
        offset + (0 if start else place[0].start()),
        offset + end,
        quote(town_of(name), place[0].start(), offset),
        agency,
        quote(head[date[0].start() : date[-1].end()], date[0].start(), offset) if date else None,
    )


def is_date_word(word: str, position: int) -> bool:
    """A number, a month or a weekday; at the very start ("May …") a word is a place, a title, anything."""
    folded = fold(word.rstrip("."))
    if folded[:1].isdigit():
        return len(folded) <= 11
    if position == 0:
        return False
    return (
        folded in months("")
        or folded in weekdays("")
        or (folded in date_line_words() and folded not in SMALL - {"de", "the"})
    )


def has_day(words: list[re.Match[str]]) -> bool:
    return any(word.group()[:1].isdigit() for word in words)


def town_of(name: str) -> str:
    """The town of "JAKARTA, Indonesia" or "ASTANA. KAZINFORM": what stands before the first comma or full stop."""
    for mark in (",", ". ", " -", " |", " –", " —", ";"):
        if mark in name and len(name.split(mark)[0]) > 3:
            name = name.split(mark)[0]
    return name


def is_place(name: str, agency: bool, date: bool) -> bool:
    town = town_of(name)
    words = re.split(r"[\s,]+", name)
    if len(words) > 6 or not all(PLACE_WORD.fullmatch(word) for word in words if word):
        return False
    if known_place(town) or (town.isupper() and len(town) > 2 and repaired_place(town)):
        return True
    if not (agency or date):
        return town.isupper() and town == name and len(town) > 3 and len(words) <= 2
    return len(words) <= 4 and (town.isupper() or (agency and date) or len(words) <= 2)
