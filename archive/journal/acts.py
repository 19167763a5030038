"""An act: whoever changes records says first who, what and why; the database then notes what is changed.

The act of a thread is told to its connection: SQLite asks for it by a function, PostgreSQL keeps it as a setting.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import Any

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from archive.journal import watching

logger = logging.getLogger(__name__)
WRITER = "default"
"""The one connection through which records are written."""


@dataclass(frozen=True, slots=True)
class Act:
    """`by` is a user's name, or "system user NAME" for a command; `at` is ISO 8601."""

    by: str
    act: str
    reason: str
    at: str

    def as_text(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def act_of(text: str) -> Act:
    return Act(**json.loads(text))


_current: ContextVar[Act | None] = ContextVar("act", default=None)


def present_act() -> Act:
    """Raises LookupError outside of any."""
    act = _current.get()
    if act is None:
        raise LookupError("Nobody acts: say who does with `recorded`.")
    return act


@contextmanager
def recorded(by: str, act: str, reason: str = "", at: dt.datetime | None = None) -> Iterator[None]:
    """What is written inside is told of in the log: at the end of the outermost act, even when it fails."""
    from archive.journal.sealing import seal

    outer = _current.get()
    _become(Act(by[:150], act[:100], reason[:500], (at or timezone.now()).isoformat()))
    try:
        yield
    finally:
        _become(outer)
        if outer is None:
            _quietly(seal)


def _become(act: Act | None) -> None:
    _current.set(act)
    connection = connections[WRITER]
    if not connection.needs_rollback:
        # In a transaction that is lost already the setting is lost with it.
        _tell(connection)


def _tell(connection: BaseDatabaseWrapper) -> None:
    act = _current.get()
    watching.watch(connection, act.as_text() if act else None, _text_of_current)


def _text_of_current() -> str | None:
    act = _current.get()
    return act.as_text() if act else None


def tell_new_connection(connection: BaseDatabaseWrapper, **told: Any) -> None:
    """A connection that is opened in the midst of an act must know of it; one that comes from a pool, of its end."""
    if connection.alias == WRITER and (_current.get() is not None or watching.remembers(connection)):
        _tell(connection)


def _quietly(seal: Any) -> None:
    """The change stands and is noted; an event that cannot be written now is written after the next act."""
    try:
        if not connections[WRITER].needs_rollback:
            seal()
    except (DatabaseError, OSError):
        logger.exception("events wait to be written to the log")
