"""Rows that name an actor, and whom they name once records were merged.

A merge is an edge between two actors (`Actor.merged_into`) and nothing else. A row stands at the record in which the
edges end, and keeps in `FIELD_read_as` the one that was read where that is another: so every merge can be undone, in
any order, also after later imports. Where two rows come to say the same of one actor, one of them shows and the
others are set aside until they part again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Self

from django.db import models


class SetAside(models.TextChoices):
    """Why a row does not count: another says the same of a merged actor, or a person took it away."""

    MERGED = "merged", "merged"
    REMOVED = "removed", "removed"


def read_as() -> models.ForeignKey[Any, Any]:
    """The actor that was read, where the row stands at another since a merge."""
    return models.ForeignKey(
        "archive.Actor", models.PROTECT, null=True, blank=True, editable=False, related_name="+", db_index=False
    )


class Moving(models.Model):
    """A row with references to actors that follow merges: FIELD and FIELD_read_as for each of `MOVING`."""

    MOVING: ClassVar[tuple[str, ...]] = ("actor",)

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Whoever names another actor by hand means that one: what had been read there no longer counts."""
        for field in self.MOVING:
            read = getattr(self, f"{field}_read_as")
            named = getattr(self, field) if read is not None else None
            if read is not None and (named is None or named.standing != read.standing):
                setattr(self, f"{field}_read_as", None)
        super().save(*args, **options)

    def read(self, field: str) -> int | None:
        """The primary key of the actor that was read."""
        return getattr(self, f"{field}_read_as_id") or getattr(self, f"{field}_id")


class ShownManager(models.Manager[Any]):
    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(set_aside="")


class Naming(Moving):
    """A row that says something of an actor: `PLACE` names the columns in which two rows that say the same agree.

    `objects` are those that show, `every` also those set aside.
    """

    PLACE: ClassVar[tuple[str, ...]] = ()

    set_aside = models.CharField(max_length=7, choices=SetAside, blank=True, default="", editable=False)

    objects = ShownManager()
    every: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True

    @property
    def precedence(self) -> tuple[Any, ...]:
        """Of rows that say the same the lowest shows: the survivor's own, then by key, on every engine alike."""
        read = [getattr(self, f"{field}_read_as") for field in self.MOVING]
        return tuple(actor.key if actor else "" for actor in read)

    @classmethod
    def settle(cls, rows: Iterable[Self]) -> Iterator[Self]:
        """Of rows that say the same one shows; yields those for which that changed. Wants all rows of a place."""
        places: dict[tuple[Any, ...], list[Self]] = defaultdict(list)
        for row in rows:
            if row.set_aside != SetAside.REMOVED:
                places[tuple(getattr(row, name) for name in cls.PLACE)].append(row)
        for alike in places.values():
            shown = min(alike, key=lambda row: row.precedence)
            for row in alike:
                state = "" if row is shown else SetAside.MERGED.value
                if row.set_aside != state:
                    row.set_aside = state
                    yield row
