"""People whose name alone did not say who is meant, settled by the day: who held that office then?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from archive.extraction.actors.naming import Naming
from archive.extraction.actors.person import Person
from archive.lexicons import actors, officeholders


def settled_on(naming: Naming, day: dt.date | None) -> Naming:
    """The naming with each ambiguous person replaced by the one candidate who was in office on that day.

    Nothing changes without a day, or when two candidates, or none, were in office.
    """
    holders = {person.key: found for person in naming.people if day and (found := _holder(person, day))}
    if not holders:
        return naming
    return replace(
        naming,
        mentions=tuple(replace(m, key=holders[m.key]) if m.key in holders else m for m in naming.mentions),
        people=tuple(_settled(person, holders, day) for person in naming.people),
    )


def _holder(person: Person, day: dt.date) -> str:
    """The key of the only candidate in office that day, "" when there is not exactly one."""
    in_office = [key for key in person.candidates if _serves(key, day)]
    return in_office[0] if len(in_office) == 1 else ""


def _serves(key: str, day: dt.date) -> bool:
    posts = {office.of for office in actors()[key].offices}
    return any(holder.person.id == key for of in posts for holder in officeholders(of, day))


def _settled(person: Person, holders: dict[str, str], day: dt.date | None) -> Person:
    key = holders.get(person.key)
    if key is None:
        return person
    name = actors()[key].name
    return replace(person, key=key, name=name, why=f"the only bearer of the name in office on {day}", candidates=())
