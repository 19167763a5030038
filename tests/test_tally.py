from __future__ import annotations

import pytest

from tests.engines import Engines
from tests.outcome import Outcome
from tests.tally import Tally, closing_lines, faults

KINDS = {"a": "both_engines", "b": "one_engine", "c": "no_engine"}
SQLITE = Outcome(frozenset("abc"), engines=KINDS)


def tally(postgresql: str, *twice: Engines) -> Tally:
    return Tally(frozenset(twice), outcomes={"SQLite": SQLITE, "PostgreSQL": Outcome(frozenset(postgresql))})


@pytest.mark.parametrize(
    ("postgresql", "twice", "differing"),
    [
        ("a", (Engines.BOTH,), []),
        ("ab", (Engines.BOTH, Engines.ONE), []),
        ("", (Engines.BOTH,), ["counts differ: a was collected only by the first run"]),
        ("a", (Engines.BOTH, Engines.ONE), ["counts differ: b was collected only by the first run"]),
        ("ad", (Engines.BOTH,), ["counts differ: d was collected only by the second run"]),
    ],
)
def test_what_was_to_run_twice_and_did_not_is_a_fault(
    postgresql: str, twice: tuple[Engines, ...], differing: list[str]
) -> None:
    assert faults(tally(postgresql, *twice)) == differing


def test_it_is_said_how_often_what_ran() -> None:
    said = "\n".join(closing_lines(tally("a", Engines.BOTH)))
    assert "The same 1 tests ran on both engines" in said
    assert "1 that ask for no database" in said
    assert "1 whose answers no engine could change" in said
    assert said.endswith("4 passed, 0 failed, 0 skipped")


def test_what_is_missing_is_a_fault_in_ci_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Tally(frozenset(), skipped=["browser: none"])
    monkeypatch.delenv("CI", raising=False)
    assert faults(lacking) == []
    monkeypatch.setenv("CI", "true")
    assert faults(lacking) == ["missing in CI: browser: none"]
