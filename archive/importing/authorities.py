"""The lexicons' actors -> rows. Rows are made when a text first names an actor, or all at once by `load_authorities`.

What a person set on an actor stays; forms and offices that curators added stay beside the lexicon's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from archive.extraction.reading import ActorReading
from archive.importing.merging import merge
from archive.lexicons import actors as lexicon
from archive.lexicons.codebook import TOPICS
from archive.lexicons.entries import ActorEntry
from archive.models import Actor, ActorAlias, Membership, Office, Publisher, Topic

Row = dict[str, Any]


class Authorities:
    """Actors by key for one run: each row is looked up or made once."""

    def __init__(self) -> None:
        self._known: dict[str, Actor] = {}
        self._topics: dict[str, Topic] = {}

    def actor(self, key: str) -> Actor:
        """The row of that key; a record merged into another answers as the other."""
        if key not in self._known:
            self._known[key] = _standing(Actor.objects.filter(key=key).first() or self._from_lexicon(key))
        return self._known[key]

    def propose(self, reading: ActorReading) -> Actor:
        """The row of an actor in a text; someone the lexicon does not know becomes a proposal."""
        if reading.key in lexicon():
            return self.actor(reading.key)
        found = Actor.objects.filter(key=reading.key).first()
        self._known[reading.key] = _standing(found or self._new_proposal(reading))
        return self._known[reading.key]

    def topics(self, codes: Iterable[str]) -> list[Topic]:
        return [self._topic(code) for code in codes]

    def _topic(self, code: str) -> Topic:
        if code not in self._topics:
            position = list(TOPICS).index(code)
            self._topics[code], _ = Topic.objects.get_or_create(code=code, defaults={"position": position})
        return self._topics[code]

    def forget(self) -> None:
        """After a rollback: rows made in the transaction are gone."""
        self._known.clear()
        self._topics.clear()

    def _from_lexicon(self, key: str) -> Actor:
        entry = lexicon()[key]
        actor = Actor.objects.create(key=key, slug=free_slug(Actor, entry.name, key), **self.row_of(entry))
        _add_aliases(actor, entry)
        self.add_offices(actor, entry)
        return actor

    def row_of(self, entry: ActorEntry) -> Row:
        """The actor's own fields as the lexicon has them."""
        return {
            "type": entry.type,
            "name": entry.name,
            "names": entry.names,
            "iso2": entry.iso2,
            "iso3": entry.iso3,
            "country": self.actor(entry.country) if entry.country else None,
            "parent": self.actor(entry.parent) if entry.parent else None,
            "since": entry.since,
            "until": entry.until,
            "wikidata": entry.wikidata,
        }

    def _new_proposal(self, reading: ActorReading) -> Actor:
        return Actor.objects.create(
            key=reading.key,
            slug=free_slug(Actor, reading.name, reading.key),
            type=reading.type,
            name=reading.name,
            names={"en": reading.name},
            iso2=reading.iso2 if reading.type == "country" else "",
            country=self.actor(reading.country) if reading.country in lexicon() else None,
            why=reading.why[:300],
        )

    def add_offices(self, person: Actor, entry: ActorEntry) -> None:
        """Those the person does not have yet: the same seat from the same day is the same office."""
        known = set(person.offices.values_list("of_id", "rank", "since")) if entry.offices else set()
        rows = [
            Office(
                person=person,
                title=office.title,
                title_fr=office.title_fr,
                rank=office.rank,
                of=self.actor(office.of),
                since=office.since,
                until=office.until,
            )
            for office in entry.offices
        ]
        Office.objects.bulk_create(row for row in rows if (row.of_id, row.rank, row.since) not in known)

    def publisher(self, name: str, key: str) -> Publisher:
        found = Publisher.objects.filter(name=name).first()
        if found is None:
            medium = self.actor(key) if key in lexicon() else None
            taken = medium is not None and Publisher.objects.filter(actor=medium).exists()
            slug = free_slug(Publisher, name, name)
            found = Publisher.objects.create(name=name, slug=slug, actor=None if taken else medium)
        return found


def load_all(authorities: Authorities) -> int:
    """Every record of the lexicons as a row, kept in step with them; returns the number of records."""
    entries = lexicon()
    authorities.topics(TOPICS)
    for key, entry in entries.items():
        actor = authorities.actor(key)
        if actor.key == key:
            _refresh(actor, entry, authorities)
    return len(entries)


def _refresh(actor: Actor, entry: ActorEntry, authorities: Authorities) -> None:
    """A newer lexicon changes what no person set; what it has dropped stays, since texts were read with it."""
    proposed = authorities.row_of(entry)
    changes = merge({name: getattr(actor, name) for name in proposed}, proposed, actor.set_by).changes
    for name, value in changes.items():
        setattr(actor, name, value)
    if changes:
        actor.save()
    _add_aliases(actor, entry)
    authorities.add_offices(actor, entry)
    _add_members(actor, entry, authorities)


def _standing(actor: Actor) -> Actor:
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def _add_aliases(actor: Actor, entry: ActorEntry) -> None:
    ActorAlias.objects.bulk_create(_aliases(actor, entry), ignore_conflicts=True)


def _aliases(actor: Actor, entry: ActorEntry) -> Iterable[ActorAlias]:
    for alias in entry.aliases:
        yield ActorAlias(
            actor=actor,
            text=alias.text,
            language=alias.language,
            usage=alias.usage,
            since=alias.since,
            until=alias.until,
        )


def _add_members(group: Actor, entry: ActorEntry, authorities: Authorities) -> None:
    if Membership.objects.filter(group=group).exists():
        return
    Membership.objects.bulk_create(
        Membership(group=group, member=authorities.actor(member.member), since=member.since, until=member.until)
        for member in entry.members
    )


def free_slug(model: type[Actor] | type[Publisher], name: str, key: str) -> str:
    """The name as a slug; with letters of the key's hash where another has it, or nothing is left of the name."""
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    slug = slugify(name)[:60].strip("-")
    if not slug:
        return mark
    return f"{slug}-{mark}" if model.objects.filter(slug=slug).exists() else slug
