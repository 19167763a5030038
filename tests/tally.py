"""What `make test` says at the end: what ran how often, what was skipped, and every sentence that is a fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.engines import Engines
from tests.outcome import Outcome, differences


@dataclass
class Tally:
    """`twice`: the tests that were to run on both engines."""

    twice: frozenset[Engines]
    failed_steps: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def skip(self, name: str, reason: str) -> None:
        print(f"== {name}: SKIPPED. {reason}", flush=True)
        self.skipped.append(f"{name}: {reason}")


def faults(tally: Tally) -> list[str]:
    """Every sentence that keeps this change from landing."""
    in_ci = os.environ.get("CI") == "true"
    return [
        *(f"failed: {step}" for step in tally.failed_steps),
        *(f"missing in CI: {sentence}" for sentence in tally.skipped if in_ci),
        *(f"counts differ: {sentence}" for sentence in engine_differences(tally)),
    ]


def engine_differences(tally: Tally) -> list[str]:
    if "PostgreSQL" not in tally.outcomes:
        return []
    return differences(tally.outcomes["SQLite"].of(tally.twice), tally.outcomes["PostgreSQL"].tests)


def closing_lines(tally: Tally) -> Iterator[str]:
    yield "== all"
    for name, outcome in tally.outcomes.items():
        yield f"   {name}: {len(outcome.tests)} tests, {len(outcome.skipped)} skipped"
        yield from (f"      skipped on {name}: {test} ({why})" for test, why in sorted(outcome.skipped.items()))
    yield from (f"   SKIPPED {sentence}" for sentence in tally.skipped)
    if "PostgreSQL" in tally.outcomes and not engine_differences(tally):
        yield from how_often(tally)
    yield from (f"   {sentence}" for sentence in faults(tally))
    yield plain_count(tally)


def how_often(tally: Tally) -> Iterator[str]:
    ran = tally.outcomes["SQLite"]
    numbers = {kind: len(ran.of({kind})) for kind in Engines}
    twice = sum(numbers[kind] for kind in tally.twice)
    yield f"   The same {twice} tests ran on both engines but for the skips named above."
    yield f"   Once: {numbers[Engines.NONE]} that ask for no database"
    if Engines.ONE not in tally.twice:
        yield f"   Once: {numbers[Engines.ONE]} whose answers no engine could change (tests/engines.py)"


def plain_count(tally: Tally) -> str:
    """A step without tests of its own (lint, types) counts as one that passed or failed."""
    outcomes = tally.outcomes.values()
    passed = sum(outcome.passed for outcome in outcomes)
    failed = max(sum(len(outcome.failed) for outcome in outcomes), len(faults(tally)))
    skipped = sum(len(outcome.skipped) for outcome in outcomes)
    return f"{passed} passed, {failed} failed, {skipped} skipped"
