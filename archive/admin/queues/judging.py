"""The next record of a queue, a verdict on it, and taking a verdict back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import transaction

from archive.admin.queues.queue import Queue
from archive.admin.queues.sitting import Sitting, Touched
from archive.admin.seen import Shown
from archive.models import Offer
from archive.models.chronicle import content_of, latest_line, line_written

COUNTED = 1000
"""More waiting records than this are not counted: a queue of a million must not be slow to open."""


def next_record(queue: Queue, chosen: Mapping[str, str], sitting: Sitting, user: int, now: dt.datetime) -> Any:
    """Neither what lies before somebody else nor what was skipped, unless nothing else is left; None at the end."""
    waiting = queue.narrowed(chosen)
    elsewhere = Offer.objects.held_by_others(queue.name, user, now)
    free = waiting.exclude(pk__in=list(elsewhere))
    found = free.exclude(pk__in=sitting.skipped).first() or free.first() or waiting.first()
    if found is not None:
        Offer.objects.lay_before(queue.name, found.pk, user, now)
    return found


def count_waiting(queue: Queue, chosen: Mapping[str, str]) -> int:
    """At most one more than `COUNTED`."""
    return queue.narrowed(chosen).order_by()[: COUNTED + 1].count()


@transaction.atomic
def judge_seen(queue: Queue, pk: int, verdict: str, seen: Shown, user: Any, now: dt.datetime) -> Touched | None:
    """The lines that the verdict wrote; None when the record no longer stands as it was seen, and nothing was done."""
    record = queue.records().select_for_update(of=("self",)).get(pk=pk)
    if queue.case(record).shown() != seen:
        return None
    return [_touched(one) for one in queue.carry_out(record, verdict, user, now)]


def _touched(record: Any) -> tuple[str, int, int]:
    return record._meta.model_name, record.pk, line_written(record).history_id


@transaction.atomic
def undo(queue: Queue, touched: Touched, user: Any, now: dt.datetime) -> bool:
    """Puts every record back to the line before; nothing at all when one of them has changed since."""
    records = [_unchanged(*one) for one in touched]
    if not records or not all(records):
        return False
    for record in records:
        queue.put_back(record, user, now)
    return True


def _unchanged(model: str, pk: int, line: int) -> Any:
    """The record, locked, when nobody and nothing has touched it since that line."""
    manager = apps.get_model("archive", model)._default_manager
    record = manager.select_for_update().filter(pk=pk).first()
    latest = latest_line(record) if record is not None else None
    same = latest is not None and latest.history_id == line and content_of(latest) == content_of(record)
    return record if same else None
