"""The masthead of a page: the name of the house, rubrics, a document symbol and a date on one line above the headline.

"Council of the EU   Press release   25 June 2024   14:05", "KYODO NEWS - Jun 13, 2024 - 21:14 | All", "SG/SM/22345".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from archive.documents.calendar_words import date_line_words
from archive.documents.document import Quote
from archive.documents.letterheads import is_letterhead
from archive.documents.lines import Line, lines_of, wording
from archive.documents.outlets import outlet_named, outlets_in
from archive.lexicons import actors, words

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


def is_rubric(line: Line) -> bool:
    """ "Readout", "Office of the Spokesperson": sorts of documents and offices, nothing else."""
    return all(wording(part) in rubrics() for part in MARK.split(line.text[:LONGEST]) if part)


def parts_of(line: Line) -> Iterator[tuple[Sort, Quote]]:
    """The parts between the marks of the line, each with what it is, "" for anything else."""
    start = 0
    for end, following in [*((mark.start(), mark.end()) for mark in MARK.finditer(line.text)), (len(line), len(line))]:
        if end > start:
            part = line.text[start:end]
            yield sort_of(part), Quote(line.start + start, line.start + end, part)
        start = following


@lru_cache(maxsize=4096)
def sort_of(part: str) -> Sort:
    if outlet_named(part) or is_letterhead(next(iter(lines_of(part)))) or is_house(part):
        return "house"
    if SYMBOL.match(part) or not any(char.isalpha() or char.isdigit() for char in part):
        return "symbol"
    if wording(part) in labels() or is_state(part) or is_sort_of_outlet(part):
        return "label"
    return "date" if is_dated(part) else ""


BYLINE_OF_A_HOUSE = re.compile(r"(?:[A-Z][\w+&'’-]{1,20} ){1,4}(?:by|BY|from|of|de|di|von) $")
SEAT = re.compile(r" (?:at|to) the united nations$| (?:general |permanent )?secretariat$|^(?:the |la |le |el )")


def is_house(part: str) -> bool:
    """An organisation that publishes its own texts ("The Group of 77"), or "JAPAN WIRE by KYODO NEWS"."""
    name = wording(part[:LONGEST])
    if name in names_of("organisation", "grouping") or SEAT.sub("", SEAT.sub("", name)) in names_of(
        "organisation", "grouping"
    ):
        return True
    found = outlets_in(part[:LONGEST])
    return len(found) == 1 and found[0].end == len(part) and bool(BYLINE_OF_A_HOUSE.match(part[: found[0].start]))


FORM_OF_STATE = re.compile(
    r"^(?:the |la |le |el |al )?(?:republic|kingdom|state|republica|republique|royaume|reino|republik|reich|estado)"
    r" (?:of(?: the)?|del?|du|des|d[ao]s?|de la) "
)


def is_state(part: str) -> bool:
    """The name of a state beside that of its ministry: "Paraguay", "República del Paraguay"."""
    name = wording(part[:LONGEST])
    return name in names_of("country") or FORM_OF_STATE.sub("", name) in names_of("country")


@cache
def names_of(*types: str) -> frozenset[str]:
    """Names and other forms of such actors, folded; acronyms and forms that mean other things are left out."""
    entries = [entry for entry in actors().values() if entry.type in types]
    return frozenset(
        wording(name)
        for entry in entries
        for name in (*entry.names.values(), *(alias.text for alias in entry.aliases if not alias.usage))
        if " " in name or entry.type == "country"
    )


MOST_WORDS_OF_A_SORT = 5


def is_sort_of_outlet(part: str) -> bool:
    """ "Russian news agency", "Кыргызское национальное информационное агентство «Кабар»": what an outlet says it is."""
    name = f" {wording(part[:LONGEST])} "
    return name.count(" ") <= MOST_WORDS_OF_A_SORT + 1 and any(f" {noun} " in name for noun in sorts_of_outlet())


@cache
def sorts_of_outlet() -> frozenset[str]:
    """Nouns of two words and more: "news agency", "information portal"; a single "journal" says too little."""
    nouns = (wording(noun) for listed in words("blurbs")["nouns"].values() for noun in listed)
    return frozenset(noun for noun in nouns if " " in noun)


def is_dated(part: str) -> bool:
    """A date or a time, with a rubric before it or without: "All News 17:02 October 24, 2024"."""
    first = next((n for n, char in enumerate(part) if char.isdigit()), len(part))
    rubric, known = wording(part[:first]), date_line_words()
    spoken = LETTERS.findall(wording(part[first:] if rubric in labels() else part))
    return first < len(part) and sum(map(str.isdigit, part)) >= 3 and all(word in known for word in spoken)


@cache
def labels() -> frozenset[str]:
    """Lines that stand above headlines, and names of sections."""
    listed = [*words("breadcrumbs")["sections"].values()]
    listed += [phrases for table in ("labels", "rubrics") for phrases in words("headlines")[table].values()]
    return frozenset(wording(label) for labels in listed for label in labels)


@cache
def rubrics() -> frozenset[str]:
    """Labels that are no sections: below a headline too they are no part of the text."""
    return frozenset(wording(label) for listed in words("headlines")["rubrics"].values() for label in listed)


def issuer_of_symbol(text: str) -> str:
    """Whose documents bear such symbols: "SG/SM/22345" is the United Nations'; "" when nobody is known for it."""
    series = words("sources")["symbols"].items()
    return next((issuer for issuer, opens in series if text.startswith(tuple(opens))), "")
