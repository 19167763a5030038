"""Who stands behind a name: the state or body for which it can promise. Answers come from the lexicons alone."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from archive.lexicons import actors

STATE_TYPES = ("country", "organisation")


def sort_of(key: str) -> str:
    """The type in a key: "country", "person" …; "proposed:person:jane-doe" is a person too."""
    return key.removeprefix("proposed:").split(":", 1)[0]


@lru_cache(maxsize=4096)
def members(key: str, on: dt.date | None) -> tuple[str, ...]:
    """The members of a grouping on that day; () for what has none that can act."""
    entry = actors().get(key)
    if entry is None or entry.type != "grouping":
        return ()
    day = on or dt.date.max
    return tuple(
        member.member
        for member in entry.members
        if (member.since is None or member.since <= day) and (member.until is None or day <= member.until)
    )


@lru_cache(maxsize=4096)
def speaks_for(key: str, on: dt.date | None) -> str:
    """The country or organisation for which a person spoke on that day, "" when the lexicons do not say.

    Someone who holds no office that day speaks for the country of the last office known, then of the record.
    """
    entry = actors().get(key)
    if entry is None:
        return ""
    day = on or dt.date.max
    held = [office for office in entry.offices if office.since <= day and (office.until is None or day <= office.until)]
    latest = sorted(held or entry.offices, key=lambda office: office.since)
    return latest[-1].of if latest else entry.country


def parties_behind(key: str, on: dt.date | None) -> tuple[str, ...]:
    """Keys of those who are bound when this actor speaks: itself, its members, or the state it speaks for."""
    kind = sort_of(key)
    if kind in STATE_TYPES:
        return (key,)
    if kind == "grouping":
        return members(key, on) or (key,)
    state = speaks_for(key, on) if kind == "person" else ""
    return (state,) if state else ()
