"""What one article tells of one event, ready to be compared with what another article tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from archive.comparing.messages import Said
from archive.comparing.sketches import TextSketch
from archive.documents.places import places
from archive.lexicons import actors, fold

NO_SKETCH = TextSketch(0, ())


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends inclusive, and whether the text states it or it was inferred."""

    earliest: dt.date
    latest: dt.date
    stated: bool

    @property
    def days(self) -> int:
        return (self.latest - self.earliest).days + 1

    def gap(self, other: When) -> int:
        """Days between the two; 0 when they overlap."""
        return max((other.earliest - self.latest).days, (self.earliest - other.latest).days, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as printed; `only_dateline`: nothing but the dateline gives it, so the event may have been elsewhere."""

    name: str
    language: str
    only_dateline: bool = False

    @property
    def key(self) -> str:
        """The state for a capital, by whatever name the city went; the folded usual spelling for other towns."""
        name = fold(self.name.strip())
        return capitals().get(name, "") or fold(places().get(name, self.name.strip()))


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one article tells it. Actors are named by key.

    key        the article's public id; a part of the article's event adds "/1"
    outlet     who published it; `texts` counts as near-duplicates only under different names
    published  days of publication, when the day of the event is not known
    people     those who act or speak for the parties
    named      initiatives, bodies and instruments that it names
    doc_types  kinds of statement it names at its head, the one that names it first
    """

    key: str
    language: str
    title: str
    outlet: str = ""
    when: When | None = None
    published: When | None = None
    place: Place | None = None
    states: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    doc_types: tuple[str, ...] = ()
    text: TextSketch = NO_SKETCH
    messages: tuple[Said, ...] = field(default=())
    messages_read: bool = True
    """False in a language in which no messages are read."""

    @property
    def tells_an_event(self) -> bool:
        """Whether there is anything to group: two parties, or one that says something."""
        return len(self.states | self.bodies) >= 2 or (bool(self.states | self.bodies) and bool(self.messages))


@cache
def capitals() -> dict[str, str]:
    """Folded name of every capital, past ones too -> the key of its state."""
    return {
        fold(alias.text): entry.id
        for entry in actors().values()
        if entry.type == "country"
        for alias in entry.aliases
        if alias.usage == "capital"
    }
