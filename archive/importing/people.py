"""Who stands in an article and where each is named -> rows. What a person added or took away stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from archive.extraction.reading import ActorReading, Reading
from archive.importing.authorities import Authorities
from archive.models import Appearance, Article, Mention

Span = tuple[int, int, int]
"""Actor, start, end."""


def store_people(article: Article, reading: Reading, authorities: Authorities) -> None:
    """The rows of a new article."""
    _add_people(article, reading, authorities, kept_actors=set(), kept_spans=set())


def replace_people(article: Article, reading: Reading, authorities: Authorities) -> None:
    """The machine's rows are made anew; a role or a span that a person set stays as it is."""
    by_people = article.mentions.filter(set_by_person=True)
    kept_spans = set(by_people.values_list("actor_id", "start", "end"))
    kept_actors = set(article.appearances.filter(set_by_person=True).values_list("actor_id", flat=True))
    article.appearances.filter(set_by_person=False).delete()
    article.mentions.filter(set_by_person=False).delete()
    _add_people(article, reading, authorities, kept_actors, kept_spans)


def _add_people(
    article: Article, reading: Reading, authorities: Authorities, kept_actors: set[int], kept_spans: set[Span]
) -> None:
    appearances: dict[int, Appearance] = {}
    mentions: dict[Span, Mention] = {}
    for actor in reading.actors:
        pk = authorities.propose(actor).pk
        if pk not in kept_actors:
            appearances.setdefault(pk, _appearance(article, pk, actor, authorities))
        mentions |= {span: row for span, row in _mentions(article, pk, actor) if span not in kept_spans}
    Appearance.objects.bulk_create(appearances.values())
    Mention.objects.bulk_create(mentions.values())


def _appearance(article: Article, actor: int, reading: ActorReading, authorities: Authorities) -> Appearance:
    return Appearance(
        article=article,
        actor_id=actor,
        role=reading.role,
        office=reading.office[:200],
        speaks_for=authorities.actor(reading.country) if reading.country and reading.type == "person" else None,
        why=reading.why[:300],
    )


def _mentions(article: Article, actor: int, reading: ActorReading) -> Iterator[tuple[Span, Mention]]:
    for one in reading.mentions:
        row = Mention(
            article=article, actor_id=actor, start=one.start, end=one.end, quote=one.text[:500], usage=one.usage
        )
        yield (actor, one.start, one.end), row
