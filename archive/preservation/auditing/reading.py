"""Rows read a batch at a time, where one that cannot be read must not hide the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import DatabaseError

T = TypeVar("T")
BATCH = 200
UNREADABLE = (DatabaseError, ValueError, TypeError, OverflowError)
"""What a damaged value makes an engine or a field raise: a text that is no UTF-8, a day that is none."""


def read_apart(keys: Iterable[int], read: Callable[[Collection[int]], dict[int, T]]) -> Iterator[tuple[int, T | None]]:
    """Each key with what `read` gives for it; None for one that cannot be read. Keys without a row are left out."""
    for some in _batches(sorted(keys)):
        try:
            yield from read(some).items()
        except UNREADABLE:
            yield from _one_by_one(some, read)


def _one_by_one(keys: Sequence[int], read: Callable[[Collection[int]], dict[int, T]]) -> Iterator[tuple[int, T | None]]:
    for key in keys:
        try:
            yield from read([key]).items()
        except UNREADABLE:
            yield key, None


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
