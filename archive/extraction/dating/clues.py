"""Clues to when a text was written: each leaves some days possible and says why.

A terminus post quem is something the text knows (an office held, an initiative proposed, a meeting that took place), a
terminus ante quem something it does not know yet (a city's new name, a meeting still to come). CLUES is the list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from archive.extraction.dating import periods
from archive.extraction.dating.facts import facts_told
from archive.extraction.dating.narrowing import Clue
from archive.extraction.dating.periods import Period
from archive.extraction.dating.scene import Scene, cue_pattern
from archive.extraction.reading import Mention, Reason
from archive.extraction.reasons import because, names_of
from archive.lexicons import actors, fold, words
from archive.lexicons.entries import ActorEntry, Office

GRACE = 7
"""Days for which a report may still use an office or a name that has just ended."""
MOST_PERSONS = 16
FOUNDED = frozenset(("initiative", "instrument", "organisation", "grouping"))


def clues_of(scene: Scene) -> Iterator[Clue]:
    """Every clue of the document, the surer kinds first."""
    for find in CLUES:
        yield from find(scene)


def past_dates(scene: Scene) -> Iterator[Clue]:
    """A date that the text tells as over: it cannot be older. Read only where we know how a language says "by"."""
    if scene.language not in words("dates")["ahead"]:
        return
    for printed in scene.dates:
        day = printed.date() or (printed.in_year(printed.year or 1) if printed.is_month_and_year else None)
        if day and not scene.has_cue("ahead", printed.start, 40):
            past = because("past day", day=day)
            yield Clue(periods.period(day, None), scene.evidence(printed.start, printed.end, past))


SINCE_YEAR = re.compile(r"\s{1,3}(?:the year )?(\d{4})(?!\d)")


def past_years(scene: Scene) -> Iterator[Clue]:
    """ "since 2019": the year has begun."""
    for cue in cue_pattern("since", scene.language).finditer(scene.folded):
        found = SINCE_YEAR.match(scene.folded, cue.end())
        if found and 1900 <= int(found[1]) <= 2100:
            day = dt.date(int(found[1]), 1, 1)
            begun = because("since year", year=found[1])
            yield Clue(periods.period(day, None), scene.evidence(found.start(1), found.end(1), begun))


def offices_held(scene: Scene) -> Iterator[Clue]:
    """Somebody is named with an office: the text falls into the time that it was held."""
    seen: set[tuple[str, str]] = set()
    for mention in scene.mentions:
        if len(seen) >= MOST_PERSONS:
            return
        entry = actors().get(mention.key) if mention.key.startswith("person:") else None
        rank = rank_beside(scene, mention) if entry and entry.offices else ""
        if entry and rank and (entry.id, rank) not in seen:
            seen.add((entry.id, rank))
            yield from tenure(scene, mention, entry, rank)


def tenure(scene: Scene, mention: Mention, entry: ActorEntry, rank: str) -> Iterator[Clue]:
    held = [office for office in entry.offices if office.rank == rank]
    terms = periods.union(
        Period(office.since, periods.later(office.until, GRACE) if office.until else dt.date.max) for office in held
    )
    if terms:
        yield Clue(terms, scene.evidence(mention.start, mention.end, in_office(entry, held)))


def in_office(entry: ActorEntry, held: Sequence[Office]) -> Reason:
    """The first and the last day of the terms together."""
    until = held[-1].until
    return because(
        "in office" if until else "in office since",
        **names_of("who", entry),
        title=held[0].title,
        title_fr=held[0].title_fr,
        since=held[0].since,
        until=until,
    )


@cache
def title_ranks(language: str) -> dict[str, str]:
    """Folded title -> rank, of that language and English."""
    found: dict[str, str] = {}
    for entry in words("titles")["titles"]:
        for code in ("en", language):
            found.update({fold(form): entry["rank"] for form in entry.get(code, ())})
    return found


@cache
def title_pattern(language: str) -> re.Pattern[str]:
    forms = sorted(title_ranks(language), key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, forms)) + r")s?(?!\w)")


def rank_beside(scene: Scene, mention: Mention) -> str:
    """The rank of the title right before the name ("Kazakh President X", "président kazakh X") or in an apposition."""
    before = scene.before(mention.start, 60).rpartition(",")[2]
    pattern, ranks = title_pattern(scene.language), title_ranks(scene.language)
    within = pattern.match(scene.folded[mention.start : mention.end])
    last = within
    for found in pattern.finditer(before) if not within else ():
        last = found
    if last and not cue_pattern("not_in_office", scene.language).search(
        before[: last.start()] if last is not within else before
    ):
        close = last is within or len(before) - last.end() <= 28
        return ranks[last.group(1)] if close and "elect" not in before[-12:] else ""
    apposed = APPOSITION.match(scene.folded, mention.end)
    found_after = pattern.match(scene.folded, apposed.end()) if apposed else None
    return ranks[found_after.group(1)] if found_after else ""


APPOSITION = re.compile(r",\s(?:the |le |la |el |los )?(?:current )?")


def known_names(scene: Scene) -> Iterator[Clue]:
    """An initiative, a treaty or a body that is named has been proposed, adopted or founded."""
    seen: set[str] = set()
    for mention in scene.mentions:
        entry = actors().get(mention.key)
        if entry is None or entry.type not in FOUNDED or entry.since is None or entry.id in seen:
            continue
        seen.add(entry.id)
        exists = because("exists since", **names_of("what", entry), since=entry.since)
        yield Clue(periods.period(entry.since, None), scene.evidence(mention.start, mention.end, exists))


@cache
def dated_capitals() -> dict[str, tuple[str, dt.date | None, dt.date | None]]:
    """Folded name of a capital that was renamed -> the name with the days between which it was official."""
    return {
        fold(alias.text): (alias.text, alias.since, alias.until)
        for entry in actors().values()
        for alias in entry.aliases
        if alias.usage == "capital" and (alias.since or alias.until)
    }


def city_names(scene: Scene) -> Iterator[Clue]:
    """A city under a name that it bore for some years only."""
    for name, (text, since, until) in dated_capitals().items():
        start = scene.folded.find(name)
        if start < 0 or (since is None and until is None):
            continue
        last = periods.later(until, GRACE) if until else None
        yield Clue(periods.period(since, last), scene.evidence(start, start + len(name), so_called(text, since, until)))


def so_called(place: str, since: dt.date | None, until: dt.date | None) -> Reason:
    code = "called" if since and until else "called since" if since else "called until"
    return because(code, place=place, since=since, until=until)


CLUES: tuple[Callable[[Scene], Iterator[Clue]], ...] = (
    facts_told,
    known_names,
    offices_held,
    city_names,
    past_dates,
    past_years,
)
