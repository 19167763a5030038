"""Everything that must hold before a change lands: `manage.py test_all`, `make test`.

Lint, types, Django's checks; every test on SQLite, those that an engine could answer otherwise on a real PostgreSQL too
(tests/engines.py; with `--both`, `make both`, all that ask for a database); pages in a browser. Every step runs even
when an earlier one failed, so that one look shows all faults. What a machine lacks is skipped aloud, and with CI=true
is a failure.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browsing import chromium_path
from tests.engines import Engines
from tests.outcome import read_outcome
from tests.postgresql import NoPostgreSQL, clean_up_when_terminated, temporary_postgresql
from tests.tally import Tally, closing_lines, faults

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("django", "pytest", "pytest_django", "xdist", "hypothesis", "ruff", "mypy")

PRODUCTION = {
    "ARCHIVE_MODE": "production",
    "ARCHIVE_SECRET_KEY": "only-for-the-deployment-check-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ARCHIVE_HOSTS": "archive.example.org",
}

MANAGE = ("manage.py",)
TABLES_TO_COPY = ("-m", "tests.migrated")


@dataclass(frozen=True)
class Step:
    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


STEPS = (
    Step("types", ("-m", "mypy")),
    Step("lint", ("-m", "ruff", "check", ".")),
    Step("checks", (*MANAGE, "check", "--fail-level", "WARNING")),
    Step("deployment checks", (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    Step("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
    Step("tables, SQLite", TABLES_TO_COPY, {"DATABASE_URL": ""}),
)
CORES_KEPT_BUSY = 2
SUITE = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "auto", "--dist", "worksteal")


def main(arguments: Sequence[str]) -> int:
    explain_what_is_missing()
    clean_up_when_terminated()
    tally = Tally(frozenset({Engines.BOTH, Engines.ONE} if "--both" in arguments else {Engines.BOTH}))
    with tempfile.TemporaryDirectory(prefix="archive-tests-") as data, ExitStack() as until_the_end:
        os.environ |= {"ARCHIVE_DATA": data, **compiled_below(Path(data))}
        url = postgresql(tally, until_the_end)
        run_steps(tally, url)
        run_suites(tally, Path(data), url)
    for line in closing_lines(tally):
        print(line, flush=True)
    return 1 if faults(tally) else 0


def explain_what_is_missing() -> None:
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        locks = " ".join(f"-r {ROOT / name}" for name in ("requirements.txt", "requirements-test.txt"))
        sys.exit(f"Not installed: {', '.join(missing)}. Install: pip install --require-hashes {locks}")


def compiled_below(folder: Path) -> dict[str, str]:
    """Who wants no __pycache__ gets none, and thirty processes need not each compile the archive and the tests."""
    if not sys.dont_write_bytecode:
        return {}
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def postgresql(tally: Tally, until_the_end: ExitStack) -> str:
    """Its address; "" where there is none."""
    try:
        return until_the_end.enter_context(temporary_postgresql())
    except NoPostgreSQL as reason:
        tally.skip("PostgreSQL", str(reason))
        return ""


def run_steps(tally: Tally, url: str) -> None:
    """None of them uses more than a core, so two at a time; what one says is shown when it is done."""
    on_postgresql = [Step("tables, PostgreSQL", TABLES_TO_COPY, {"DATABASE_URL": url})] if url else []
    steps = [*STEPS, *on_postgresql]
    with ThreadPoolExecutor(CORES_KEPT_BUSY) as pool:
        for step, passed in zip(steps, pool.map(passes_quietly, steps), strict=True):
            if not passed:
                tally.failed_steps.append(step.name)


def passes_quietly(step: Step) -> bool:
    started = time.monotonic()
    done = run(step, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(f"== {step.name}\n{done.stdout.decode()}{verdict(step, done.returncode, started)}", flush=True)
    return done.returncode == 0


def run_suites(tally: Tally, folder: Path, url: str) -> None:
    run_suite(tally, folder, "SQLite", "not browser", "")
    if url:
        kinds = " or ".join(sorted(tally.twice))
        run_suite(tally, folder, "PostgreSQL", f"({kinds}) and not browser", url)
    if chromium_path() is None:
        tally.skip("browser", "no chromium on this machine: apt install chromium, or name one with CHROMIUM.")
    else:
        run_suite(tally, folder, "browser", "browser", "")


def run_suite(tally: Tally, folder: Path, name: str, chosen: str, url: str) -> None:
    report = folder / f"{name}.xml"
    options = (f"--junitxml={report}", "-m", f"{chosen} and not slow")
    if not passes(Step(f"tests, {name}", (*SUITE, *options), {"DATABASE_URL": url})):
        tally.failed_steps.append(f"tests, {name}")
    tally.outcomes[name] = read_outcome(report)


def passes(step: Step) -> bool:
    started = time.monotonic()
    print(f"== {step.name}", flush=True)
    done = run(step)
    print(verdict(step, done.returncode, started), flush=True)
    return done.returncode == 0


def run(step: Step, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **step.environment}
    return subprocess.run([sys.executable, *step.command], cwd=ROOT, env=environment, check=False, **options)


def verdict(step: Step, status: int, started: float) -> str:
    return f"   {step.name}: {'passed' if status == 0 else 'FAILED'}, {time.monotonic() - started:.1f} s"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
