"""Counts, and the three figures made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """hits: found and right. misses: coded and not found. alarms: found and not coded (a wrong value is both)."""

    hits: int = 0
    misses: int = 0
    alarms: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.misses + other.misses, self.alarms + other.alarms)

    @property
    def precision(self) -> float:
        return _share(self.hits, self.hits + self.alarms)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, 2 * self.hits + self.misses + self.alarms)


def _share(part: int, whole: int) -> float:
    """1.0 where there was nothing to find and nothing was found."""
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of one article: the counts, and in words what was missed and what was wrongly found."""

    score: Score = Score()
    missed: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()


def value(expected: str, found: str, right: bool) -> Comparison:
    """A field with one value: right is a hit, another value is a miss and a false alarm, "" stands for no value."""
    if right:
        return Comparison(Score(hits=1))
    return Comparison(
        Score(misses=int(bool(expected)), alarms=int(bool(found))),
        (f"expected {expected}, found {found or 'nothing'}",) if expected else (),
        (f"found {found}, expected {expected or 'nothing'}",) if found and not expected else (),
    )


def short(text: str) -> str:
    """A quotation for the list of faults: on one line, cut after a hundred characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 100 else plain[:99] + "…"
