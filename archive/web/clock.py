"""The day and the time, for pages: asked here and nowhere else, so that it is known which pages change with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.utils import timezone


@dataclass
class Looks:
    """Whether anybody asked for the day, and for the very moment."""

    day: bool = False
    moment: bool = False


_watched: ContextVar[Looks | None] = ContextVar("watched", default=None)


def today() -> dt.date:
    if looks := _watched.get():
        looks.day = True
    return timezone.localdate()


def now() -> dt.datetime:
    if looks := _watched.get():
        looks.moment = True
    return timezone.now()


@contextmanager
def watched() -> Iterator[Looks]:
    """What is asked for inside is told by what this yields."""
    looks = Looks()
    token = _watched.set(looks)
    try:
        yield looks
    finally:
        _watched.reset(token)
