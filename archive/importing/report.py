"""What a run did, in numbers and sentences. Its counts are the counts of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["created", "updated", "unchanged", "refused"]
OUTCOMES: tuple[Outcome, ...] = ("created", "updated", "unchanged", "refused")


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was refused, or stored with a warning, and the reason in a sentence."""

    name: str
    reason: str
    refused: bool


@dataclass(slots=True)
class Report:
    """Grows while a run goes on; `dry` says that nothing was written."""

    dry: bool = False
    counts: Counter[Outcome] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def note(self, outcome: Outcome) -> None:
        self.counts[outcome] += 1

    def refuse(self, name: str, reason: str) -> None:
        self.note("refused")
        self.problems.append(Problem(name, reason, refused=True))

    def warn(self, name: str, reason: str) -> None:
        self.problems.append(Problem(name, reason, refused=False))

    def skip(self, name: str) -> None:
        self.skipped.append(name)

    @property
    def is_clean(self) -> bool:
        return not self.counts["refused"]

    def sentences(self) -> Iterator[str]:
        """One line for each problem, then the sum."""
        for problem in self.problems:
            yield f"{'refused' if problem.refused else 'warning'}: {problem.name}: {problem.reason}"
        if self.skipped:
            yield f"left out: {', '.join(self.skipped)}"
        counts = ", ".join(f"{self.counts[outcome]:,} {outcome}" for outcome in OUTCOMES)
        yield f"{'Dry run, nothing written: ' if self.dry else ''}{counts}."
