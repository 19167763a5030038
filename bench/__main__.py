"""python -m bench SIZE: fill everything, ask everything, write bench/REPORT.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django

from bench.serving import ROOT, environment
from tests.postgresql import temporary_postgresql

POSTGRESQL = [
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off", "random_page_cost=1.1",
    "shared_buffers=2GB", "effective_cache_size=12GB", "work_mem=64MB", "max_wal_size=8GB",
]  # fmt: skip
"""Of the temporary server: as an archive of a million is run on 24 GiB, but that nothing has to survive."""


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("size", type=int)
    asked.add_argument("--postgresql", default=os.environ.get("BENCH_POSTGRESQL", ""), help="address of a database")
    asked.add_argument("--without", default="", help="what is not measured: sqlite, postgresql, rivals")
    asked.add_argument("--into", type=Path, default=ROOT / "var" / "bench")
    options = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    folder = options.into / str(options.size)
    folder.mkdir(parents=True, exist_ok=True)
    measured = _with_what_was_known(_measured(options, folder), folder / "measured.json")
    (folder / "measured.json").write_text(json.dumps(measured, indent=1))
    from bench.report import report

    (ROOT / "bench" / "REPORT.md").write_text(report(options.into))


def _with_what_was_known(measured: dict[str, Any], kept: Path) -> dict[str, Any]:
    """What an earlier run measured and this one left out; how an engine was filled that stood already."""
    known = json.loads(kept.read_text()) if kept.exists() else {}
    for engine in known.keys() & measured.keys() & {"sqlite", "postgresql"}:
        measured[engine]["filled"] = measured[engine]["filled"] or known[engine]["filled"]
    return known | measured


def _measured(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Settings are read when they are imported: each engine has a process of its own."""
    from bench.pages import rivals

    measured: dict[str, Any] = {"load": list(os.getloadavg())}
    if "rivals" not in options.without:
        measured |= rivals(options.size, folder)
    if "sqlite" not in options.without:
        measured["sqlite"] = engine(options.size, folder / "sqlite", "")
    if "postgresql" not in options.without:
        measured["postgresql"] = postgresql(options.size, folder, options.postgresql)
    return measured


def postgresql(size: int, folder: Path, url: str) -> dict[str, Any]:
    """On the database of that address, else on a server that lives no longer than this."""
    if url:
        return engine(size, folder / "postgresql", url)
    with temporary_postgresql(POSTGRESQL) as made:
        return engine(size, folder / "postgresql", made)


def engine(size: int, data: Path, url: str) -> dict[str, Any]:
    """What one engine measures of itself, and its pages over HTTP."""
    from bench.pages import of_the_archive

    env = environment(data, url)
    for command in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        subprocess.run([sys.executable, "-m", "django", *command], cwd=ROOT, env=env, check=True)
    one = [sys.executable, "-m", "bench.one", str(size)]
    done = subprocess.run(one, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
    return {**json.loads(done.stdout.splitlines()[-1]), "http": of_the_archive(size, env)}


if __name__ == "__main__":
    main()
