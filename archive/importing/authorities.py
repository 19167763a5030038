"""The lexicons' actors -> rows. Rows are made when a text first names an actor, or all at once (`loading.py`).

What a person set on an actor stays; forms and offices that curators added stay beside the lexicon's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.utils.text import slugify

from archive.extraction.reading import ActorReading
from archive.importing.following import placed
from archive.lexicons import actors
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
        return self.read(key).standing

    def read(self, key: str) -> Actor:
        """The row of that key itself, merged or not: what a text named, whoever that turned out to be."""
        if key not in self._known:
            self._known[key] = Actor.objects.filter(key=key).first() or self._from_lexicon(key)
        return self._known[key]

    def propose(self, reading: ActorReading) -> Actor:
        """The row of an actor in a text, as `read`; someone the lexicon does not know becomes a proposal."""
        if reading.key not in self._known and reading.key not in actors():
            found = Actor.objects.filter(key=reading.key).first()
            self._known[reading.key] = found or self._new_proposal(reading)
        return self.read(reading.key)

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
        entry = actors()[key]
        actor = Actor.objects.create(key=key, slug=lexicon_slugs()[key], **self.row_of(entry))
        ActorAlias.objects.bulk_create(aliases_of(actor, entry), ignore_conflicts=True)
        Office.objects.bulk_create(self.offices_of(actor, entry))
        return actor

    def remember(self, rows: Iterable[Actor]) -> None:
        self._known.update({row.key: row for row in rows})

    def row_of(self, entry: ActorEntry) -> Row:
        """The actor's own fields as the lexicon has them."""
        return {
            "type": entry.type,
            "name": entry.name,
            "names": entry.names,
            "iso2": entry.iso2,
            "iso3": entry.iso3,
            **placed("country", self.read(entry.country) if entry.country else None),
            **placed("parent", self.read(entry.parent) if entry.parent else None),
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
            **placed("country", self.read(reading.country) if reading.country in actors() else None),
            why=reading.why[:300],
        )

    def offices_of(self, person: Actor, entry: ActorEntry) -> Iterator[Office]:
        for office in entry.offices:
            yield Office(
                person=person,
                title=office.title,
                title_fr=office.title_fr,
                rank=office.rank,
                **placed("of", self.read(office.of)),
                since=office.since,
                until=office.until,
            )

    def memberships_of(self, group: Actor, entry: ActorEntry) -> Iterator[Membership]:
        for one in entry.members:
            yield Membership(group=group, **placed("member", self.read(one.member)), since=one.since, until=one.until)

    def publisher(self, name: str, key: str) -> Publisher:
        found = Publisher.objects.filter(name=name).first() or _once_called(name)
        if found is None:
            medium = placed("actor", self.read(key) if key in actors() else None)
            taken = medium["actor"] is not None and Publisher.objects.filter(actor=medium["actor"]).exists()
            slug = free_slug(Publisher, name, name)
            found = Publisher.objects.create(name=name, slug=slug, **({} if taken else medium))
        return found


def _once_called(name: str) -> Publisher | None:
    """The publisher that had this name before a curator gave it another: texts go on printing the old one."""
    earlier = Publisher.history.filter(name=name).order_by("-history_id").first()
    return earlier and Publisher.objects.filter(pk=earlier.id).first()


def aliases_of(actor: Actor, entry: ActorEntry) -> Iterator[ActorAlias]:
    for alias in entry.aliases:
        yield ActorAlias(
            actor=actor,
            text=alias.text,
            language=alias.language,
            usage=alias.usage,
            since=alias.since,
            until=alias.until,
        )


@cache
def lexicon_slugs() -> dict[str, str]:
    """The address of every actor of the lexicons: the same whichever is named first; of namesakes one goes unmarked."""
    slugs: dict[str, str] = {}
    for key, entry in sorted(actors().items()):
        slug = slug_of(entry.name, key)
        slugs[key] = marked(slug, key) if slug in slugs.values() else slug
    return slugs


def free_slug(model: type[Actor] | type[Publisher], name: str, key: str) -> str:
    """The name as a slug, marked where another has it."""
    slug = slug_of(name, key)
    promised = model is Actor and slug in lexicon_slugs().values()
    return marked(slug, key) if promised or model.objects.filter(slug=slug).exists() else slug


def slug_of(name: str, key: str) -> str:
    """Latin letters of the name; letters of the key's hash when the name has none."""
    return slugify(name)[:60].strip("-") or _mark(key)


def marked(slug: str, key: str) -> str:
    return f"{slug}-{_mark(key)}"


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:8]
