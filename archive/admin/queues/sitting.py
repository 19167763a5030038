"""What a curator judged (and may undo) and skipped in one queue since signing in, kept in the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

REMEMBERED = 100
"""Judgements that can be undone, and records that stay skipped."""

Touched = list[tuple[str, int, int]]
"""The lines that one judgement wrote: model, key of the record, key of the line."""


@dataclass(frozen=True, slots=True)
class Sitting:
    session: SessionBase
    queue: str

    @property
    def count(self) -> int:
        """How many were judged, also those that can no longer be undone."""
        return int(self._kept.get("count", 0))

    @property
    def skipped(self) -> list[int]:
        return list(self._kept.get("skipped", []))

    @property
    def undoable(self) -> bool:
        return bool(self._kept.get("judged"))

    def note_judged(self, touched: Touched) -> None:
        judged = [*self._kept.get("judged", []), touched][-REMEMBERED:]
        self._keep(judged=judged, count=self.count + 1)

    def note_skipped(self, pk: int) -> None:
        self._keep(skipped=[*self.skipped, pk][-REMEMBERED:])

    def take_back(self) -> Touched:
        """The last judgement, no longer remembered; empty when there is none."""
        judged = list(self._kept.get("judged", []))
        last = judged.pop() if judged else []
        self._keep(judged=judged, count=max(self.count - 1, 0) if last else self.count)
        return [(model, pk, line) for model, pk, line in last]

    @property
    def _kept(self) -> dict[str, Any]:
        return dict(self.session.get(f"queue:{self.queue}", {}))

    def _keep(self, **changed: Any) -> None:
        self.session[f"queue:{self.queue}"] = {**self._kept, **changed}
