"""The log of changes: the chain of its events, and the lines of the file beside the originals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from archive.journal import heads
from archive.journal.chain import FIRST, hash_of, is_made_of_its_parts
from archive.models import Event
from archive.preservation.auditing.damage import Damage
from archive.preservation.auditing.reading import read_apart


def damaged_log(lines: Sequence[str], written: int) -> Iterator[Damage]:
    """`lines` of the file, read before the events; `written`: how far the database says that the file goes."""
    hashes: dict[int, str] = {}
    yield from _damaged_chain(hashes, _last_number(lines))
    yield from _damaged_lines(lines, hashes)
    if _last_number(lines) < written:
        yield Damage("missing", f"the end of {heads.path()}", f"it went on to event {written:,} once")


def _last_number(lines: Sequence[str]) -> int:
    return max((line.number for line in map(heads.read_line, lines) if line), default=0)


def _damaged_chain(hashes: dict[int, str], written: int) -> Iterator[Damage]:
    """Fills `hashes` by number; an event that is not as it was hashed has none."""
    number, previous = 0, FIRST
    broken = False
    for at, event in read_apart(Event.objects.values_list("pk", flat=True), _events):
        if at != number + 1:
            yield Damage("missing", f"events {number + 1:,} to {at - 1:,} of the log", "the numbers have a gap")
        if event is None or hash_of(event) != event.hash or not is_made_of_its_parts(event):
            yield _altered(at, written)
        elif at == number + 1 and not broken and event.previous != previous:
            yield Damage("changed", f"event {at:,} of the log", "it does not follow from the one before it")
        broken = event is None
        number, previous = at, event.hash if event else ""
        hashes[at] = previous


def _events(keys: Collection[int]) -> dict[int, Event]:
    return {event.number: event for event in Event.objects.filter(pk__in=keys).order_by("pk")}


def _altered(number: int, written: int) -> Damage:
    if number > written:
        return Damage("untracked", f"event {number:,} of the log", "the archive did not write it: its hash is wrong")
    return Damage("changed", f"event {number:,} of the log", "it no longer says what it was hashed with")


def _damaged_lines(lines: Sequence[str], hashes: dict[int, str]) -> Iterator[Damage]:
    before: heads.Line | None = None
    for at, text in enumerate(lines, start=1):
        line, where = heads.read_line(text), f"line {at:,} of {heads.path()}"
        if line is None or line != heads.next_line(before, line.number, line.hash):
            yield Damage("changed", where, "it does not follow from the one before it")
        elif line.number not in hashes:
            yield Damage("missing", f"event {line.number:,} of the log", f"{where} tells of it")
        elif line.hash != hashes[line.number]:
            yield Damage("changed", f"event {line.number:,} of the log", f"{where} has another hash for it")
        before = line or before
