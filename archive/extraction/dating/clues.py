"""Clues to when a text was written: each leaves some days possible and says why.

A terminus post quem is something the text knows (an office held, an initiative proposed, a meeting that took place), a
terminus ante quem something it does not know yet (a city's new name, a meeting still to come). CLUES is the list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

import ahocorasick

from archive.extraction.dating import periods
from archive.extraction.dating.periods import Period, Periods
from archive.extraction.dating.scene import Scene, cue_pattern
from archive.extraction.reading import Evidence, Mention
from archive.lexicons import actors, dated_facts, fold, words
from archive.lexicons.entries import ActorEntry, DatedFact

GRACE = 7
"""Days for which a report may still use an office or a name that has just ended."""
LINGERS = 12
"""Days within which a report tells of a meeting as of something that is going on."""
MOST_PERSONS = 16
FOUNDED = frozenset(("initiative", "instrument", "organisation", "grouping"))


@dataclass(frozen=True, slots=True)
class Clue:
    """The days one step of the argument leaves possible."""

    possible: Periods
    evidence: Evidence
    event_days: Periods = ()
    """The days of a meeting that is told as going on: those of the reported event, if it is that meeting."""


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
            says = f"names {day.isoformat()} as past, so is not older"
            yield Clue(periods.period(day, None), scene.evidence(printed.start, printed.end, says))


SINCE_YEAR = re.compile(r"\s{1,3}(?:the year )?(\d{4})(?!\d)")


def past_years(scene: Scene) -> Iterator[Clue]:
    """ "since 2019": the year has begun."""
    for cue in cue_pattern("since", scene.language).finditer(scene.folded):
        found = SINCE_YEAR.match(scene.folded, cue.end())
        if found and 1900 <= int(found[1]) <= 2100:
            says = f"counts from {found[1]}, so is not older"
            day = dt.date(int(found[1]), 1, 1)
            yield Clue(periods.period(day, None), scene.evidence(found.start(1), found.end(1), says))


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
        since, until = held[0].since, held[-1].until
        says = f"{entry.name}, {held[0].title} from {since.isoformat()}" + (f" to {until.isoformat()}" if until else "")
        yield Clue(terms, scene.evidence(mention.start, mention.end, says))


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
        says = f"{entry.name} exists since {entry.since.isoformat()}"
        yield Clue(periods.period(entry.since, None), scene.evidence(mention.start, mention.end, says))


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
        says = f"{text} was so called" + (f" from {since}" if since else "") + (f" to {until}" if until else "")
        yield Clue(periods.period(since, last), scene.evidence(start, start + len(name), says))


@cache
def fact_index() -> ahocorasick.Automaton:
    """Folded name -> the facts of that name; a name in any language may occur in any text."""
    index: dict[str, list[DatedFact]] = {}
    for fact in dated_facts():
        for name in {fold(name) for listed in fact.names.values() for name in listed}:
            index.setdefault(name, []).append(fact)
    automaton = ahocorasick.Automaton()
    for name, facts in index.items():
        automaton.add_word(name, (name, tuple(facts)))
    if index:
        automaton.make_automaton()
    return automaton


@dataclass(frozen=True, slots=True)
class NamedFact:
    """Facts that go by the name between start and end: one, or several such as repeated visits."""

    start: int
    end: int
    facts: tuple[DatedFact, ...]


def named_facts(scene: Scene) -> list[NamedFact]:
    """Facts named in the text, each place once with its longest name, those whose parties are absent left out."""
    automaton = fact_index()
    if not len(automaton):
        return []
    present = {mention.key for mention in scene.mentions}
    found: dict[int, NamedFact] = {}
    for last, (name, facts) in automaton.iter(scene.folded):
        start, end = last + 1 - len(name), last + 1
        fitting = tuple(fact for fact in facts if fits(fact, len(facts), present))
        if fitting and stands_alone(scene.folded, start, end) and end > (found[start].end if start in found else 0):
            found[start] = NamedFact(start, end, fitting)
    kept: list[NamedFact] = []
    for named in sorted(found.values(), key=lambda named: named.start):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def fits(fact: DatedFact, sharing: int, present: set[str]) -> bool:
    """An anniversary, and a name that several facts share, belong to the parties that the text names."""
    needs_parties = fact.kind == "anniversary" or sharing > 1
    return not needs_parties or not fact.parties or set(fact.parties) <= present


def stands_alone(folded: str, start: int, end: int) -> bool:
    if folded[start] > "\u2e7f":
        return True
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())


def facts_told(scene: Scene) -> Iterator[Clue]:
    """Meetings, foundings, renamings: how the text speaks of them tells on which side of them it stands."""
    for named in named_facts(scene):
        kind = named.facts[0].kind
        if kind == "anniversary":
            yield from anniversary(scene, named)
        elif kind in ("summit", "meeting", "event", "visit"):
            yield from meeting(scene, named)
        else:
            fact = named.facts[0]
            says = f"{fact.name}: {fact.earliest.isoformat()}, so is not older"
            first = min(fact.earliest for fact in named.facts)
            yield Clue(periods.period(first, None), scene.evidence(named.start, named.end, says))


def meeting(scene: Scene, named: NamedFact) -> Iterator[Clue]:
    """A meeting ahead of the text, at its time, or behind it."""
    last = max(fact.latest for fact in named.facts)
    first = min(fact.earliest for fact in named.facts)
    what = " or ".join(dict.fromkeys(f"{fact.name}, {span(fact)}" for fact in named.facts[:6]))
    evidence = partial(scene.evidence, named.start, named.end)
    if scene.has_cue("coming", named.start, 70):
        yield Clue(periods.period(None, last), evidence(f"{what}: still to come"))
    elif scene.has_cue("just_after", named.start, 60):
        after = periods.union(Period(fact.latest, periods.later(fact.latest, LINGERS)) for fact in named.facts)
        yield Clue(after, evidence(f"{what}: just over"))
    elif scene.has_cue("past", named.start, 40):
        yield Clue(periods.period(first, None), evidence(f"{what}: already over"))
    elif scene.has_cue("during", named.start, 40) or len(named.facts) > 1 or in_lede(scene, named):
        near = periods.union(Period(fact.earliest, periods.later(fact.latest, LINGERS)) for fact in named.facts)
        its_days = periods.union(Period(fact.earliest, fact.latest) for fact in named.facts)
        yield Clue(near, evidence(f"{what}: told as going on"), its_days)


def in_lede(scene: Scene, named: NamedFact) -> bool:
    return named.end <= scene.lede[1]


def span(fact: DatedFact) -> str:
    one, other = fact.earliest.isoformat(), fact.latest.isoformat()
    return one if one == other else f"{one} to {other}"


ANNIVERSARY_REACH = 60


def anniversary(scene: Scene, named: NamedFact) -> Iterator[Clue]:
    """The year in which so many years have passed since the founding day, from two months before the day."""
    passage = scene.folded[max(0, named.start - ANNIVERSARY_REACH) : named.start]
    found = last_match(anniversary_pattern(scene.language), passage)
    base = named.facts[0].base or named.facts[0].earliest
    if not found:
        return
    count = int(next(group for group in found.groups() if group))
    if not 0 < count <= 500:
        return
    year = base.year + count
    day = dt.date(year, base.month, min(base.day, 28))
    start = max(0, named.start - ANNIVERSARY_REACH) + found.start()
    says = f"{count} years after {base.isoformat()} is {year}"
    possible = periods.period(periods.later(day, -60), dt.date(year, 12, 31))
    yield Clue(possible, scene.evidence(start, named.end, says))


def last_match(pattern: re.Pattern[str], passage: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(passage):  # noqa: B007
        pass
    return found


@cache
def anniversary_pattern(language: str) -> re.Pattern[str]:
    table = words("dates")["anniversary"]
    forms = dict.fromkeys(fold(form) for code in (language, "en") for form in table.get(code, ()))
    return re.compile("|".join(r"(?<!\d)" + re.escape(form).replace(r"\#", r"(\d{1,3})") for form in forms))


CLUES: tuple[Callable[[Scene], Iterator[Clue]], ...] = (
    facts_told,
    known_names,
    offices_held,
    city_names,
    past_dates,
    past_years,
)
