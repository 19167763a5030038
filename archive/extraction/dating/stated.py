"""The date of publication as a document states it: beside the text, on a line of its own, in dateline or address.

STATEMENTS is the order of trust. A complete date settles the matter; an incomplete one ("June 17") is handed on to be
completed from the rest of the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.documents.document import Stated
from archive.documents.lines import Line, lines_of, outside
from archive.extraction.dating.forms import Printed, find_dates
from archive.extraction.dating.scene import Scene, cue_pattern
from archive.extraction.reading import DateReading, Evidence, Precision, Reason
from archive.extraction.reasons import because
from archive.extraction.spans import evidence_of, rival


@dataclass(frozen=True, slots=True)
class Statement:
    """A date in a place where a date of publication stands."""

    printed: Printed
    evidence: Evidence
    basis: str

    def reading(self) -> DateReading | None:
        """The reading it settles; None when it is incomplete or no day of the calendar. Of a meeting the last day
        counts, on which its communiqué was issued."""
        printed = self.printed
        if printed.is_full and (first := printed.last_date()):
            if printed.swapped and (other := dt.date(first.year, first.day, first.month)) != first:
                return either(first, other, self)
            return DateReading(first, first, "day", self.basis, (self.evidence,))
        if printed.is_month_and_year or (printed.year and printed.month is None):
            return broad(printed, self)
        return None


def either(first: dt.date, other: dt.date, statement: Statement) -> DateReading:
    """ "09/10/2022" without a hint: two days, and all between stay possible."""
    low, high = min(first, other), max(first, other)
    rivals = tuple(rival(day.isoformat(), because("either order")) for day in (low, high))
    return DateReading(low, high, "interval", statement.basis, (statement.evidence,), rivals)


def broad(printed: Printed, statement: Statement) -> DateReading:
    """A month or a year as a whole."""
    year, month = printed.year or 1, printed.month
    first = dt.date(year, month or 1, 1)
    following = dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    precision: Precision = "month" if month else "year"
    return DateReading(first, following - dt.timedelta(days=1), precision, statement.basis, (statement.evidence,))


def statements(scene: Scene) -> Iterator[Statement]:
    """Dates in places of publication, the most trusted place first."""
    for find in STATEMENTS:
        yield from find(scene)


YEAR_ALONE = re.compile(r"\s*(\d{4})\s*$")
YEAR_MONTH = re.compile(r"\s*(\d{4})-(\d{2})\s*$")


def stated_fact(scene: Scene) -> Iterator[Statement]:
    """What front matter, a sidecar, a record or a page's head says."""
    for fact in scene.document.stated:
        if fact.field == "published" and (printed := value_of(fact)):
            evidence = evidence_of(fact.quote, because("stated", where=fact.where), outside=fact.value)
            yield Statement(printed, evidence, basis_of(fact))


def basis_of(fact: Stated) -> str:
    return next((known for known in ("sidecar", "page metadata") if fact.where.startswith(known)), "front matter")


def value_of(fact: Stated) -> Printed | None:
    """The date in a stated value: any printed form, a year and month, or a year."""
    if found := YEAR_MONTH.match(fact.value):
        return Printed(0, 0, int(found[1]), int(found[2])) if 1 <= int(found[2]) <= 12 else None
    if found := YEAR_ALONE.match(fact.value):
        return Printed(0, 0, int(found[1])) if int(found[1]) else None
    dates = [printed for printed in find_dates(fact.value, "") if printed.year]
    return dates[0] if dates else None


def date_lines(scene: Scene) -> Iterator[Statement]:
    """Lines that hold a date alone; those that say "updated" come after those that do not."""
    for reason, basis in (("date line", "stated"), ("masthead", "stated"), ("update line", "updated")):
        for cut in scene.document.cuts:
            if cut.reason == reason:
                yield from dates_within(scene, cut.start, cut.end, basis, because(reason))


def copyright_note(scene: Scene) -> Iterator[Statement]:
    """A whole date in the note of rights: "© APA, 14.02.2025"; a year alone dates the page, not the text."""
    for cut in scene.document.cuts:
        if cut.reason == "copyright" and cut.end - cut.start <= SHORT_LINE * 2:
            for statement in dates_within(scene, cut.start, cut.end, "stated", because("note of rights")):
                if statement.printed.is_full:
                    yield statement


NUMBERED = re.compile(r"(?:no|n°|nr|№)[.:]{0,2} ?\d{1,6}[/\w-]{0,12},? ", re.IGNORECASE)


def numbered_title(scene: Scene) -> Iterator[Statement]:
    """ "No: 51, 13 March 2025, Regarding …": number and date of a statement within its title."""
    title = scene.document.title_quote
    found = NUMBERED.match(title.text) if title else None
    if title and found:
        end = title.start + found.end() + LONGEST_DATE
        for statement in dates_within(scene, title.start + found.end(), end, "stated", because("numbered title")):
            if statement.printed.is_full:
                yield statement


LONGEST_DATE = 30


def dates_within(scene: Scene, start: int, end: int, basis: str, why: Reason) -> Iterator[Statement]:
    passage = scene.document.text[start:end]
    for printed in find_dates(passage, scene.language):
        if not printed.is_weekday:
            moved = shifted(printed, start)
            yield Statement(moved, scene.evidence(moved.start, moved.end, why), basis)


def shifted(printed: Printed, by: int) -> Printed:
    start, end = printed.start + by, printed.end + by
    return Printed(
        start, end, printed.year, printed.month, printed.day, printed.last_day, printed.weekday, printed.swapped
    )


def dateline(scene: Scene) -> Iterator[Statement]:
    if scene.dateline and scene.dateline.date:
        date = scene.dateline.date
        yield from dates_within(scene, date.start, date.end, "dateline", because("dateline"))


SHORT_LINE = 90
BYLINE_REASONS = frozenset(("byline", "author box", "wire code", "press contact", "share box"))


def head_and_foot(scene: Scene) -> Iterator[Statement]:
    """A complete date in a short line above the text or below it: "STATEMENT/22/5567 Brussels, 14 September 2022"."""
    title = scene.document.title_quote
    for line in edge_lines(scene):
        if is_told(line) or (title and line.start < title.end and title.start < line.end):
            continue
        for statement in dates_within(scene, line.start, line.end, "stated", because("own line")):
            if statement.printed.is_full:
                yield statement


def is_told(line: Line) -> bool:
    """A sentence, or a piece of one: its date is told, not stated."""
    return len(line) > SHORT_LINE or bool(SENTENCE.search(line.text))


SENTENCE = re.compile(
    r"[a-z\u00e0-\u04ff\u0600-\u06ff][.;]\s|[a-z\u00e0-\u04ff)][.;,]$|[。；，、]"
    r"|\b(?:is|was|were|will|has|have|met|today)\b"
)


def edge_lines(scene: Scene) -> list[Line]:
    """The first lines and the last, bylines among them, page furniture and captions not."""
    furniture = [cut for cut in scene.document.cuts if cut.reason not in BYLINE_REASONS]
    inside = outside(lines_of(scene.document.text), furniture)
    return [*inside[:6], *(line for line in inside[6:][-3:] if not line.text.endswith("."))]


ADDRESS_DATE = re.compile(r"[/=_-](?P<year>20\d\d|19\d\d)[/_-]?(?P<month>\d{2})[/_-]?(?P<day>\d{2})(?!\d)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,300}")


def address(scene: Scene) -> Iterator[Statement]:
    """The date in an address: /2022/09/15/."""
    for fact in scene.document.stated:
        if fact.field == "url" and (found := ADDRESS_DATE.search(fact.value[:400])):
            evidence = evidence_of(fact.quote, because("address of", where=fact.where), outside=fact.value)
            yield Statement(in_address(found, 0), evidence, "stated")
    for line in edge_lines(scene):
        url = ADDRESS.search(line.text[:400])
        if url and (found := ADDRESS_DATE.search(url.group())):
            start = line.start + url.start()
            printed = in_address(found, start)
            yield Statement(printed, scene.evidence(printed.start, printed.end, because("address")), "stated")


def in_address(found: re.Match[str], start: int) -> Printed:
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    return Printed(start + found.start("year"), start + found.end(), year, month, day)


def done_at(scene: Scene) -> Iterator[Statement]:
    """The closing formula of a treaty or a joint statement: "Done at Astana on 14 September 2022"."""
    for printed in reversed(scene.dates):
        if printed.is_full and printed.start > len(scene.folded) * 0.6:
            before = scene.folded[max(0, printed.start - 60) : printed.start]
            if cue_pattern("done", scene.language).search(before):
                closing = scene.evidence(printed.start, printed.end, because("closing formula"))
                yield Statement(printed, closing, "stated")


STATEMENTS: tuple[Callable[[Scene], Iterator[Statement]], ...] = (
    stated_fact,
    date_lines,
    dateline,
    head_and_foot,
    address,
    numbered_title,
    done_at,
    copyright_note,
)
