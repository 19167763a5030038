"""A pair of states: what each promised the other and what both promised. Pure, over fetched rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.models import Actor, Commitment, Topic


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
class Relation:
    """Messages oldest first. `joint` are those that both promise each other."""

    first: Actor
    second: Actor
    from_first: tuple[Commitment, ...]
    from_second: tuple[Commitment, ...]
    joint: tuple[Commitment, ...]
    topics: tuple[tuple[Topic, int], ...]

    @property
    def total(self) -> int:
        return len(self.from_first) + len(self.from_second) + len(self.joint)


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


def relation(first: Actor, second: Actor, said: Iterable[Commitment]) -> Relation:
    messages = list(said)
    sides = {message.pk: _side(message, first, second) for message in messages}
    topics = Counter(topic for message in messages for topic in message.topics.all())

    def of_side(side: str) -> tuple[Commitment, ...]:
        return tuple(message for message in messages if sides[message.pk] == side)

    return Relation(first, second, of_side("first"), of_side("second"), of_side("joint"), tuple(_most_first(topics)))


def _side(message: Commitment, first: Actor, second: Actor) -> str:
    promisers = {actor.pk for actor in message.promisers}
    if {first.pk, second.pk} <= promisers:
        return "joint"
    return "first" if first.pk in promisers else "second"


def _most_first(topics: Counter[Topic]) -> Sequence[tuple[Topic, int]]:
    return sorted(topics.items(), key=lambda item: (-item[1], item[0].code))
