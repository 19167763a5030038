"""When the reported event took place, apart from when it was reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from archive.extraction.dating.forms import Printed, find_dates
from archive.extraction.dating.narrowing import Clue
from archive.extraction.dating.periods import both, hull, later, period
from archive.extraction.dating.scene import Scene, cue_pattern
from archive.extraction.reading import DateReading, Evidence, Precision, Reason
from archive.extraction.reasons import because

REPORTED_WITHIN = 2
"""Days after an event within which it is reported as news."""
OLDEST = 45
"""Days before publication beyond which a date in the lede is background, not the news."""
WEEK = 6
LONGEST_SEARCH = 400
"""Days of a window within which single weekdays are still told apart."""


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase that dates the event, with the days it can mean."""

    earliest: dt.date
    latest: dt.date
    basis: str
    evidence: Evidence

    def reading(self) -> DateReading:
        precision: Precision = "day" if self.earliest == self.latest else "interval"
        return DateReading(self.earliest, self.latest, precision, self.basis, (self.evidence,))


def event_of(scene: Scene, published: DateReading, clues: tuple[Clue, ...]) -> DateReading | None:
    """The day of the event: the first phrase of STEPS that fits before the publication."""
    if published.earliest is None or published.latest is None:
        return None
    if published.basis == "weekday":
        return days_of(published)
    for find in STEPS:
        if told := next(find(scene, published.earliest, published.latest), None):
            return told.reading()
    return from_facts(published, clues) or on_publication(scene, published)


def days_of(published: DateReading) -> DateReading:
    """Where the weekday of the event dated the report, the event is that weekday itself."""
    last = later(published.latest or dt.date.min, -REPORTED_WITHIN)
    precision: Precision = "day" if published.earliest == last else "interval"
    return DateReading(published.earliest, last, precision, "weekday", published.evidence)


def complete_date(scene: Scene, first: dt.date, last: dt.date) -> Iterator[Told]:
    """A complete date in headline or lede, not long before publication and not after it."""
    for printed in in_lede(scene):
        day, until = printed.date(), printed.last_date()
        if day and until and later(first, -OLDEST) <= day <= last:
            yield told(scene, printed, day, min(until, last), "stated", because("day named"))


def in_lede(scene: Scene) -> Iterator[Printed]:
    """Date expressions of headline and first paragraphs that are not still to come."""
    start, end = scene.lede
    title = scene.document.title_quote
    for printed in scene.dates:
        in_title = bool(title) and title is not None and title.start <= printed.start < title.end
        within = start <= printed.start < end
        if (within or in_title) and (printed.last_day or not scene.has_cue("ahead", printed.start, 30)):
            yield printed


def told(scene: Scene, printed: Printed, first: dt.date, last: dt.date, basis: str, why: Reason) -> Told:
    return Told(first, last, basis, scene.evidence(printed.start, printed.end, why))


def day_and_month(scene: Scene, first: dt.date, last: dt.date) -> Iterator[Told]:
    """ "on 14 September": that day on or before the day of publication; a month may be missing too."""
    for printed in in_lede(scene):
        if printed.day is None or printed.year is not None or (last - first).days > OLDEST:
            continue
        day = latest_such_day(printed, last)
        if day and day >= later(first, -OLDEST):
            until = day if printed.last_day is None else min(last, later(day, printed.last_day - printed.day))
            yield told(scene, printed, day, until, "stated", because("day in year"))


def latest_such_day(printed: Printed, last: dt.date) -> dt.date | None:
    """The last day on or before `last` with that day (and month) number."""
    day = last
    for _ in range(62 if printed.month is None else 366):
        if day.day == printed.day and printed.month in (None, day.month):
            return day
        day = later(day, -1)
    return None


def relative_day(scene: Scene, first: dt.date, last: dt.date) -> Iterator[Told]:
    """ "today", "yesterday", counted from the day of publication."""
    start, end = scene.lede
    for section, back in (("today", 0), ("yesterday", 1)):
        found = cue_pattern(section, scene.language).search(scene.folded, start, min(end, len(scene.folded)))
        if found:
            evidence = scene.evidence(found.start(), found.end(), because("from publication"))
            yield Told(later(first, -back), later(last, -back), "stated", evidence)


def weekday(scene: Scene, first: dt.date, last: dt.date) -> Iterator[Told]:
    """ "on Saturday": the last such day on or before publication, for each possible day of publication."""
    for printed in in_lede(scene):
        if not printed.is_weekday or (last - first).days > WEEK:
            continue
        low = back_to(first, printed.weekday or 0)
        high = back_to(last, printed.weekday or 0)
        one = because("weekday before", day=low)
        either = because("weekday before either", since=low, until=high)
        yield told(scene, printed, low, high, "weekday", one if low == high else either)


def back_to(day: dt.date, weekday_number: int) -> dt.date:
    return later(day, -((day.weekday() - weekday_number) % 7))


def caption(scene: Scene, first: dt.date, last: dt.date) -> Iterator[Told]:
    """The day a caption gives for its picture."""
    for quote in scene.document.captions:
        for printed in find_dates(quote.text, scene.language):
            day = printed.date()
            if day and later(first, -OLDEST) <= day <= last:
                start = quote.start + printed.start
                evidence = scene.evidence(start, quote.start + printed.end, because("caption"))
                yield Told(day, day, "caption", evidence)


STEPS: tuple[Callable[[Scene, dt.date, dt.date], Iterator[Told]], ...] = (
    complete_date,
    weekday,
    day_and_month,
    relative_day,
    caption,
)


def from_facts(published: DateReading, clues: tuple[Clue, ...]) -> DateReading | None:
    """The meeting that the text tells as going on, up to the day of publication."""
    if published.earliest is None or published.latest is None:
        return None
    possible = period(later(published.earliest, -OLDEST), published.latest)
    for clue in clues:
        if left := both(clue.event_days, possible):
            whole = hull(left)
            precision: Precision = "day" if whole.first == whole.last else "interval"
            return DateReading(whole.first, whole.last, precision, "event", (clue.evidence,))
    return None


def on_publication(scene: Scene, published: DateReading) -> DateReading | None:
    """What a text dates by itself and tells without naming any other day: the news of that day, and of no other.

    Where several years are open, so they are for the event. What is not news (an essay on an old war names its year)
    has dates of its own, or says nothing of its day.
    """
    if published.basis not in SAME_DAY or not published.evidence or _names_another_day(scene):
        return None
    if published.precision not in ("day", "interval") or published.earliest is None or published.latest is None:
        return None
    evidence = replace(published.evidence[0], reasons=(because("no other day"),))
    return DateReading(published.earliest, published.latest, published.precision, "publication", (evidence,))


SAME_DAY = ("stated", "dateline", "front matter", "sidecar", "page metadata")
"""Bases of a date of publication that the reported event can share."""


def _names_another_day(scene: Scene) -> bool:
    """A day or a month in the lede; a year alone is background there."""
    start, end = scene.lede
    return any(printed.day or printed.month for printed in scene.dates if start <= printed.start < end)


def weekdays_within(scene: Scene, first: dt.date, last: dt.date) -> tuple[list[dt.date], Evidence | None]:
    """Every day of the window on which the lede's weekday falls, when the window is short enough to count."""
    for printed in in_lede(scene):
        if printed.is_weekday and (last - first).days <= LONGEST_SEARCH:
            days = [later(first, n) for n in range((last - first).days + 1)]
            fitting = [day for day in days if day.weekday() == printed.weekday]
            return fitting, scene.evidence(printed.start, printed.end, because("weekday"))
    return [], None
