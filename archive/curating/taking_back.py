"""A split or a joining of commitments taken back: the records are again what they were, with what stood beneath them.

An act is known by its moment, which it leaves on both its records. Once anything else was done to one of them, by a
person, a reading or a new version of the text, it is too late: then a person splits or joins again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused, Person
from archive.curating.beneath import put_back
from archive.models import Commitment, CommitmentActor, ReviewState
from archive.models.chronicle import content_of, line_before, note_act

PARTS = {"parts": (CommitmentActor, "commitment")}
"""The rows beneath a commitment that splitting and joining change, and the key that leads up."""


@dataclass(frozen=True, slots=True)
class Respanned:
    """`first` was split, or reaches further; `second` came of it, or went up in it."""

    first: Commitment
    second: Commitment

    @property
    def is_joining(self) -> bool:
        return self.second.replaced_by_id == self.first.pk


def last_respanned(row: Commitment) -> Respanned | None:
    """The split or joining that was the last thing done to the record and its counterpart."""
    at_once = Commitment.objects.filter(article=row.article_id, reviewed_at=row.reviewed_at).exclude(pk=row.pk)
    for other in at_once if row.reviewed_at else ():
        first, second = sorted((row, other), key=lambda one: (one.replaced_by_id is not None, one.start))
        act = Respanned(first, second)
        if (act.is_joining or _are_halves(act)) and _is_untouched(act):
            return act
    return None


def _are_halves(act: Respanned) -> bool:
    """Whether one act said of both where they begin."""
    begun = [record.set_by.get("start", {}).get("at") for record in (act.first, act.second)]
    return begun[0] is not None and begun[0] == begun[1] and act.second.replaced_by_id is None


def _is_untouched(act: Respanned) -> bool:
    """Whether both stand as the act left them, and there is something to go back to."""
    lines = [(record, _line_of(record)) for record in (act.first, act.second)]
    if not all(line is not None and content_of(line) == content_of(record) for record, line in lines):
        return False
    first, second = (line_before(line) for _record, line in lines)
    return first is not None and (second is not None) == act.is_joining


def _line_of(record: Commitment) -> Any:
    """The line that the act wrote: the first of its moment. What was undone since has lines of the same moment."""
    return record.history.filter(reviewed_at=record.reviewed_at).order_by("history_id").first()


@transaction.atomic
def take_back(row: Commitment, by: Person, now: dt.datetime, reason: str = "") -> Commitment:
    """Returns the record that was split, or had grown. The other half of a split stays known as one that went up in it.

    Raises ActRefused when the record was neither split nor joined, or was changed since.
    """
    act = last_respanned(Commitment.objects.select_for_update(of=("self",)).get(pk=row.pk))
    if act is None:
        raise ActRefused(_("There is no split or joining to take back: the record was changed since, or never split."))
    joined = act.is_joining
    _put_back(act.first, by, reason or (_("joining taken back") if joined else _("split taken back")))
    if joined:
        _put_back(act.second, by, reason or _("joining taken back"))
    else:
        act.second.judge(ReviewState.REJECTED, by, now)
        act.second.replaced_by = act.first
        note_act(act.second, by, reason or _("split taken back"))
        act.second.save()
    return act.first


def _put_back(record: Commitment, by: Person, reason: str) -> None:
    line = _line_of(record)
    for column, value in content_of(line_before(line)).items():
        setattr(record, column, value)
    for name, change in line.beneath.items():
        put_back(record, name, change["was"], PARTS)
    note_act(record, by, reason, {name: {"was": now["is"], "is": now["was"]} for name, now in line.beneath.items()})
    record.save()
