"""Texts against their own digest, and every record against the log's last word on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from archive.fixity.kept import history_of, kinds, parts_of
from archive.fixity.records import Fixed, record_digests
from archive.importing.deciding import text_digest
from archive.journal.sealing import records_of
from archive.journal.standing import Record, last_told
from archive.models import Article, Event, Touch
from archive.preservation.auditing.damage import Damage
from archive.preservation.auditing.reading import read_apart

WAY_OUT = "restore it from a backup, or take it over with audit --accept if it was meant"


def damaged_texts() -> Iterator[Damage]:
    keys = Article.objects.values_list("pk", flat=True)
    for key, row in read_apart(keys, _texts):
        if row is None or text_digest(row[1]) != row[2]:
            name = row[0] if row else f"number {key}"
            why = "it no longer has the digest it was stored with" if row else "it cannot be read"
            yield Damage("changed", f"text of article {name}", f"{why}; read it again from its original")


def _texts(keys: Collection[int]) -> dict[int, tuple[str, str, str]]:
    rows = Article.objects.filter(pk__in=keys).values_list("pk", "public_id", "text", "text_digest")
    return {key: (name, text, digest) for key, name, text, digest in rows}


def damaged_records() -> Iterator[Damage]:
    waiting = {record for _act, record, _part in records_of(list(Touch.objects.all()))}
    for kind in kinds():
        known = _Known(kind)
        for key, fixed in read_apart(known_keys(kind), known.now):
            if (kind, key) not in waiting:
                yield from compared((kind, key), fixed, known.told.get((kind, key)))


class _Known:
    """How records of a kind stand; and what the log told of them, remembered a batch at a time."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.told: dict[Record, Fixed] = {}

    def now(self, keys: Collection[int]) -> dict[int, Fixed]:
        self.told = last_told([(self.kind, key) for key in keys])
        return record_digests(self.kind, keys)


def compared(record: Record, now: Fixed | None, told: Fixed | None) -> Iterator[Damage]:
    what = f"{record[0]} {_name(record, now, told)}"
    if now is None:
        yield Damage("changed", what, f"its rows cannot be read; {WAY_OUT}", record)
    elif told is None:
        yield from _untold(what, now, record)
    elif not now.is_as(told) and not now.stands:
        yield Damage("missing", what, f"the log tells of it, and no row is there; {WAY_OUT}", record)
    elif not now.is_as(told):
        yield Damage("changed", what, f"it is no longer as the log last told of it; {WAY_OUT}", record)


def _untold(what: str, now: Fixed, record: Record) -> Iterator[Damage]:
    if now.digest:
        yield Damage("untracked", what, f"no event of the log tells of it; {WAY_OUT}", record)


def _name(record: Record, now: Fixed | None, told: Fixed | None) -> str:
    return (told and told.name) or (now and now.name) or f"number {record[1]}"


def known_keys(kind: str) -> set[int]:
    """Of every record that has a row, a line of history, or an event."""
    kept = kinds()[kind].model
    keys = set(kept._base_manager.values_list("pk", flat=True))
    keys.update(Event.objects.filter(kind=kind).order_by().values_list("record", flat=True).distinct())
    for part in _histories(kind):
        keys.update(part)
    return keys


def _histories(kind: str) -> Iterator[Iterable[int]]:
    histories = {history_of(part.model) for part in parts_of(kind)}
    for part in parts_of(kind):
        if part.model in histories:
            keys = part.model._base_manager.order_by().values_list(part.path, flat=True).distinct()
            yield (key for key in keys if key is not None)
