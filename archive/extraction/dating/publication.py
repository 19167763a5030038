"""When a document was published: stated, else completed, else narrowed to an interval, else unknown."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from archive.extraction.dating.events import REPORTED_WITHIN, in_lede, weekdays_within
from archive.extraction.dating.forms import Printed, find_dates
from archive.extraction.dating.narrowing import Clue, Window, window_of
from archive.extraction.dating.periods import both, days, hull, later, period
from archive.extraction.dating.scene import Scene
from archive.extraction.dating.stated import Statement, statements
from archive.extraction.reading import UNDATED, DateReading, Evidence, Precision, Rival
from archive.extraction.reasons import because
from archive.extraction.spans import rival
from archive.lexicons import words

LAG = 2
"""Days by which the weekday of the lede may precede the date in the dateline."""


def published_of(scene: Scene, clues: tuple[Clue, ...]) -> DateReading:
    """The reading of the first kind of evidence that settles anything."""
    found = tuple(statements(scene))
    for statement in found:
        if reading := statement.reading():
            return replace(reading, rivals=(*reading.rivals, *other_dates(found, reading)))
    window = window_of(clues)
    for statement in found:
        if reading := completed(scene, statement, window):
            return reading
    return from_caption(scene) or from_lede(scene, window) or from_window(scene, window, clues)


def other_dates(found: tuple[Statement, ...], taken: DateReading) -> tuple[Rival, ...]:
    """Other stated dates that were not taken, once each."""
    rivals: dict[str, Rival] = {}
    for statement in found:
        other = statement.reading()
        if other and other.earliest and (other.earliest, other.latest) != (taken.earliest, taken.latest):
            value = other.earliest.isoformat()
            rivals.setdefault(value, rival(value, *statement.evidence.reasons, because("less trusted")))
    return tuple(rivals.values())


def completed(scene: Scene, statement: Statement, window: Window) -> DateReading | None:
    """A day and month with the years that weekday and window leave; several years make an interval."""
    printed = statement.printed
    if not printed.is_day_and_month or not printed.exists():
        return None
    candidates = [day for year in years_open(window) if (day := printed.in_year(year))]
    fitting = [day for day in candidates if both(days([day]), window.possible)]
    evidence = (statement.evidence, *window.evidence)
    by_text, year_evidence = years_of_same_day(scene, printed, fitting)
    if year_evidence:
        fitting, evidence = by_text, (*evidence, year_evidence)
    by_weekday, weekday_evidence = with_weekday(scene, printed, fitting)
    if weekday_evidence and by_weekday and len(by_weekday) < len(fitting):
        fitting, evidence = by_weekday, (*evidence, weekday_evidence)
    if not fitting or (not window.possible[0].first > dt.date.min and not by_text and len(fitting) > 3):
        return None
    return among(fitting, candidates, statement.basis, evidence, window.rivals)


def years_open(window: Window) -> range:
    """The years the window touches; without an end, up to the edition of the lexicons."""
    whole = hull(window.possible)
    table = words("dating")
    first = max(whole.first.year, table["first_year"])
    last = whole.last.year if whole.last < dt.date.max else max(table["edition"], first)
    return range(first, last + 1)


def years_of_same_day(scene: Scene, printed: Printed, fitting: list[dt.date]) -> tuple[list[dt.date], Evidence | None]:
    """The year that the text itself gives to the same day elsewhere, a day or two away counting as well."""
    for other in scene.dates:
        day = other.date()
        near = [one for one in fitting if day and 0 <= (one - day).days <= LAG]
        if near:
            return near, scene.evidence(other.start, other.end, because("same days"))
    return [], None


def with_weekday(scene: Scene, printed: Printed, fitting: list[dt.date]) -> tuple[list[dt.date], Evidence | None]:
    """Days that fall on the printed weekday, or close behind that of the lede: two days only if none is nearer."""
    if printed.weekday is not None:
        named = [day for day in fitting if day.weekday() == printed.weekday]
        return named, scene.evidence(printed.start, printed.end, because("weekday printed"))
    for other in in_lede(scene):
        if other.is_weekday:
            behind = {day: (day.weekday() - (other.weekday or 0)) % 7 for day in fitting}
            most = LAG - 1 if 0 in behind.values() else LAG
            near = [day for day in fitting if behind[day] <= most]
            return near, scene.evidence(other.start, other.end, because("weekday near"))
    return [], None


def among(
    fitting: list[dt.date],
    candidates: list[dt.date],
    basis: str,
    evidence: tuple[Evidence, ...],
    rivals: tuple[Rival, ...],
) -> DateReading:
    """One day, or an interval from the first candidate to the last with each named as a rival."""
    precision: Precision = "day" if len(fitting) == 1 else "interval"
    left_out = [day for day in candidates if day not in fitting][-5:]
    named = tuple(rival(day.isoformat(), because("excluded year")) for day in left_out)
    if len(fitting) > 1:
        named = tuple(rival(day.isoformat(), because("open year")) for day in fitting)
    return DateReading(fitting[0], fitting[-1], precision, basis, evidence, (*named, *rivals))


def from_caption(scene: Scene) -> DateReading | None:
    """The day of a pictured event, or the two days after it."""
    for quote in scene.document.captions:
        for printed in find_dates(quote.text, scene.language):
            if day := printed.date():
                start = quote.start + printed.start
                evidence = scene.evidence(start, quote.start + printed.end, because("caption"))
                return after_event(day, day, "caption", (evidence,))
    return None


def after_event(first: dt.date, last: dt.date, basis: str, evidence: tuple[Evidence, ...]) -> DateReading:
    return DateReading(first, later(last, REPORTED_WITHIN), "interval", basis, evidence)


def from_lede(scene: Scene, window: Window) -> DateReading | None:
    """A complete date in headline or lede is the event's; the report follows within days."""
    for printed in in_lede(scene):
        day, last = printed.date(), printed.last_date()
        if day and last and both(period(day, later(last, REPORTED_WITHIN)), window.possible):
            evidence = scene.evidence(printed.start, printed.end, because("lede"))
            return after_event(day, last, "event", (evidence, *window.evidence))
    return None


def from_window(scene: Scene, window: Window, clues: tuple[Clue, ...]) -> DateReading:
    """What the clues leave: the days that fall on the lede's weekday, else the whole window, else unknown."""
    whole = hull(window.possible)
    if not whole.is_bounded:
        return replace(UNDATED, evidence=window.evidence, rivals=window.rivals)
    fitting, evidence = weekdays_within(scene, whole.first, whole.last)
    fitting = [day for day in fitting if both(days([day]), window.possible)]
    fitting = [day for day in fitting if any(both(days([day]), clue.event_days) for clue in clues)] or fitting
    if fitting and evidence and (fitting[-1] - fitting[0]).days <= 14:
        reading = after_event(
            fitting[0], fitting[0] if len(fitting) == 1 else fitting[-1], "weekday", (*window.evidence, evidence)
        )
        return replace(reading, rivals=window.rivals)
    precision: Precision = "day" if whole.first == whole.last else "interval"
    return DateReading(whole.first, whole.last, precision, "terminus", window.evidence, window.rivals)
