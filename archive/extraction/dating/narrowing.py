"""Combining clues: each narrows the days left by those before it; one that contradicts them becomes a rival."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from archive.extraction.dating import periods
from archive.extraction.dating.periods import Periods
from archive.extraction.reading import Evidence, Rival
from archive.extraction.reasons import because
from archive.extraction.spans import rival


@dataclass(frozen=True, slots=True)
class Clue:
    """The days one step of the argument leaves possible."""

    possible: Periods
    evidence: Evidence
    event_days: Periods = ()
    """The days of a meeting that is told as going on: those of the reported event, if it is that meeting."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days left possible, the steps that narrowed them, and the clues that did not fit."""

    possible: Periods = periods.ALWAYS
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Rival, ...] = ()

    def narrowed(self, clue: Clue) -> Window:
        """The window after one more clue; unchanged when it adds nothing."""
        left = periods.both(self.possible, clue.possible)
        if not left:
            contradicting = rival(clue.evidence.quote, *clue.evidence.reasons, because("contradicts"))
            return replace(self, rivals=(*self.rivals, contradicting))
        if left == self.possible:
            return self
        return replace(self, possible=left)


def window_of(clues: Iterable[Clue]) -> Window:
    """What the clues leave possible together, taken in the order given; evidence that adds nothing is left out."""
    window, taken = Window(), []
    for clue in clues:
        narrowed = window.narrowed(clue)
        if narrowed.possible != window.possible:
            taken.append(clue)
        window = narrowed
    return replace(window, evidence=tuple(clue.evidence for clue in needed(taken)))


def needed(taken: list[Clue]) -> list[Clue]:
    """The clues without which more days would be possible: a founding in 2001 says nothing beside a meeting of 2013."""
    kept = list(taken)
    for clue in taken:
        others = [other for other in kept if other is not clue]
        if possible_with(others) == possible_with(kept):
            kept = others
    return kept


def possible_with(clues: list[Clue]) -> Periods:
    return reduce(periods.both, (clue.possible for clue in clues), periods.ALWAYS)
