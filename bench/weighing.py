"""python -m bench.weighing SIZE: what each kind of page weighs, asks and takes on a crowded archive, as a table.

Beside it, in the same run, what Django itself takes for an empty view and for a list that is always the same
(`bench.floor`). "made" is a page that is made anew, over HTTP; "kept" the same page from memory, "304" for who has it.
Times are the processor's, of the process that serves: other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.processor import milliseconds_of
from bench.serving import PORT, ROOT, environment, serving
from bench.timing import Visitor

ROUNDS = 5
A_FEW, MANY = 4, 60
"""Requests in a round: of what takes milliseconds, and of what takes parts of one."""
PARTS = re.compile(r'<(?:link rel="stylesheet"|script src|link rel="icon")[^>]*>')
ADDRESS = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True)
class Weighed:
    """Bytes are gzipped; `all` with styles, scripts and the icon, fetched in `requests`. Times in milliseconds."""

    name: str
    html: int
    all: int
    requests: int
    queries: int
    made: float
    kept: float
    not_modified: float


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.weighing", description=__doc__)
    asked.add_argument("size", type=int)
    asked.add_argument("--into", type=Path, default=ROOT / "var" / "bench")
    options = asked.parse_args()
    # A page from memory would tell nothing of what it takes to make it.
    env = {**environment(options.into / f"{options.size}-weighed", ""), "ARCHIVE_PAGE_MEMORY": "0"}
    kinds = prepared(options.size, env)
    with served("archive.wsgi", env, "/healthz") as visitor:
        made = {name: milliseconds(visitor, kind["address"], A_FEW) for name, kind in kinds.items()}
    with served("archive.wsgi", {**env, "ARCHIVE_PAGE_MEMORY": "32"}, "/healthz") as visitor:
        pages = [weighed(visitor, name, kind, made[name]) for name, kind in kinds.items()]
    with served("bench.floor", env, "/empty/") as visitor:
        floors = {name: milliseconds(visitor, f"/{name}/", MANY) for name in ("empty", "list")}
    print("\n".join(table(pages, floors)))


def prepared(size: int, env: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    run = [sys.executable, "-m"]
    for command in (["django", "migrate", "-v", "0"], ["django", "collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([*run, *command], cwd=ROOT, env=env, check=True)
    done = subprocess.run(
        [*run, "bench.kinds", str(size)], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def served(application: str, env: Mapping[str, str], path: str) -> Any:
    """One process with threads, as gunicorn.conf.py has it, so that a connection can be used again."""
    command = [sys.executable, "-m", "gunicorn", f"{application}:application", "--bind", f"127.0.0.1:{PORT}"]
    return serving([*command, "--workers", "1"], dict(env), path)


def weighed(visitor: Visitor, name: str, kind: Mapping[str, Any], made: float) -> Weighed:
    address = kind["address"]
    page = visitor.get(address)
    assert page.status == 200, (page.status, address)
    parts = [part for tag in PARTS.findall(page.body.decode()) for part in ADDRESS.findall(tag)]
    html = len(gzip.compress(page.body, 6))
    beside = sum(len(gzip.compress(visitor.get(part).body, 6)) for part in parts)
    return Weighed(
        name,
        html,
        html + beside,
        1 + len(parts),
        kind["queries"],
        made,
        milliseconds(visitor, address, MANY),
        milliseconds(visitor, address, MANY, {"If-None-Match": page.headers["ETag"]}, status=304),
    )


def milliseconds(
    visitor: Visitor, address: str, times: int, headers: Mapping[str, str] | None = None, status: int = 200
) -> float:
    """The median over five rounds of the server's processor time for one request, after two that warm up."""

    def ask(number: int) -> None:
        for _ in range(number):
            found = visitor.get(address, headers)
            assert found.status == status, (found.status, address)

    ask(2)
    taken = []
    for _ in range(ROUNDS):
        before = milliseconds_of(visitor.server)
        ask(times)
        taken.append((milliseconds_of(visitor.server) - before) / times)
    return statistics.median(taken)


def table(pages: list[Weighed], floors: Mapping[str, float]) -> list[str]:
    empty, whole = floors["empty"], floors["list"]
    rows = [
        f"| {page.name} | {page.html:,} | {page.all:,} | {page.requests} | {page.queries} | {page.made:.1f}"
        f" | {page.made / whole:.1f} × | {page.kept:.2f} | {page.kept / empty:.1f} × | {page.not_modified:.2f}"
        f" | {page.not_modified / empty:.1f} × |"
        for page in pages
    ]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return [
        f"{os.cpu_count()} cores, load average at the end {load}. Without middleware Django takes {empty:.2f} ms for",
        f"an empty view and {whole:.2f} ms for a list of twenty rows and forty links that is always the same.",
        "",
        "| page | HTML | all | requests | queries | made, ms | / list | kept, ms | / empty | 304, ms | / empty |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *rows,
    ]


if __name__ == "__main__":
    main()
