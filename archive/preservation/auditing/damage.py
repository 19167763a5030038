"""One damage: what it is, and how it can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["changed", "missing", "untracked"]


@dataclass(frozen=True, slots=True)
class Damage:
    """`record` is its kind and primary key where the damage is to a record."""

    answer: Answer
    what: str
    why: str
    record: tuple[str, int] | None = None

    def __str__(self) -> str:
        return f"{self.answer}: {self.what}: {self.why}"
