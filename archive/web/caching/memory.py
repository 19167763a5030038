"""Pages in memory: the latest that were asked for, within a bound of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.urls import ResolverMatch

ROUND_IT = 1_000
"""Bytes that an entry takes beside its body: headers, address, the dictionary."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent, under its ETag; `match` says whose page it is, to whoever counts requests."""

    tag: str
    headers: Mapping[str, str]
    body: bytes
    match: ResolverMatch | None = None

    @property
    def size(self) -> int:
        return len(self.body) + ROUND_IT


class Memory:
    """The least lately asked for goes first. Pages of past editions are never found again, and go the same way."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, address: Hashable, tags: tuple[str, ...]) -> Kept | None:
        """The page of that address, if one of the tags is its own."""
        with self._lock:
            kept = self._pages.get(address)
            if kept is None or kept.tag not in tags:
                return None
            self._pages.move_to_end(address)
            return kept

    def keep(self, address: Hashable, page: Kept, room: int) -> None:
        """Within `room` bytes for all pages together; one that takes more than an eighth of it is not kept."""
        if page.size > room // 8:
            return
        with self._lock:
            self._forget(address)
            self._pages[address] = page
            self._bytes += page.size
            while self._bytes > room:
                self._forget(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _forget(self, address: Hashable) -> None:
        gone = self._pages.pop(address, None)
        self._bytes -= gone.size if gone else 0


pages = Memory()
