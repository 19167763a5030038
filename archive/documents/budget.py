"""How long one document may be read: seconds of processor time, so that a busy machine marks no innocent text.

`at_most` cuts pure work only; who writes does so outside of it. In the main thread a timer of the system ends whatever
goes on; in any other, where no timer can ring, the long loops ask `go_on` as they begin a step.
"""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType

UNLIMITED = math.inf
NOT_FULLY_READ = "not fully read: "
"""How the warning begins that stands with such a document; what comes after it is the reason and the way out."""
RINGS_AGAIN = 1.0
"""Seconds; for a library that swallows every exception on its way."""


class OutOfTime(BaseException):
    """Not an Exception, so that nothing on its way takes it for a fault in the text."""


def not_fully_read(step: str, seconds: float) -> str:
    return (
        f"{NOT_FULLY_READ}{step} took more than the {seconds:g} seconds of processor time that a document has; "
        f"`manage.py extract_commitments --not-fully-read --seconds N` reads it again with more"
    )


def is_fully_read(warnings: Iterable[str]) -> bool:
    return not any(warning.startswith(NOT_FULLY_READ) for warning in warnings)


_until: ContextVar[float] = ContextVar("until", default=UNLIMITED)


def go_on() -> None:
    """Raises OutOfTime when what is read at this moment has had its time."""
    if (until := _until.get()) != UNLIMITED and time.thread_time() > until:
        raise OutOfTime


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises OutOfTime once what is inside has taken so much processor time."""
    token = _until.set(time.thread_time() + seconds)
    try:
        with _alarm(seconds):
            yield
    finally:
        _until.reset(token)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if seconds == UNLIMITED or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_over = False

    def ring(number: int, frame: FrameType | None) -> None:
        if not is_over:
            signal.setitimer(signal.ITIMER_VIRTUAL, RINGS_AGAIN)
            raise OutOfTime

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        # Twice: should it ring between the end of the work and the first of these, the outer one still silences it.
        try:
            yield
        finally:
            is_over = True
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
