"""Noted records -> events. One process at a time, so that every event has one before it and one after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from django.db import connections, transaction
from django.utils import timezone

from archive.fixity.kept import Between, between
from archive.fixity.records import Fixed
from archive.journal import heads
from archive.journal.acts import WRITER, Act, act_of
from archive.journal.chain import chained
from archive.journal.standing import NEVER, Record, current, last_told
from archive.models import Event, Touch

BATCH = 500
"""Records at once: their rows are read a batch at a time, and held in memory for so long."""
_LOCK = 0x6A6F7572
"""Any number that no other use of PostgreSQL's advisory locks here has."""

Noted = tuple[str, Record, str]
"""An act as text, a record it changed, and the table that was written; "" for all of the record."""


def seal() -> int:
    """Writes an event for each record that waits; returns how many notes were dealt with."""
    done, taken = 0, BATCH
    while taken == BATCH:
        taken = _seal_some()
        done += taken
    return done


def _seal_some() -> int:
    with transaction.atomic():
        _one_at_a_time()
        touches = list(Touch.objects.order_by("pk")[:BATCH])
        if touches:
            if last := _write(records_of(touches)):
                transaction.on_commit(partial(heads.note, (last.number, last.hash)))
            # Exactly those taken: another process may meanwhile have committed one with a lower number.
            Touch.objects.filter(pk__in=[touch.pk for touch in touches]).delete()
    return len(touches)


def _one_at_a_time() -> None:
    """Until the transaction ends. On SQLite a transaction that writes is alone already."""
    connection = connections[WRITER]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def records_of(touches: Sequence[Touch]) -> list[Noted]:
    """Each with the record itself, or the one that its row stands beneath; left out where that row is gone: its going
    was noted too."""
    above = {kind: _above(rows, touches, kind) for kind, rows in between().items()}
    noted = ((touch, above.get(touch.kind, {}).get(touch.record)) for touch in touches)
    return [
        (touch.act, record or (touch.kind, touch.record), touch.part)
        for touch, record in noted
        if record or touch.kind not in above
    ]


def _above(rows: Between, touches: Sequence[Touch], kind: str) -> dict[int, Record]:
    keys = {touch.record for touch in touches if touch.kind == kind}
    found = rows.model._base_manager.filter(pk__in=keys).values_list("pk", rows.path) if keys else ()
    return {row: (rows.kind, key) for row, key in found}


def _write(noted: Sequence[Noted]) -> Event | None:
    """Returns the last event, if there was any to write."""
    tables: dict[Record, set[str]] = {}
    for _act, record, part in noted:
        tables.setdefault(record, set()).add(part)
    told = last_told(list(tables))
    now = current(tables, told)
    changed = list(dict.fromkeys((act, record) for act, record, _part in noted))
    last = Event.objects.order_by("-number").first()
    made = Event.objects.bulk_create(chained(_events(changed, now, dict(told)), last))
    return made[-1] if made else None


def _events(
    changed: Sequence[tuple[str, Record]], now: dict[Record, Fixed], before: dict[Record, Fixed]
) -> Iterator[Event]:
    """None for an act that left a record as it was; of two acts since the last event, each is told."""
    told: set[Record] = set()
    for act, record in changed:
        was, fixed = before.get(record, NEVER), now[record]
        if record in told or not fixed.is_as(was):
            told.add(record)
            before[record] = fixed
            yield _event(act_of(act), record, was.digest, fixed)


def _event(act: Act, record: Record, was: str, fixed: Fixed) -> Event:
    kind, key = record
    return Event(
        at=dt.datetime.fromisoformat(act.at),
        by=act.by,
        act=act.act,
        reason=act.reason,
        kind=kind,
        record=key,
        name=fixed.name,
        before=was,
        after=fixed.digest,
        parts=dict(fixed.parts or {}),
    )


def tell_of_archive(act: str, reason: str, digest: str, by: str = "archive", at: dt.datetime | None = None) -> None:
    """An event about the archive as a whole, which is no record: it was imported, rebuilt, restored."""
    with transaction.atomic():
        _one_at_a_time()
        event = Event(at=at or timezone.now(), by=by, act=act, reason=reason, kind="archive", record=0, after=digest)
        Event.objects.bulk_create(chained([event], Event.objects.order_by("-number").first()))
