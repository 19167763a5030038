"""Who is called what in addresses and in what is typed, remembered until an actor or a publisher has another name."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from archive.lexicons import actors
from archive.models import Actor, ActorAlias, Publisher
from archive.search.aliases import Added, Curated, curated, is_known
from archive.search.engines import for_readers
from archive.search.state import NAMES, version_of

MOST = 50_000
"""What is remembered of one kind, before all is forgotten."""


@dataclass(frozen=True, slots=True)
class ActorName:
    """`code`: ISO 3166 alpha-2, the address where there is none."""

    slug: str
    code: str
    type: str


@dataclass
class _Remembered:
    """What was asked -> what it is, of one database at one version of its names."""

    version: tuple[object, int] = (None, 0)
    known: dict[Any, Any] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> dict[Any, Any]:
        connection = for_readers()
        version = connection.settings_dict["NAME"], version_of(NAMES, connection)
        with self.lock:
            if version != self.version or len(self.known) > MOST:
                self.version, self.known = version, {}
            return self.known


_CURATED = _Remembered()


def curated_names() -> Curated:
    """Those that stand now."""
    known = _CURATED.now()
    if "names" not in known:
        known["names"] = curated(_added())
    return known["names"]


def curated_names_seen() -> tuple[object, Curated]:
    """Those of the last search here, and a mark that changes with them: no database is asked."""
    return _CURATED.version, _CURATED.known.get("names", {})


def _added() -> Iterator[Added]:
    """Aliases that the lexicon does not have, each with the names that its actor has in the archive alone."""
    entries = actors()
    rows = ActorAlias.objects.values_list("actor__key", "usage", "text", "actor__name").order_by()
    for key, use, text, name in rows.iterator():
        if key not in entries:
            yield Added(key, "name", name)
        if key not in entries or not is_known(key, text):
            yield Added(key, use, text)


def until_renamed(find: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """`find`, asked once for each value as long as nothing has another name."""
    remembered = _Remembered()

    @wraps(find)
    def found(value: str) -> list[str]:
        known = remembered.now()
        if value not in known:
            known[value] = find(value)
        return known[value]

    return found


_ACTORS = _Remembered()
_PUBLISHERS = _Remembered()


def actors_of(pks: Iterable[int]) -> dict[int, ActorName]:
    return _named(_ACTORS, list(pks), _fetch_actors)


def publishers_of(pks: Iterable[int]) -> dict[int, str]:
    """Publisher -> its address."""
    return _named(_PUBLISHERS, list(pks), _fetch_publishers)


def _named(remembered: _Remembered, pks: list[int], fetch: Callable[[list[int]], dict[int, Any]]) -> dict[int, Any]:
    known = remembered.now()
    if missing := [pk for pk in pks if pk not in known]:
        known.update({**dict.fromkeys(missing), **fetch(missing)})
    return {pk: known[pk] for pk in pks if known[pk] is not None}


def _fetch_actors(pks: list[int]) -> dict[int, ActorName]:
    rows = Actor.objects.filter(pk__in=pks).values_list("pk", "slug", "iso2", "type")
    return {pk: ActorName(slug, iso2 or slug, type) for pk, slug, iso2, type in rows}


def _fetch_publishers(pks: list[int]) -> dict[int, str]:
    return dict(Publisher.objects.filter(pk__in=pks).values_list("pk", "slug"))
