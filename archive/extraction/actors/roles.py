"""The part an actor plays in an article: party, counterpart, speaker, beneficiary, subject, source, or mentioned.

What is promised decides first: who makes or receives a message is a party or a counterpart, whoever else is named.
Where nothing is promised, the headline and the lede decide. A place visited, a member of a grouping, a country in
passing stay "mentioned"; a medium is a source; a territory is never a party by inference.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from archive.documents.document import Document, Named
from archive.extraction.actors.naming import Naming
from archive.extraction.actors.person import Person
from archive.extraction.reading import ActorReading, ActorType, CommitmentReading, Mention, Role
from archive.lexicons import actors, officeholders
from archive.lexicons.entries import Office

HELPING = ("support", "pledge", "aid_pledge", "undertaking")
"""Kinds of message by which a third state benefits; by others ("condemned", "urged") it is spoken about."""


@dataclass(frozen=True, slots=True)
class Part:
    """A role, and the rule that gave it."""

    role: Role
    why: str


def actors_of(
    document: Document, naming: Naming, day: dt.date | None, commitments: Sequence[CommitmentReading]
) -> tuple[ActorReading, ...]:
    """Everyone who is named, in the order of the first mention, then those who are meant without being named.

    A state whose capital is only a place in the text is no actor of the article; the place stays the dateline's.
    """
    mentions = _by_actor(document, naming.mentions, commitments)
    people = {person.key: person for person in naming.people}
    parts = _parts(document, mentions, commitments)
    return tuple(
        _reading(key, mentions[key], parts[key], people.get(key), naming, day)
        for key in mentions
        if not _is_only_a_place(key, mentions[key], parts[key])
    )


def _by_actor(
    document: Document, named: Sequence[Mention], commitments: Sequence[CommitmentReading]
) -> dict[str, tuple[Mention, ...]]:
    """Mentions by key. Sources outside the readable text are added, and members of a grouping that promises."""
    found: dict[str, list[Mention]] = {}
    for mention in dict.fromkeys((*named, *_sources(document))):
        found.setdefault(mention.key, []).append(mention)
    for key in dict.fromkeys(key for message in commitments for key in message.parties):
        found.setdefault(key, _meant_by(key, named))
    ordered = {key: tuple(sorted(same, key=lambda m: (m.start, m.end))) for key, same in found.items()}
    return dict(sorted(ordered.items(), key=lambda item: (_first(item[1], len(document.text)), item[0])))


def _first(mentions: Sequence[Mention], never: int) -> int:
    return mentions[0].start if mentions else never


def _sources(document: Document) -> list[Mention]:
    source = document.source
    named: Iterable[Named | None] = (source.publisher, source.agency, *source.quoted)
    return [
        Mention(name.key, name.quote.start, name.quote.end, name.quote.text, "name")
        for name in named
        if name is not None and name.key and name.quote is not None
    ]


def _meant_by(key: str, named: Sequence[Mention]) -> list[Mention]:
    """Where a grouping is named that this state belongs to: "the five Central Asian countries"."""
    return [
        Mention(key, mention.start, mention.end, mention.text, "anaphor")
        for mention in named
        if mention.key in actors() and any(member.member == key for member in actors()[mention.key].members)
    ]


def _is_only_a_place(key: str, mentions: Sequence[Mention], part: Part) -> bool:
    return part.role == "mentioned" and bool(mentions) and all(mention.usage == "place" for mention in mentions)


def _parts(
    document: Document, mentions: dict[str, tuple[Mention, ...]], commitments: Sequence[CommitmentReading]
) -> dict[str, Part]:
    heading = _heading(document, mentions)
    given = _parts_in_messages(commitments, heading)
    leading = {} if any(part.role == "party" for part in given.values()) else heading
    return {
        key: _own_part(key) or given.get(key) or leading.get(key) or _passing(key, same, commitments)
        for key, same in mentions.items()
    }


def _own_part(key: str) -> Part | None:
    return Part("source", "an outlet") if key.startswith("media:") else None


def _parts_in_messages(commitments: Sequence[CommitmentReading], heading: Collection[str]) -> dict[str, Part]:
    """The strongest part an actor has in any message. A state that only praises or judges is a party when the headline
    or the lede names it too, or when nobody does more."""
    acting = [message for message in commitments if message.kind != "assessment"]
    judging = [key for message in commitments if message.kind == "assessment" for key in message.parties]
    parts: dict[str, Part] = {}
    given: tuple[tuple[Role, str, list[str]], ...] = (
        ("party", "makes a message", [key for message in acting for key in message.parties]),
        ("party", "judges, and is named at the head", [key for key in judging if key in heading or not acting]),
        (
            "counterpart",
            "is addressed by one side",
            [key for message in acting for key in _addressed(message, heading)],
        ),
        ("speaker", "speaks", [message.speaker_key for message in commitments if message.speaker_key]),
        ("beneficiary", "is to be helped", [key for message in commitments for key in _helped(message)]),
        ("subject", "is what a message is about", [key for message in commitments for key in _discussed(message)]),
        ("mentioned", "only judges", judging),
    )
    for role, why, keys in given:
        for key in keys:
            part = Part("subject", why) if role == "counterpart" and key.startswith("territory:") else Part(role, why)
            parts.setdefault(key, part)
    return parts


def _addressed(message: CommitmentReading, heading: Collection[str]) -> tuple[str, ...]:
    """Counterparts of one side's message; a third state that several parties speak of together only benefits, and one
    that is only condemned or called upon is spoken about, unless it stands at the head."""
    if len(message.parties) > 1:
        return ()
    return tuple(key for key in message.counterparts if message.kind not in AGAINST or key in heading)


AGAINST = ("opposition", "call")


def _helped(message: CommitmentReading) -> tuple[str, ...]:
    third = message.counterparts if message.kind in HELPING else ()
    return (*message.beneficiaries, *(key for key in third if key not in message.parties))


def _discussed(message: CommitmentReading) -> tuple[str, ...]:
    return (*message.subjects, *message.counterparts)


def _heading(document: Document, mentions: dict[str, tuple[Mention, ...]]) -> dict[str, Part]:
    """States of the headline, else of the lede, when there are at least two: a meeting, a visit, a treaty."""
    title = document.title_quote
    lede_end = document.text.find("\n", (title.end if title else 0) + 2)
    for first, last, why in (
        (title.start if title else 0, title.end if title else 0, "named in the headline"),
        (title.end if title else 0, lede_end if lede_end > 0 else len(document.text), "named in the lede"),
    ):
        states = [key for key, same in mentions.items() if _stands_in(key, same, first, last)]
        if len(states) >= 2:
            return {key: Part("party", why) for key in states}
    return {}


def _stands_in(key: str, mentions: Sequence[Mention], first: int, last: int) -> bool:
    return key.startswith("country:") and any(
        first <= mention.start and mention.end <= last and mention.usage != "place" for mention in mentions
    )


def _passing(key: str, mentions: Sequence[Mention], commitments: Sequence[CommitmentReading]) -> Part:
    """An initiative, an instrument or a territory inside a message is its subject; all others are merely mentioned."""
    if key.startswith(("initiative:", "instrument:", "territory:")) and any(
        message.quote.start <= mention.start and mention.end <= message.quote.end
        for message in commitments
        for mention in mentions
    ):
        return Part("subject", "named in a message")
    return Part("mentioned", "named")


def _reading(
    key: str, mentions: tuple[Mention, ...], part: Part, person: Person | None, naming: Naming, day: dt.date | None
) -> ActorReading:
    entry = actors().get(key)
    if person is not None:
        return _person_reading(person, mentions, part, day)
    if entry is not None:
        why = "; ".join(filter(None, (part.why, naming.doubts.get(key, ""))))
        return ActorReading(key, entry.name, entry.type, entry.iso2, part.role, mentions, why, entry.country)
    body = next((body for body in naming.bodies if body.key == key), None)
    kind: ActorType = "organisation" if key.startswith("proposed:organisation:") else "person"
    name = body.name if body else key
    why = f"{part.why}; proposed: {body.why}" if body else part.why
    return ActorReading(key, name, kind, "", part.role, mentions, why)


def _person_reading(person: Person, mentions: tuple[Mention, ...], part: Part, day: dt.date | None) -> ActorReading:
    """A person with the state they speak for: what the text says, else the office the lexicon knows for that day."""
    office = _office_on(person.key, day)
    country = person.country or (office.of if office else "")
    entry = actors().get(country)
    iso2 = entry.iso2 if entry else ""
    title = office.title if office and day else person.office or (office.title if office else "")
    why = f"{part.why}; {person.why}"
    return ActorReading(person.key, person.name, "person", iso2, part.role, mentions, why, country, title)


def _office_on(key: str, day: dt.date | None) -> Office | None:
    """The highest office held that day; without a day the only office ever held."""
    entry = actors().get(key)
    if entry is None:
        return None
    if day is None:
        return entry.offices[0] if len({office.of for office in entry.offices}) == 1 else None
    return next((office for office in entry.offices if _held(entry.id, office, day)), None)


def _held(person: str, office: Office, day: dt.date) -> bool:
    return any(h.person.id == person and h.office == office for h in officeholders(office.of, day))
