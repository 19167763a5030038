"""Why a date was read as it was: every step is a code with what fills it in, and the code's sentence stands here.

Steps are kept as data, so that a page can say them in its own language: the phrases below are English and the message
ids of the translations. What fills them in is kept as text: days in ISO 8601, names in English, and beside them, under
the same word with "_fr", in French where the lexicons have it.

To add a step: its phrase here, a translation in locale/, and `because` where the argument is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archive.extraction.reading import Reason
from archive.lexicons.entries import ActorEntry, DatedFact

PHRASES: Mapping[str, str] = {
    # stated
    "stated": "stated as the date of publication (%(where)s)",
    "date line": "a line that holds the date",
    "masthead": "the masthead",
    "update line": "the update line",
    "dateline": "the dateline",
    "own line": "a line of its own at the head or the foot",
    "address of": "the date in the address (%(where)s)",
    "address": "the date in an address",
    "closing formula": "the closing formula",
    "note of rights": "the note of rights",
    "numbered title": "the number and date in the title",
    # what the text knows, and what it does not know yet
    "past day": "names %(day)s as past, so is not older",
    "since year": "counts from %(year)s, so is not older",
    "in office since": "%(who)s, %(title)s since %(since)s",
    "in office": "%(who)s, %(title)s from %(since)s to %(until)s",
    "exists since": "%(what)s exists since %(since)s",
    "called since": "%(place)s has been so called since %(since)s",
    "called until": "%(place)s was so called until %(until)s",
    "called": "%(place)s was so called from %(since)s to %(until)s",
    "on the day": "%(what)s, %(since)s",
    "in the days": "%(what)s, %(since)s to %(until)s",
    "not older": "the text knows of it, so is not older",
    "still to come": "told as still to come",
    "just over": "told as just over",
    "already over": "told as already over",
    "going on": "told as going on",
    "years after": "%(count)s years after %(day)s is %(year)s",
    # completing and weighing
    "same days": "the same days with their year",
    "weekday printed": "the weekday printed with the date",
    "weekday near": "the weekday of the event, on the day or just before",
    "weekday": "the weekday of the event",
    "caption": "the day a caption gives",
    "lede": "the day of the event, in the lede",
    # the event
    "day named": "the day the lede names",
    "day in year": "the day the lede names, in the year of publication",
    "from publication": "counted from the day of publication",
    "weekday before": "that weekday on or before publication: %(day)s",
    "weekday before either": "that weekday on or before publication: %(since)s or %(until)s",
    "no other day": "no other day is named: taken for the news of the day it was published",
    # not taken
    "less trusted": "a less trusted place",
    "contradicts": "contradicts the other evidence",
    "excluded year": "the other evidence excludes that year",
    "open year": "possible: the year is not settled",
    "either order": "day and month may stand in either order",
}


def because(code: str, **given: object) -> Reason:
    """One step; what is None or empty is left out."""
    return Reason(code, tuple((name, str(value)) for name, value in given.items() if value))


def said(reasons: Iterable[Reason]) -> str:
    """The steps in one line, in English."""
    return "; ".join(PHRASES[reason.code] % dict(reason.given) for reason in reasons)


def fact_named(fact: DatedFact) -> Reason:
    """A dated fact with its days."""
    code = "on the day" if fact.earliest == fact.latest else "in the days"
    french = next(iter(fact.names.get("fr", ())), "")
    return because(code, what=fact.name, what_fr=french, since=fact.earliest, until=fact.latest)


def names_of(word: str, entry: ActorEntry) -> dict[str, str]:
    """What a phrase with that word needs to name an actor."""
    return {word: entry.name, f"{word}_fr": entry.names.get("fr", "")}
