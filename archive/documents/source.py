"""Where a document says it comes from: publisher, agency, quoted media, dateline place; unknown stays unknown.

CLUES is the order of trust: what the file states about itself, its copyright line, an outlet that introduces itself,
a name on a line of its own, an address, the agency of the dateline. Each names its reason in `Named.why`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.documents.datelines import Dateline, read_dateline
from archive.documents.document import Cut, Document, Named, Quote, Source, Stated
from archive.documents.lines import Line, lines_of, outside
from archive.documents.mastheads import is_masthead, issuer_of_symbol, parts_of
from archive.documents.outlets import known_agency, outlet_named, outlets_in
from archive.documents.places import known_place, repaired_place
from archive.documents.quoting import quoted_media
from archive.lexicons.entries import ActorEntry

CREDIT_LINE = "credit line"
DATELINE_DEPTH = 14
"""Kept lines from the top among which the dateline is looked for."""


@dataclass(frozen=True)
class Sheet:
    """What the clues look at: the text in lines, with what was cut and why."""

    text: str
    cuts: tuple[Cut, ...]
    stated: tuple[Stated, ...]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.text)

    @cached_property
    def kept(self) -> tuple[Line, ...]:
        """Lines of which something is left."""
        return outside(self.lines, self.cuts)

    def passages(self, *reasons: str) -> Iterator[Quote]:
        """What was cut for one of those reasons."""
        for cut in self.cuts:
            if cut.reason in reasons:
                yield Quote(cut.start, cut.end, self.text[cut.start : cut.end])

    @cached_property
    def dateline(self) -> Dateline | None:
        found = (read_dateline(line.text, line.start) for line in self.kept[:DATELINE_DEPTH])
        return next((dateline for dateline in found if dateline), None)


def read_source(text: str, cuts: tuple[Cut, ...], stated: tuple[Stated, ...]) -> Source:
    """Return the sources that `text` names, each with its quote."""
    sheet = Sheet(text, cuts, stated)
    agency = first(clue(sheet) for clue in AGENCY_CLUES)
    publisher = first(clue(sheet) for clue in PUBLISHER_CLUES) or as_publisher(agency)
    return Source(publisher, agency, tuple(quoted_media(sheet.kept, publisher, agency)), dateline_place(sheet))


def dateline_of(document: Document) -> Dateline | None:
    """The dateline of a document with all its parts; `Source.dateline` keeps its place alone."""
    return Sheet(document.text, document.cuts, document.stated).dateline


def first(found: Iterable[Named | None]) -> Named | None:
    return next((named for named in found if named), None)


def as_publisher(agency: Named | None) -> Named | None:
    """A wire text that names nobody else is the agency's own; a credit line below a text may be anybody's."""
    if not agency or agency.why == CREDIT_LINE:
        return None
    return Named(agency.name, agency.key, agency.quote, "the agency of a wire text")


def stated_publisher(sheet: Sheet) -> Named | None:
    return stated_as(sheet, "publisher")


def stated_agency(sheet: Sheet) -> Named | None:
    return stated_as(sheet, "agency")


def stated_as(sheet: Sheet, field: str) -> Named | None:
    for fact in sheet.stated:
        if fact.field == field:
            entry = outlet_named(fact.value)
            return Named(entry.name if entry else fact.value, entry.id if entry else "", fact.quote, fact.where)
    return None


OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,3}(?:©|\(c\))?\s{0,3}(?:\d{4}(?:\s?[-–—]\s?(?:\d{2,4}|present))?,?\s{0,3})?"
    r"(?:(?:content )?owned by |by |of )?"
    r"(?P<name>[^\W\d_][\w.&'’ -]{1,60}?)(?:\s{0,2}(?:[.,|–—(]|all rights|tous droits|\d{4}|ltd|inc|llc|$))",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"(?P<name>[^\W\d_][\w.&'’ -]{1,60}?)[.,]?\s{1,3}(?:all rights reserved|tous droits réservés|todos los derechos"
    r"|все права защищены|alle rechte|jami)",
    re.IGNORECASE,
)
NOT_AN_OWNER = re.compile(
    r"(?:policy$|copyright|all rights|reserved|the author|reproduction|photo|getty|\d)", re.IGNORECASE
)


def copyright_owner(sheet: Sheet) -> Named | None:
    """The outlet in the copyright note; a name that the lexicon does not know counts as printed."""
    notes = list(sheet.passages("copyright", "notice"))
    return first(known_outlet(note, "copyright line") for note in notes) or first(map(printed_owner, notes))


def known_outlet(passage: Quote, why: str) -> Named | None:
    for outlet in outlets_in(passage.text):
        if outlet.entry.media_kind != "photo agency":
            return named(outlet.entry, passage, outlet.start, outlet.end, why)
    return None


def named(entry: ActorEntry, passage: Quote, start: int, end: int, why: str) -> Named:
    return Named(entry.name, entry.id, part(passage, start, end), why)


def part(passage: Quote, start: int, end: int) -> Quote:
    return Quote(passage.start + start, passage.start + end, passage.text[start:end])


def printed_owner(passage: Quote) -> Named | None:
    for pattern in (OWNER, RIGHTS):
        found = pattern.search(passage.text)
        if found and not NOT_AN_OWNER.search(found["name"]):
            name = found["name"].rstrip(" .,-")
            quote = part(passage, found.start("name"), found.start("name") + len(name))
            return Named(name, "", quote, "copyright line")
    return None


BLURB_NAME = re.compile(
    r"(?:About )?(?:The )?(?P<name>[^\W\d_][\w.&'’ -]{1,50}?)\s?(?:\([^()]{1,20}\)\s?)?(?= (?:is|est|es|ist|é) )"
)


def introduced(sheet: Sheet) -> Named | None:
    """The outlet that introduces itself in a blurb: "Financial Daily (FD) is an emerging media outlet"."""
    for passage in sheet.passages("publisher blurb", "author box"):
        if found := BLURB_NAME.match(passage.text):
            outlet = known_outlet(part(passage, 0, found.end()), "publisher blurb")
            quote = part(passage, found.start("name"), found.end("name"))
            if outlet or "outlet" in passage.text or "news" in passage.text.lower():
                return outlet or Named(quote.text, "", quote, "publisher blurb")
    return None


def source_line(sheet: Sheet) -> Named | None:
    """The outlet in a signed and dated line at the head: "By Xu Wei | chinadaily.com.cn | Updated: 2022-09-14"."""
    below_headline = [line for line in sheet.lines[:8] if len(line) <= 110]
    cut = {passage.start for passage in sheet.passages("byline", "date line", "update line")}
    lines = (Quote(line.start, line.end, line.text) for line in below_headline if line.start in cut)
    return first(known_outlet(line, "source line") for line in lines)


def letterhead(sheet: Sheet) -> Named | None:
    """An outlet or a ministry on a line of its own at the head."""
    kinds = ("newspaper", "broadcaster", "web", "ministry", "agency")
    return on_its_own(sheet.lines[:6], kinds, "letterhead") or institution(sheet.lines[:5])


def institution(lines: Iterable[Line]) -> Named | None:
    """Who publishes its own communiqués, as printed in the masthead: a ministry, a presidency, an outlet."""
    for line in filter(is_masthead, lines):
        for sort, quote in parts_of(line):
            if sort == "house":
                entry = outlet_named(quote.text)
                return Named(entry.name if entry else quote.text, entry.id if entry else "", quote, "letterhead")
            if issuer := issuer_of_symbol(quote.text):
                return Named(issuer, "", quote, "document symbol")
    return None


def on_its_own(lines: Iterable[Line], kinds: tuple[str, ...], why: str) -> Named | None:
    for line in lines:
        if len(line) <= 90 and (entry := outlet_named(line.text)) and entry.media_kind in kinds:
            return Named(entry.name, entry.id, Quote(line.start, line.end, line.text), why)
    return None


def signed(sheet: Sheet) -> Named | None:
    """An outlet on a line of its own at the foot."""
    return on_its_own(sheet.lines[-8:], ("newspaper", "broadcaster", "web", "ministry"), "credit line")


HEADLINE_SUFFIX = re.compile(r".{15,200}?\s(?:[-–—|:/]|::)\s(?P<name>[^|]{2,60})$")


def headline_suffix(sheet: Sheet) -> Named | None:
    """ "Headline - Reuters": the outlet behind the mark."""
    for line in sheet.kept[:3]:
        found = HEADLINE_SUFFIX.match(line.text) if len(line) < 260 else None
        if found and (entry := outlet_named(found["name"].rsplit(" - ")[-1])):
            start = line.start + found.start("name")
            return Named(entry.name, entry.id, Quote(start, line.end, found["name"]), "headline")
    return None


ADDRESS = re.compile(r"(?:https?://|www\.)(?P<host>[\w.-]{3,80})", re.IGNORECASE)


def address(sheet: Sheet) -> Named | None:
    """The domain in a stated address or in one printed near the head or the foot."""
    for fact in sheet.stated:
        if fact.field == "url" and (found := ADDRESS.search(fact.value)) and (entry := owner_of(found["host"])):
            return Named(entry.name, entry.id, fact.quote, f"address in {fact.where}")
    for line in (*sheet.lines[:8], *sheet.lines[-8:]):
        found = ADDRESS.search(line.text[:200])
        if found and (entry := owner_of(found["host"])):
            quote = Quote(line.start + found.start(), line.start + found.end(), found.group())
            return Named(entry.name, entry.id, quote, "address")
    return None


def owner_of(host: str) -> ActorEntry | None:
    """The outlet of a host, its subdomains included."""
    labels = host.lower().rstrip(".").split(".")
    return next((entry for n in range(len(labels) - 1) if (entry := outlet_named(".".join(labels[n:])))), None)


def credited(sheet: Sheet) -> Named | None:
    """ "Source: Xinhua", "来源：新华网": a line that names the source."""
    for passage in sheet.passages("author box"):
        label, mark, _ = passage.text.partition(":") if ":" in passage.text else passage.text.partition("：")
        if (
            mark
            and label.strip().lower() in SOURCE_LABELS
            and (found := known_outlet(part(passage, len(label) + 1, len(passage.text)), "source line"))
        ):
            return found
    return None


SOURCE_LABELS = frozenset(
    ("source", "fuente", "fonte", "quelle", "источник", "来源", "稿源", "文章来源", "المصدر", "published by")
)


def dateline_agency(sheet: Sheet) -> Named | None:
    """The agency in the dateline, as printed: "(KUNA)", "/TASS/"."""
    dateline = sheet.dateline
    if not dateline or not dateline.agency:
        return None
    entry = known_agency(dateline.agency.text)
    name = entry.name if entry else dateline.agency.text
    return Named(name, entry.id if entry else "", dateline.agency, "dateline")


def credit_line(sheet: Sheet) -> Named | None:
    """An agency or another outlet that alone fills one of the last lines of the body."""
    kinds = ("agency", "newspaper", "broadcaster", "web")
    return on_its_own((line for line in sheet.lines[-6:]), kinds, CREDIT_LINE)


PUBLISHER_CLUES: tuple[Callable[[Sheet], Named | None], ...] = (
    stated_publisher,
    copyright_owner,
    introduced,
    headline_suffix,
    source_line,
    letterhead,
    address,
)
AGENCY_CLUES: tuple[Callable[[Sheet], Named | None], ...] = (stated_agency, dateline_agency, credited, credit_line)


def dateline_place(sheet: Sheet) -> Named | None:
    """The place of the dateline in its usual spelling; a misprint of one letter is repaired and said so."""
    quote = sheet.dateline.place if sheet.dateline else None
    if not quote:
        return None
    if place := known_place(quote.text):
        return Named(place, "", quote, "dateline")
    if quote.text.isupper() and (place := repaired_place(quote.text)):
        return Named(place, "", quote, f"dateline; misprint of {place}")
    return Named(quote.text.title() if quote.text.isupper() else quote.text, "", quote, "dateline")
