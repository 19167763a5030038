"""A pair of states: what each promised the other and what both promised, over time and by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.safestring import SafeString

from archive.models import Actor, Commitment, Topic
from archive.web.addresses import Address
from archive.web.drawn.entries import lines_of_each
from archive.web.timelines import Series, code_of


@dataclass(frozen=True)
class Summary:
    """One line of the list of pairs; the two stand in the order of their slugs, as in the address."""

    first: Actor
    second: Actor
    from_first: int
    from_second: int

    @property
    def slug(self) -> str:
        return pair_slug(self.first, self.second)

    @property
    def total(self) -> int:
        return self.from_first + self.from_second


@dataclass(frozen=True)
class TopicRow:
    """A topic with what each promised the other on it, and the lists that hold just that."""

    topic: Topic
    cells: tuple[tuple[int, Address], ...]


@dataclass(frozen=True)
class Relation:
    """Lines of messages, newest first, as many as the page shows. `joint` are those that both promise each other."""

    first: Actor
    second: Actor
    from_first: list[SafeString]
    from_second: list[SafeString]
    joint: list[SafeString]


def pair_slug(one: Actor, other: Actor) -> str:
    return f"{min(one.slug, other.slug)}-{max(one.slug, other.slug)}"


def relations_of(pairs: Iterable[tuple[Actor, Actor, int]]) -> list[Summary]:
    """Pairs with promises in either direction, those with most first."""
    counts = {(source.slug, target.slug): count for source, target, count in pairs}
    actors = {actor.slug: actor for source, target, _count in pairs for actor in (source, target)}
    together = {tuple(sorted(pair)) for pair in counts}
    found = [
        Summary(actors[one], actors[two], counts.get((one, two), 0), counts.get((two, one), 0)) for one, two in together
    ]
    return sorted(found, key=lambda summary: (-summary.total, summary.first.slug, summary.second.slug))


def pairs_of(message: Commitment) -> list[tuple[str, Actor, Actor]]:
    """The pairs of states between which a message stands, with the slug of each: both ways are one."""
    found = {
        pair_slug(one, other): (pair_slug(one, other), one, other)
        for one in message.promisers
        for other in message.receivers
        if one != other and {one.type, other.type} == {Actor.Type.COUNTRY}
    }
    return list(found.values())


@dataclass(frozen=True)
class BothWays:
    """What each of two said to the other: strict promises and all messages, the first one's way before the second's."""

    promises: tuple[Series, Series]
    messages: tuple[Series, Series]


def both_ways(first: Actor, second: Actor) -> BothWays:
    def series(one: Actor, other: Actor, **params: str) -> Series:
        return Series(f"{one.label} → {other.label}", {"by": code_of(one), "towards": code_of(other), **params})

    return BothWays(
        (series(first, second), series(second, first)),
        (series(first, second, show="all"), series(second, first, show="all")),
    )


def relation(first: Actor, second: Actor, ways: BothWays, shown: int) -> Relation:
    """With so many messages, the newest that either said to the other."""
    forth, back = (way.matched.keys for way in ways.messages)
    newest, noun = np.union1d(forth, back)[::-1][:shown], ways.messages[0].matched.noun
    is_forth, is_back = np.isin(newest, forth), np.isin(newest, back)
    sides = {"from_first": ~is_back, "from_second": ~is_forth, "joint": is_forth & is_back}
    return Relation(
        first, second, **lines_of_each(Commitment, {name: noun.pks_of(newest[side]) for name, side in sides.items()})
    )


def by_topic(ways: Sequence[Series]) -> list[TopicRow]:
    """The topics of their strict promises, those with most first."""
    counts = [way.counts("topic") for way in ways]
    rows = [
        TopicRow(
            Topic(code=code),
            tuple((one.get(code, 0), way.address.adding("topic", code)) for one, way in zip(counts, ways, strict=True)),
        )
        for code in dict.fromkeys(code for one in counts for code in one)
    ]
    return sorted(rows, key=lambda row: (-sum(count for count, _address in row.cells), row.topic.code))
