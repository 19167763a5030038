"""A pair of states: what each promised the other and what both promised, over time and by topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Actor, Commitment, Topic
from archive.models.commitment import CommitmentQuerySet
from archive.web.addresses import Address
from archive.web.drawn.entries import keys_of, lines_of_each
from archive.web.timelines import Series, code_of, tallied


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


def relation(first: Actor, second: Actor, said: CommitmentQuerySet) -> Relation:
    """`said`: what the two promise each other, in the order of the page."""
    pks = keys_of(said)
    promisers = Commitment.objects.promisers_of(pks)

    def promised_by(*sides: bool) -> list[int]:
        return [pk for pk in pks if (first.pk in promisers[pk], second.pk in promisers[pk]) == sides]

    drawn = lines_of_each(
        Commitment,
        {
            "from_first": promised_by(True, False),
            "from_second": promised_by(False, True),
            "joint": promised_by(True, True),
        },
    )
    return Relation(first, second, **drawn)


@dataclass(frozen=True)
class BothWays:
    """What each of two said to the other: strict promises and all messages, the first one's way before the second's."""

    promises: tuple[Series, Series]
    messages: tuple[Series, Series]


def both_ways(first: Actor, second: Actor) -> BothWays:
    """One query."""
    ways = Commitment.objects.standing().ways_by_month(first.pk, second.pk)

    def series(strict: bool, forth: bool) -> Series:
        one, other = (first, second) if forth else (second, first)
        params = {"by": code_of(one), "towards": code_of(other), **({} if strict else {"show": "all"})}
        of_this_way = (way for way in ways if (way.forth if forth else way.back))
        return Series(
            f"{one.label} → {other.label}", params, tallied(of_this_way, lambda way: way.strict or not strict)
        )

    return BothWays((series(True, True), series(True, False)), (series(False, True), series(False, False)))


def by_topic(first: Actor, second: Actor, ways: Sequence[Series]) -> list[TopicRow]:
    """The topics of their strict promises, those with most first. One query."""
    counts: dict[str, list[int]] = {}
    for code, forth, back, number in Commitment.objects.standing().strict().ways_by_topic(first.pk, second.pk):
        tally = counts.setdefault(code, [0, 0])
        tally[0] += number if forth else 0
        tally[1] += number if back else 0
    rows = [
        TopicRow(
            Topic(code=code), tuple((n, way.address.adding("topic", code)) for n, way in zip(tally, ways, strict=True))
        )
        for code, tally in counts.items()
    ]
    return sorted(rows, key=lambda row: (-sum(count for count, _address in row.cells), row.topic.code))
