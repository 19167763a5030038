"""Noted records -> events. One process at a time, so that every event has one before it and one after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.db import connections, transaction
from django.db.models import Max
from django.utils import timezone

from archive.fixity.kept import between
from archive.fixity.records import Fixed, record_digests
from archive.journal import heads
from archive.journal.acts import WRITER, Act, act_of
from archive.journal.chain import chained
from archive.models import Event, Touch

BATCH = 500
"""Records at once: their rows are read a batch at a time, and held in memory for so long."""
_LOCK = 0x6A6F7572
"""Any number that no other use of PostgreSQL's advisory locks here has."""

Record = tuple[str, int]
"""Kind and primary key."""


def seal() -> int:
    """Writes an event for each record that waits; returns how many notes were dealt with."""
    done = 0
    while taken := _seal_some():
        done += taken
    if done:
        transaction.on_commit(heads.note)
    return done


def _seal_some() -> int:
    if not Touch.objects.exists():
        return 0
    with transaction.atomic():
        _one_at_a_time()
        touches = list(Touch.objects.order_by("pk")[:BATCH])
        changed = dict.fromkeys((touch.act, record) for touch in touches for record in records_of(touch))
        _write(list(changed))
        # Exactly those taken: another process may meanwhile have committed one with a lower number.
        Touch.objects.filter(pk__in=[touch.pk for touch in touches]).delete()
    return len(touches)


def _one_at_a_time() -> None:
    """Until the transaction ends. On SQLite a transaction that writes is alone already."""
    connection = connections[WRITER]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def records_of(touch: Touch) -> Iterable[Record]:
    """The record itself, or the one that a row stands beneath; none when that row is gone: its going was noted too."""
    rows = between().get(touch.kind)
    if rows is None:
        return [(touch.kind, touch.record)]
    above = rows.model._base_manager.filter(pk=touch.record).values_list(rows.path, flat=True)
    return [(rows.kind, key) for key in above]


def _write(changed: Sequence[tuple[str, Record]]) -> None:
    records = list(dict.fromkeys(record for _, record in changed))
    now, told = current(records), last_told(records)
    before = {record: fixed.digest for record, fixed in told.items()}
    last = Event.objects.order_by("-number").first()
    Event.objects.bulk_create(chained(_events(changed, now, before), last))


def current(records: Sequence[Record]) -> dict[Record, Fixed]:
    """How the records stand now."""
    return {
        (kind, key): fixed
        for kind in dict.fromkeys(kind for kind, _ in records)
        for key, fixed in record_digests(kind, [key for other, key in records if other == kind]).items()
    }


def last_told(records: Sequence[Record]) -> dict[Record, Fixed]:
    """What the log says last of each record that it tells of."""
    told: dict[Record, Fixed] = {}
    for kind in dict.fromkeys(kind for kind, _ in records):
        of_kind = Event.objects.filter(kind=kind, record__in=[key for other, key in records if other == kind])
        last = of_kind.order_by().values("record").annotate(last=Max("number")).values("last")
        rows = of_kind.filter(number__in=last).values_list("record", "name", "after")
        told |= {(kind, key): Fixed(name, after) for key, name, after in rows}
    return told


def _events(
    changed: Sequence[tuple[str, Record]], now: dict[Record, Fixed], before: dict[Record, str]
) -> Iterator[Event]:
    """None for an act that left a record as it was; of two acts since the last event, each is told."""
    told: set[Record] = set()
    for act, record in changed:
        was, fixed = before.get(record, ""), now[record]
        if was != fixed.digest or record in told:
            told.add(record)
            before[record] = fixed.digest
            yield _event(act_of(act), record, was, fixed)


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
    )


def tell_of_archive(act: str, reason: str, digest: str, by: str = "archive", at: dt.datetime | None = None) -> None:
    """An event about the archive as a whole, which is no record: it was imported, rebuilt, restored."""
    with transaction.atomic():
        _one_at_a_time()
        event = Event(at=at or timezone.now(), by=by, act=act, reason=reason, kind="archive", record=0, after=digest)
        Event.objects.bulk_create(chained([event], Event.objects.order_by("-number").first()))
