"""Who stands in an article and where each is named -> rows. What a person added or took away stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from archive.extraction.reading import ActorReading, Reading
from archive.importing.authorities import Authorities
from archive.models import Appearance, Article, Mention


def store_people(article: Article, reading: Reading, authorities: Authorities) -> None:
    """Who stands in the article, and where each is named."""
    actors = {actor.key: authorities.propose(actor) for actor in reading.actors}
    pk_of = {key: actor.pk for key, actor in actors.items()}
    _replace_appearances(article, reading.actors, pk_of, authorities)
    _replace_mentions(article, reading.actors, pk_of)


def _replace_appearances(
    article: Article, readings: Iterable[ActorReading], pk_of: dict[str, int], authorities: Authorities
) -> None:
    """The machine's rows are made anew; a role that a person gave or took away stays as it is."""
    kept = set(article.appearances.filter(set_by_person=True).values_list("actor_id", flat=True))
    article.appearances.filter(set_by_person=False).delete()
    rows: dict[int, Appearance] = {}
    for reading in readings:
        actor = pk_of[reading.key]
        if actor not in kept:
            rows.setdefault(actor, _appearance(article, actor, reading, authorities))
    Appearance.objects.bulk_create(rows.values())


def _appearance(article: Article, actor: int, reading: ActorReading, authorities: Authorities) -> Appearance:
    return Appearance(
        article=article,
        actor_id=actor,
        role=reading.role,
        office=reading.office[:200],
        speaks_for=authorities.actor(reading.country) if reading.country and reading.type == "person" else None,
        why=reading.why[:300],
    )


def _replace_mentions(article: Article, readings: Iterable[ActorReading], pk_of: dict[str, int]) -> None:
    spans = article.mentions.filter(set_by_person=True).values_list("actor_id", "start", "end")
    taken = set(spans)
    article.mentions.filter(set_by_person=False).delete()
    rows: dict[tuple[int, int, int], Mention] = {}
    for reading in readings:
        for mention in reading.mentions:
            place = (pk_of[reading.key], mention.start, mention.end)
            if place not in taken:
                rows[place] = Mention(
                    article=article,
                    actor_id=place[0],
                    start=mention.start,
                    end=mention.end,
                    quote=mention.text[:500],
                    usage=mention.usage,
                )
    Mention.objects.bulk_create(rows.values())
