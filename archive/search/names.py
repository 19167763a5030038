"""What actors and publishers are called in addresses, remembered until one of them has another name."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from archive.models import Actor, Publisher
from archive.search.engines import for_readers
from archive.search.state import NAMES, version_of

Named = TypeVar("Named")


@dataclass(frozen=True, slots=True)
class ActorName:
    """`code`: ISO 3166 alpha-2, the address where there is none."""

    slug: str
    code: str
    type: str


@dataclass
class _Remembered(Generic[Named]):
    """Primary key -> name, None for what does not exist, of one database at one version."""

    fetch: Callable[[list[int]], Mapping[int, Named]]
    version: tuple[object, int] = (None, 0)
    known: dict[int, Named | None] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, pks: Iterable[int]) -> dict[int, Named]:
        wanted, connection = list(pks), for_readers()
        version = connection.settings_dict["NAME"], version_of(NAMES, connection)[0]
        with self.lock:
            if version != self.version:
                self.version, self.known = version, {}
            known = self.known
        if missing := [pk for pk in wanted if pk not in known]:
            known.update({**dict.fromkeys(missing), **self.fetch(missing)})
        return {pk: name for pk in wanted if (name := known[pk]) is not None}


def _actors(pks: list[int]) -> dict[int, ActorName]:
    rows = Actor.objects.filter(pk__in=pks).values_list("pk", "slug", "iso2", "type")
    return {pk: ActorName(slug, iso2 or slug, type) for pk, slug, iso2, type in rows}


def _publishers(pks: list[int]) -> dict[int, str]:
    return dict(Publisher.objects.filter(pk__in=pks).values_list("pk", "slug"))


_ACTORS = _Remembered(_actors)
_PUBLISHERS = _Remembered(_publishers)


def actors_of(pks: Iterable[int]) -> dict[int, ActorName]:
    return _ACTORS.of(pks)


def publishers_of(pks: Iterable[int]) -> dict[int, str]:
    """Publisher -> its address."""
    return _PUBLISHERS.of(pks)
