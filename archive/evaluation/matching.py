"""Which proposal answers which coded message.

A proposal may answer a coded span when they share at least half of the shorter of the two, or when what they share is
at least half of what they cover together. Each is used once; the pairs that share the most (in relation to what they
cover together) are taken first, ties in text order. Sentences are matched by the same rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Spanned(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def pairs(coded: Sequence[Spanned], proposed: Sequence[Spanned]) -> list[tuple[int, int]]:
    """Numbers of the coded and proposed spans that belong together, in the order of the coded ones."""
    candidates = sorted(
        (-closeness(gold, found), i, j)
        for i, gold in enumerate(coded)
        for j, found in enumerate(proposed)
        if answers(gold, found)
    )
    taken: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return sorted(taken.items())


def answers(one: Spanned, other: Spanned) -> bool:
    """Whether two spans are about the same words."""
    common = shared(one, other)
    shorter = min(one.end - one.start, other.end - other.start)
    return common > 0 and (2 * common >= shorter or closeness(one, other) >= 0.5)


def closeness(one: Spanned, other: Spanned) -> float:
    """What two spans share, as a part of what they cover together."""
    common = shared(one, other)
    return common / (one.end - one.start + other.end - other.start - common) if common else 0.0


def shared(one: Spanned, other: Spanned) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
