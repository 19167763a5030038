"""Questions that readers of texts put to the lexicons: who is this, who held office then, who was a member then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from archive.lexicons.entries import ActorEntry, Office
from archive.lexicons.fields import RANKS
from archive.lexicons.loading import actors


@dataclass(frozen=True, slots=True)
class Holder:
    """A person together with the office that was held."""

    person: ActorEntry
    office: Office


def actor(key: str) -> ActorEntry:
    """The authority record of that key; KeyError when there is none."""
    return actors()[key]


@cache
def media() -> tuple[ActorEntry, ...]:
    """Outlets and agencies, by name."""
    return tuple(sorted((entry for entry in actors().values() if entry.type == "media"), key=lambda entry: entry.name))


def officeholders(key: str, on: dt.date) -> tuple[Holder, ...]:
    """Who held the offices of that country or organisation on that day, highest rank first."""
    return tuple(holder for holder in _holders().get(key, ()) if _within(on, holder.office.since, holder.office.until))


@cache
def _holders() -> Mapping[str, tuple[Holder, ...]]:
    """Holders by the country or organisation they served, by rank, then by the day they took office."""
    found: dict[str, list[Holder]] = {}
    for person in actors().values():
        for office in person.offices:
            found.setdefault(office.of, []).append(Holder(person, office))
    return {of: tuple(sorted(holders, key=_precedence)) for of, holders in found.items()}


def _precedence(holder: Holder) -> tuple[int, dt.date, str]:
    return RANKS.index(holder.office.rank), holder.office.since, holder.person.id


def members_of(key: str, on: dt.date) -> tuple[str, ...]:
    """Keys of the members on that day, in the order of the file; () for what has no members."""
    return tuple(member.member for member in actors()[key].members if _within(on, member.since, member.until))


def _within(day: dt.date, since: dt.date | None, until: dt.date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
