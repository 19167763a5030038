"""Dated facts that a text names: meetings to come, going on or over, foundings and renamings, anniversaries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

import ahocorasick

from archive.extraction.dating import periods
from archive.extraction.dating.narrowing import Clue
from archive.extraction.dating.periods import Period
from archive.extraction.dating.scene import Scene
from archive.extraction.reasons import because, fact_named
from archive.lexicons import dated_facts, fold, words
from archive.lexicons.entries import DatedFact

LINGERS = 12
"""Days within which a report tells of a meeting as of something that is going on."""
MOST_FACTS = 6
"""Of one name that an argument lists: a state visit may have been paid a dozen times."""


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
            first = min(fact.earliest for fact in named.facts)
            evidence = scene.evidence(named.start, named.end, fact_named(named.facts[0]), because("not older"))
            yield Clue(periods.period(first, None), evidence)


def meeting(scene: Scene, named: NamedFact) -> Iterator[Clue]:
    """A meeting ahead of the text, at its time, or behind it."""
    last = max(fact.latest for fact in named.facts)
    first = min(fact.earliest for fact in named.facts)
    which = dict.fromkeys(fact_named(fact) for fact in named.facts[:MOST_FACTS])
    evidence = partial(scene.evidence, named.start, named.end, *which)
    if scene.has_cue("coming", named.start, 70):
        yield Clue(periods.period(None, last), evidence(because("still to come")))
    elif scene.has_cue("just_after", named.start, 60):
        after = periods.union(Period(fact.latest, periods.later(fact.latest, LINGERS)) for fact in named.facts)
        yield Clue(after, evidence(because("just over")))
    elif scene.has_cue("past", named.start, 40):
        yield Clue(periods.period(first, None), evidence(because("already over")))
    elif scene.has_cue("during", named.start, 40) or len(named.facts) > 1 or in_lede(scene, named):
        near = periods.union(Period(fact.earliest, periods.later(fact.latest, LINGERS)) for fact in named.facts)
        its_days = periods.union(Period(fact.earliest, fact.latest) for fact in named.facts)
        yield Clue(near, evidence(because("going on")), its_days)


def in_lede(scene: Scene, named: NamedFact) -> bool:
    return named.end <= scene.lede[1]


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
    passed = because("years after", count=count, day=base, year=year)
    possible = periods.period(periods.later(day, -60), dt.date(year, 12, 31))
    yield Clue(possible, scene.evidence(start, named.end, passed))


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
