"""What a later reading may change. A field that a person set stays; where the machine now differs, that is listed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A person set `kept`; the machine would now say `proposed`."""

    field: str
    kept: Any
    proposed: Any


@dataclass(frozen=True, slots=True)
class Merge:
    """The fields to write, and where machine and person disagree."""

    changes: Mapping[str, Any]
    disagreements: tuple[Disagreement, ...]


def merge(stored: Mapping[str, Any], proposed: Mapping[str, Any], set_by_people: Collection[str]) -> Merge:
    """Compares field by field; both mappings hold the same fields."""
    differing = {name: value for name, value in proposed.items() if stored[name] != value}
    changes = {name: value for name, value in differing.items() if name not in set_by_people}
    disputed = tuple(
        Disagreement(name, stored[name], value) for name, value in differing.items() if name in set_by_people
    )
    return Merge(changes, disputed)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Characters two spans share, as a part of all they cover: 1 when equal, 0 when apart."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


SAME_EVIDENCE = 0.5


def match_spans(old: list[tuple[int, int]], new: list[tuple[int, int]]) -> dict[int, int]:
    """Pairs each new span with the old one it shares most with (index of new -> index of old), one to one.

    The best pairs are taken first; below `SAME_EVIDENCE` two spans are different evidence.
    """
    scored = sorted(
        ((overlap(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new) if a[0] < b[1] and b[0] < a[1]),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    matched: dict[int, int] = {}
    for score, i, j in scored:
        if score >= SAME_EVIDENCE and j not in matched and i not in matched.values():
            matched[j] = i
    return matched
