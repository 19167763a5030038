"""Actors and publishers as lines name them, drawn once an edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape

from django.utils.translation import get_language

from archive.models import Actor, Publisher
from archive.web.caching.remembering import Remembered
from archive.web.drawn.words import archived

Key = tuple[str | None, int]
"""Language and primary key."""
_actors: Remembered[Key, str] = Remembered(most=20_000)
_publishers: Remembered[Key, str] = Remembered(most=5_000)


def actors(pks: Collection[int]) -> Mapping[int, str]:
    """Links, by primary key."""
    return _looked_up(_actors, pks, _linked)


def publishers(pks: Collection[int]) -> Mapping[int, str]:
    """Names, by primary key."""
    return _looked_up(_publishers, pks, _published)


def _looked_up(
    memory: Remembered[Key, str], pks: Collection[int], drawn: Callable[[Sequence[int]], Mapping[int, str]]
) -> Mapping[int, str]:
    language = get_language()

    def find(keys: list[Key]) -> Mapping[Key, str]:
        return {(language, pk): name for pk, name in drawn([pk for _, pk in keys]).items()}

    found = memory.look_up([(language, pk) for pk in dict.fromkeys(pks)], find)
    return {pk: name for (_, pk), name in found.items()}


def _linked(pks: Sequence[int]) -> Mapping[int, str]:
    named = Actor.objects.filter(pk__in=pks).only("slug", "name", "names").order_by()
    return {
        actor.pk: f'<a href="{escape(actor.get_absolute_url())}"><bdi>{archived(actor.label)}</bdi></a>'
        for actor in named
    }


def _published(pks: Sequence[int]) -> Mapping[int, str]:
    named = Publisher.objects.filter(pk__in=pks).order_by().values_list("pk", "name")
    return {pk: f"<bdi>{archived(name)}</bdi>" for pk, name in named}
