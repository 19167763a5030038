"""The hash of an event: over all it says, and over the hash of the event before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator

from archive.fixity.records import digest_of
from archive.models import Event

TOLD = ("number", "at", "by", "act", "reason", "kind", "record", "name", "before", "after", "previous")
FIRST = ""
"""What the first event has for the hash of the one before."""


def hash_of(event: Event) -> str:
    values = [getattr(event, field) for field in TOLD]
    return hashlib.sha256(json.dumps(values, default=_moment).encode()).hexdigest()


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat()


def is_made_of_its_parts(event: Event) -> bool:
    """`parts` is not hashed itself: `after` is, which is made of it."""
    return event.parts is None or digest_of(event.parts) == event.after


def chained(events: Iterable[Event], last: Event | None) -> Iterator[Event]:
    """Numbers the events after `last` and gives each its hash."""
    number, previous = (last.number, last.hash) if last else (0, FIRST)
    for event in events:
        number += 1
        event.number, event.previous = number, previous
        event.hash = previous = hash_of(event)
        yield event
