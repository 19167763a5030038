"""What was worked out from the rows of one edition holds until the next: labels, tallies, the lines of a list.

Only while a page is made for somebody who is not logged in; everybody else is shown what the rows say now.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.utils.translation import get_language

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_edition: ContextVar[str | None] = ContextVar("edition", default=None)
_all: WeakSet[Remembered[Any, Any]] = WeakSet()


@contextmanager
def edition_is(name: str) -> Iterator[None]:
    """What is worked out inside belongs to the edition of that name."""
    token = _edition.set(name)
    try:
        yield
    finally:
        _edition.reset(token)


class Remembered(Generic[Key, Value]):
    """Values by key, those of the edition that was asked for last; at `most` so many, then it begins anew."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._of = ""
        self._values: dict[Key, Value | None] = {}
        self._lock = threading.Lock()
        _all.add(self)

    def look_up(self, keys: Sequence[Key], find: Callable[[list[Key]], Mapping[Key, Value]]) -> dict[Key, Value]:
        """The values of the keys that have one; `find` is asked for those that are not known yet."""
        edition = _edition.get()
        if edition is None:
            return dict(find(list(keys)))
        known = self._known_of(edition)
        missing = [key for key in keys if key not in known]
        found = find(missing) if missing else {}
        if len(known) + len(missing) <= self.most:
            known.update({key: found.get(key) for key in missing})
        values = {key: found[key] if key in found else known.get(key) for key in keys}
        return {key: value for key, value in values.items() if value is not None}

    def _known_of(self, edition: str) -> dict[Key, Value | None]:
        """Another edition has a dictionary of its own, so that who still reads the old one is not disturbed."""
        with self._lock:
            if self._of != edition or len(self._values) >= self.most:
                self._of, self._values = edition, {}
            return self._values

    def forget(self) -> None:
        with self._lock:
            self._of, self._values = "", {}


def forget_all() -> None:
    for one in list(_all):
        one.forget()


def once_an_edition(answer: Callable[..., Value]) -> Callable[..., Value]:
    """The function, asked once an edition and language for the same arguments; it must not return None."""
    memory: Remembered[Hashable, Value] = Remembered(most=64)

    @wraps(answer)
    def remembered(*arguments: Any) -> Value:
        key = (get_language(), arguments)
        return memory.look_up([key], lambda _: {key: answer(*arguments)})[key]

    return remembered
