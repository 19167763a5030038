"""What a proposed statement is called, when, where and between whom it was: from its reports, with evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.comparing.accounts import Account, Place, When
from archive.comparing.kinds import kinds
from archive.documents.places import places
from archive.lexicons import actors, fold

MOST_NAMED = 3
"""Parties that a name lists; of more it gives the number."""
SUMMIT = "summit"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Not strftime's, which follow the machine's locale."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of evidence: which report, and what it says."""

    account: str
    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement as its reports describe it; the days are None when no report gives them."""

    name: str
    doc_type: str
    place: str
    earliest: dt.date | None
    latest: dt.date | None
    parties: tuple[str, ...]
    evidence: tuple[tuple[str, tuple[Step, ...]], ...]


def describe(accounts: Sequence[Account], is_part: bool = False) -> Proposal:
    """From all reports together; the order of the reports settles ties, so that a later one changes little."""
    when, where = _when(accounts), _place(accounts)
    kind, parties = _kind(accounts, is_part), _parties(accounts)
    place = _usual_name(where, when) if where else ""
    return Proposal(
        name=_name(parties, kind, place, when),
        doc_type=kinds()[kind].labels["en"] if kind else "",
        place=place,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        parties=parties,
        evidence=(
            ("date", tuple(Step(one.key, "", _days(one.when)) for one in accounts if one.when)),
            ("place", tuple(Step(one.key, one.place.name, _where(one.place)) for one in accounts if one.place)),
            ("parties", tuple(Step(one.key, "", " ".join(sorted(one.states | one.bodies))) for one in accounts)),
            ("name", tuple(Step(one.key, one.title, ", ".join(one.doc_types)) for one in accounts)),
        ),
    )


def _when(accounts: Sequence[Account]) -> When | None:
    """The days that all reports allow; the narrowest when they contradict each other."""
    known = [account.when for account in accounts if account.when]
    if not known:
        return None
    first, last = max(one.earliest for one in known), min(one.latest for one in known)
    if first <= last:
        return When(first, last, any(one.stated for one in known))
    return min(known, key=lambda one: (one.days, not one.stated))


def _place(accounts: Sequence[Account]) -> Place | None:
    """The place most reports give; a dateline counts only where nothing else is known."""
    known = [account.place for account in accounts if account.place]
    better = [place for place in known if not place.only_dateline] or known
    counted = Counter(place.key for place in better)
    return max(better, key=lambda place: counted[place.key], default=None)


def _usual_name(place: Place, when: When | None) -> str:
    """In English where the lexicon knows the place: a capital by the name it bore on that day."""
    entry = actors().get(place.key)
    day = when.earliest if when else None
    for alias in entry.aliases if entry else ():
        borne = day is None or ((alias.since or day) <= day <= (alias.until or day))
        if alias.usage == "capital" and alias.language in ("en", "") and borne:
            return alias.text
    return places().get(fold(place.name), place.name)


def _kind(accounts: Sequence[Account], is_part: bool) -> str:
    """What most reports name first; a part is a meeting, and a summit of several is named before what it issues."""
    named = [kind for account in accounts for kind in account.doc_types]
    if is_part:
        return next((kind for kind in named if kinds()[kind].sort == "meeting"), "talks")
    if SUMMIT in named and max(len(account.states) for account in accounts) > 2:
        return SUMMIT
    counted = Counter(kind for account in accounts for kind in account.doc_types[:1])
    return max(counted, key=lambda kind: counted[kind], default="")


def _parties(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Those whom at least half of the reports give, in a fixed order: states before bodies."""
    counted = Counter(key for account in accounts for key in account.states | account.bodies)
    told = sum(1 for account in accounts if account.states | account.bodies)
    kept = [key for key, count in counted.items() if 2 * count >= told]
    return tuple(sorted(kept, key=lambda key: (not key.startswith("country:"), _label(key))))


def _name(parties: Sequence[str], kind: str, place: str, when: When | None) -> str:
    labels = [_label(key) for key in parties]
    sides = "–".join(labels) if 0 < len(labels) <= MOST_NAMED else f"{len(labels)} parties" if labels else ""
    what = kinds()[kind].labels["en"] if kind else "statement"
    return ", ".join(part for part in (f"{sides} {what}".strip(), place, _spoken(when)) if part)[:300]


def _spoken(when: When | None) -> str:
    if when is None:
        return ""
    days = dict.fromkeys((when.earliest, when.latest))
    return " – ".join(f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days)


def _label(key: str) -> str:
    entry = actors().get(key)
    return entry.name if entry else key.rpartition(":")[2]


def _days(when: When | None) -> str:
    if when is None:
        return ""
    return when.earliest.isoformat() if when.days == 1 else f"{when.earliest.isoformat()}/{when.latest.isoformat()}"


def _where(place: Place) -> str:
    return "the dateline" if place.only_dateline else "the place of the event"
