"""Two authority records found to be one, and found to be two after all.

A merge is an edge, `merged_into`, and the rows that follow it (`importing.following`). It can be undone at any time,
whatever was merged or imported since: what was read as the one record stands at it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused, Person
from archive.importing.following import REFERENCES, follow, naming_twice, part
from archive.models import Actor
from archive.models.chronicle import catch_up, note_act


@dataclass(frozen=True, slots=True)
class Moving:
    """What would move of one kind: how many rows, and how many of them say what the other record has already."""

    what: Any
    count: int
    alike: int


def preview(source: Actor, target: Actor) -> Iterator[Moving]:
    """What merging `source` into `target` moves; kinds of which there is nothing are left out."""
    for reference in REFERENCES:
        rows = reference.rows(**{reference.field: source})
        if reference.settles:
            rows = rows.filter(set_aside="")
        if count := rows.count():
            alike = sum(1 for _row in naming_twice(reference, source, target))
            yield Moving(reference.what, count, alike)


@transaction.atomic
def merge(source: Actor, target: Actor, by: Person, at: dt.datetime, reason: str = "") -> Actor:
    """All that names `source` names the other from now on; returns the record in which it went up.

    Raises ActRefused for a record merged already, and for one with itself.
    """
    source, target = _locked(source), _locked(target).standing
    if source.merged_into is not None:
        raise ActRefused(_("“%(name)s” was merged already, into “%(other)s”: undo that first.") % _names(source))
    if source == target:
        raise ActRefused(_("“%(name)s” cannot be merged into itself: choose another record.") % {"name": source})
    catch_up(source)
    source.merged_into = target
    note_act(source, by, reason or _("merged into “%(name)s”") % {"name": target.name})
    source.save()
    follow(source, target)
    return target


@transaction.atomic
def undo_merge(actor: Actor, by: Person, at: dt.datetime, reason: str = "") -> None:
    """The record stands for itself again, with all that was read as it, or as a record merged into it."""
    actor = _locked(actor)
    if actor.merged_into is None:
        raise ActRefused(_("“%(name)s” is merged into no other record: there is nothing to undo.") % {"name": actor})
    target = actor.standing
    catch_up(actor)
    note_act(actor, by, reason or _("no longer merged into “%(name)s”") % {"name": actor.merged_into.name})
    actor.merged_into = None
    actor.save()
    part(actor, target)


def _locked(actor: Actor) -> Actor:
    return Actor.objects.select_for_update().get(pk=actor.pk)


def _names(actor: Actor) -> dict[str, Any]:
    return {"name": actor, "other": actor.merged_into}
