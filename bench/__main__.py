"""python -m bench SIZE: fill everything, ask everything, write bench/REPORT.md."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

ROOT = Path(__file__).resolve().parents[1]
PORT = 8765


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("size", type=int)
    asked.add_argument("--postgresql", default=os.environ.get("BENCH_POSTGRESQL", ""), help="address of a database")
    asked.add_argument("--into", type=Path, default=ROOT / "var" / "bench")
    options = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    folder = options.into / str(options.size)
    folder.mkdir(parents=True, exist_ok=True)
    # Settings are read when they are imported: each engine has a process of its own.
    measured: dict[str, Any] = {"sqlite": engine(options.size, environment(folder, ""))}
    if options.postgresql:
        measured["postgresql"] = engine(options.size, environment(folder, options.postgresql))
    measured |= rivals(options.size, folder)
    (folder / "measured.json").write_text(json.dumps(measured, indent=1))
    from bench.report import report

    (ROOT / "bench" / "REPORT.md").write_text(report(options.size, measured))


def environment(folder: Path, url: str) -> dict[str, str]:
    data = folder / ("postgresql" if url else "sqlite")
    # A page from memory would tell nothing of the search.
    own = {"ARCHIVE_DATA": str(data), "DATABASE_URL": url, "ARCHIVE_PAGE_MEMORY": "0"}
    return {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "archive.settings"}


def engine(size: int, env: dict[str, str]) -> dict[str, Any]:
    """What one engine measures of itself, and its pages over HTTP."""
    run = [sys.executable, "-m"]
    subprocess.run([*run, "django", "migrate", "--verbosity", "0"], cwd=ROOT, env=env, check=True)
    subprocess.run([*run, "django", "collectstatic", "--noinput", "-v", "0"], cwd=ROOT, env=env, check=True)
    done = subprocess.run([*run, "bench.one", str(size)], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    command = [*run, "gunicorn", "archive.wsgi:application", "--bind", f"127.0.0.1:{PORT}", "--workers", "1"]
    with serving(command, env, "/healthz"):
        return {**json.loads(done.stdout.splitlines()[-1]), "http": pages_of_the_archive(size)}


@contextmanager
def serving(command: list[str], env: dict[str, str], path: str) -> Iterator[None]:
    from bench.timing import wait_for

    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(PORT, path)
        yield
    finally:
        server.terminate()
        server.wait()


def pages_of_the_archive(size: int) -> dict[str, Any]:
    from bench.corpus import texts
    from bench.queries import Asked, classes
    from bench.timing import page, timed

    def ask(asked: Asked) -> int:
        response = page(PORT, f"/articles/?{urlencode({'q': asked.typed})}")
        assert response.status == 200, (response.status, asked)
        return len(response.body)  # type: ignore[attr-defined]

    found = {name: asdict(timed(ask, items)) for name, items in classes(texts(size)).items()}
    empty = timed(lambda _: page(PORT, "/healthz").status, range(5))
    return {**found, "healthz": asdict(empty), "list": asdict(timed(lambda _: ask(Asked("")), range(5)))}


def rivals(size: int, folder: Path) -> dict[str, Any]:
    from bench.corpus import texts
    from bench.queries import Asked, classes
    from bench.rivals import FACETS, Tantivy, fill_datasette
    from bench.timing import page, timed

    asked = classes(texts(size))
    shutil.rmtree(folder / "tantivy", ignore_errors=True)
    limit = Tantivy(folder / "tantivy")
    seconds = limit.fill(texts(size))
    tantivy = {
        "seconds": seconds,
        "bytes": sum(one.stat().st_size for one in (folder / "tantivy").iterdir()),
        "page": {name: asdict(timed(limit.ask, items)) for name, items in asked.items()},
    }
    seconds = fill_datasette(folder / "datasette.db", texts(size))

    def address(one: Asked, suffix: str) -> str:
        words = f'"{one.words}"' if one.is_phrase else one.words
        parameters = [
            ("_search", words),
            ("_searchmode", "raw"),
            ("_size", "20"),
            *(("_facet", name) for name in FACETS),
        ]
        return f"/datasette/articles{suffix}?{urlencode(parameters)}"

    def total(one: Asked) -> int:
        return int(json.loads(page(PORT, address(one, ".json")).body)["filtered_table_rows_count"])  # type: ignore[attr-defined]

    def ask(one: Asked) -> int:
        assert page(PORT, address(one, "")).status == 200
        return 0

    command = [sys.executable, "-m", "datasette", "serve", str(folder / "datasette.db"), "-p", str(PORT)]
    for setting in ("sql_time_limit_ms", "facet_time_limit_ms"):
        command += ["--setting", setting, "60000"]
    with serving(command, dict(os.environ), "/"):
        http = {
            name: {**asdict(timed(ask, items, 2)), "totals": [total(one) for one in items]}
            for name, items in asked.items()
            if name != "filtered"
        }
    return {"tantivy": tantivy, "datasette": {"seconds": seconds, "http": http}}


if __name__ == "__main__":
    main()
