"""Rows follow a merge of actors, and go back when it is undone. What was read stays written in the row.

A row stands at the actor in which the merges of the one it was read as end. Rows that then say the same twice show
once. All this follows from what was read and from the merges that stand, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Actor,
    ActorAlias,
    Appearance,
    Commitment,
    CommitmentActor,
    Membership,
    Mention,
    Office,
    Publisher,
    SetAside,
    StatementActor,
)
from archive.models.naming import Moving, Naming

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names an actor, and in words `what` moves with it.

    Rows that may come to say the same share a record named in `within`, if any. Of a `single` column an actor is named
    by one row at most: the row stays where it is while the other record has one of its own.
    """

    what: Any
    model: type[Moving]
    field: str
    within: str = ""
    single: bool = False

    @property
    def read_as(self) -> str:
        return f"{self.field}_read_as"

    def rows(self, **chosen: Any) -> QuerySet[Any]:
        manager = self.model.every if issubclass(self.model, Naming) else self.model._default_manager
        return manager.filter(**chosen)

    @property
    def settles(self) -> bool:
        """Whether two rows can come to say the same when this column changes."""
        return issubclass(self.model, Naming) and f"{self.field}_id" in self.model.PLACE


REFERENCES = (
    Reference(_("other names"), ActorAlias, "actor"),
    Reference(_("offices held"), Office, "person"),
    Reference(_("offices of its officeholders"), Office, "of"),
    Reference(_("members"), Membership, "group"),
    Reference(_("memberships"), Membership, "member"),
    Reference(_("articles that name it"), Appearance, "actor", within="article"),
    Reference(_("articles in which somebody speaks for it"), Appearance, "speaks_for"),
    Reference(_("places where it is named"), Mention, "actor", within="article"),
    Reference(_("messages it said"), Commitment, "speaker"),
    Reference(_("parts in messages"), CommitmentActor, "actor", within="commitment"),
    Reference(_("parts in statements"), StatementActor, "actor", within="statement"),
    Reference(_("people and bodies of this state"), Actor, "country"),
    Reference(_("bodies that belong to it"), Actor, "parent"),
    Reference(_("publisher of this medium"), Publisher, "actor", single=True),
)


def placed(field: str, actor: Actor | None) -> dict[str, Actor | None]:
    """The two columns of a row that was read as naming this actor."""
    standing = actor.standing if actor else None
    return {field: standing, f"{field}_read_as": actor if actor != standing else None}


def follow(source: Actor, target: Actor) -> None:
    """After `source` was merged into `target`, a record that stands: all that stood at the one stands at the other."""
    for reference in REFERENCES:
        moved = {reference.read_as: Coalesce(F(reference.read_as), F(reference.field)), reference.field: target.pk}
        _move(reference, reference.rows(**{reference.field: source}), moved, {target.pk})


def part(source: Actor, target: Actor) -> None:
    """After the merge of `source` was undone: what was read as it, or as one merged into it, stands at it again."""
    back = with_merged(source)
    for reference in REFERENCES:
        # A single row may have stayed behind; the other tables are large, and looked at by their index.
        at = {} if reference.single else {reference.field: target}
        theirs = reference.rows(**at, **{f"{reference.read_as}__in": back})
        moved = {reference.field: source.pk, reference.read_as: NullIf(F(reference.read_as), Value(source.pk))}
        _move(reference, theirs, moved, {source.pk, target.pk})


def follow_all() -> None:
    """Rows that were written while their actor was being merged catch up with it."""
    for actor in Actor.objects.exclude(merged_into=None):
        if any(reference.rows(**{reference.field: actor}).exists() for reference in REFERENCES):
            follow(actor, actor.standing)


def with_merged(actor: Actor) -> set[int]:
    """The record and all that were merged into it, one into the other; primary keys."""
    found, fresh = {actor.pk}, {actor.pk}
    while fresh:
        fresh = set(Actor.objects.filter(merged_into__in=fresh).values_list("pk", flat=True)) - found
        found |= fresh
    return found


def _move(reference: Reference, rows: QuerySet[Any], moved: dict[str, Any], actors: Collection[int]) -> None:
    """First all are set aside, so that no two ever show at once; then one of each kind shows."""
    if reference.single and reference.rows(**{reference.field: moved[reference.field]}).exists():
        return
    if not reference.settles:
        rows.update(**moved)
        return
    places = list(rows.order_by().values_list(reference.within, flat=True).distinct()) if reference.within else [None]
    removed = When(set_aside=SetAside.REMOVED, then=Value(SetAside.REMOVED.value))
    rows.update(**moved, set_aside=Case(removed, default=Value(SetAside.MERGED.value)))
    for at in range(0, len(places), AT_ONCE):
        chosen = {f"{reference.within}__in": places[at : at + AT_ONCE]} if reference.within else {}
        _settle(reference, reference.rows(**chosen, **{f"{reference.field}__in": actors}))


def _settle(reference: Reference, rows: QuerySet[Any]) -> None:
    """Those that step back do so before others show: only one may show at any moment."""
    read = [f"{field}_read_as" for field in reference.model.MOVING]
    changed = list(_model(reference).settle(rows.select_related(*read)))
    for state in (SetAside.MERGED.value, ""):
        reference.rows(pk__in=[row.pk for row in changed if row.set_aside == state]).update(set_aside=state)


def _model(reference: Reference) -> type[Naming]:
    assert issubclass(reference.model, Naming)
    return reference.model


def naming_twice(reference: Reference, source: Actor, target: Actor) -> Iterator[Any]:
    """The rows of `source` that say what a row of `target` says already."""
    if reference.settles and issubclass(reference.model, Naming):
        names = [name for name in reference.model.PLACE if name != f"{reference.field}_id"]
        known = set(reference.rows(**{reference.field: target}, set_aside="").values_list(*names))
        theirs = reference.rows(**{reference.field: source}, set_aside="")
        yield from (row for row in theirs if tuple(getattr(row, name) for name in names) in known)
