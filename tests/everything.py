"""Everything that must hold before a change lands: `manage.py test_all`, `make test`.

Lint, types, Django's checks, what needs no database, the rest on SQLite and on a real PostgreSQL, pages in a browser.
Every step runs even when an earlier one failed, so that one look shows all faults. What a machine lacks is skipped
aloud, and with CI=true is a failure.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.browsing import chromium_path
from tests.outcome import Outcome, differences, read_outcome
from tests.postgresql import NoPostgreSQL, clean_up_when_terminated, temporary_postgresql

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("django", "pytest", "pytest_django", "xdist", "hypothesis", "ruff", "mypy")

PRODUCTION = {
    "ARCHIVE_MODE": "production",
    "ARCHIVE_SECRET_KEY": "only-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ARCHIVE_HOSTS": "archive.example.org",
}

MANAGE = ("manage.py",)
IN_A_BROWSER = ("-m", "browser and not slow", "-n", "auto")
PURE = ("-m", "pure and not slow", "-n", "auto")
ON_AN_ENGINE = ("-m", "not pure and not browser and not slow", "-n", "auto")


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


STEPS = (
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("types", ("-m", "mypy")),
    Step("checks", (*MANAGE, "check", "--fail-level", "WARNING")),
    Step("deployment checks", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    Step("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
)


@dataclass
class Tally:
    """What is said at the end."""

    failed_steps: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)


def main() -> int:
    explain_what_is_missing()
    clean_up_when_terminated()
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="archive-tests-") as data:
        os.environ["ARCHIVE_DATA"] = data
        for step in STEPS:
            if not passes(step):
                tally.failed_steps.append(step.name)
        run_suites(tally, Path(data))
    for line in closing_lines(tally):
        print(line, flush=True)
    return 1 if faults(tally) else 0


def explain_what_is_missing() -> None:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        locks = " ".join(f"-r {ROOT / name}" for name in ("requirements.txt", "requirements-test.txt"))
        sys.exit(f"Not installed: {', '.join(missing)}. Install: pip install --require-hashes {locks}")


def passes(step: Step) -> bool:
    started = time.monotonic()
    print(f"== {step.name}", flush=True)
    environment = {**os.environ, **step.environment}
    done = subprocess.run([sys.executable, *step.command], cwd=ROOT, env=environment, check=False)
    print(f"   {step.name}: {'passed' if done.returncode == 0 else 'FAILED'}, {elapsed(started)}", flush=True)
    return done.returncode == 0


def elapsed(started: float) -> str:
    return f"{time.monotonic() - started:.1f} s"


def run_suites(tally: Tally, folder: Path) -> None:
    run_suite(tally, folder, "without a database", PURE, "")
    run_suite(tally, folder, "SQLite", ON_AN_ENGINE, "")
    try:
        with temporary_postgresql() as url:
            run_suite(tally, folder, "PostgreSQL", ON_AN_ENGINE, url)
    except NoPostgreSQL as reason:
        skip(tally, "PostgreSQL", str(reason))
    if chromium_path() is None:
        skip(tally, "browser", "no chromium on this machine: apt install chromium, or name one with CHROMIUM.")
    else:
        run_suite(tally, folder, "browser", IN_A_BROWSER, "")


def run_suite(tally: Tally, folder: Path, name: str, options: tuple[str, ...], url: str) -> None:
    report = folder / f"{name}.xml"
    command = ("-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *options)
    if not passes(Step(f"tests, {name}", command, {"DATABASE_URL": url})):
        tally.failed_steps.append(f"tests, {name}")
    tally.outcomes[name] = read_outcome(report)


def skip(tally: Tally, name: str, reason: str) -> None:
    print(f"== {name}: SKIPPED. {reason}", flush=True)
    tally.skipped.append(f"{name}: {reason}")


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
    return differences(tally.outcomes["SQLite"], tally.outcomes["PostgreSQL"])


def closing_lines(tally: Tally) -> Iterator[str]:
    yield "== all"
    for name, outcome in tally.outcomes.items():
        yield f"   {name}: {len(outcome.tests)} tests, {len(outcome.skipped)} skipped"
        yield from (f"      skipped on {name}: {test} ({why})" for test, why in sorted(outcome.skipped.items()))
    yield from (f"   SKIPPED {sentence}" for sentence in tally.skipped)
    if "PostgreSQL" in tally.outcomes and not engine_differences(tally):
        yield "   The same tests ran on both engines but for the skips named above."
    yield from (f"   {sentence}" for sentence in faults(tally))
    yield plain_count(tally)


def plain_count(tally: Tally) -> str:
    """A step without tests of its own (lint, types) counts as one that passed or failed."""
    outcomes = tally.outcomes.values()
    passed = sum(outcome.passed for outcome in outcomes)
    failed = max(sum(len(outcome.failed) for outcome in outcomes), len(faults(tally)))
    skipped = sum(len(outcome.skipped) for outcome in outcomes)
    return f"{passed} passed, {failed} failed, {skipped} skipped"


if __name__ == "__main__":
    sys.exit(main())
