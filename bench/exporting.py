"""python -m bench.exporting SIZE: lists of SIZE commitments taken away as files, one and ten at once, beside readers.

For each engine a table: seconds until the first byte, the first row and the last; the memory that the worker processes
hold of their own, without the pages of the database file, which they share; and how long pages take while no file, one
and ten are being sent. gunicorn serves as gunicorn.conf.py has it, and pages are asked for that nothing keeps.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.__main__ import POSTGRESQL
from bench.memory import most_held
from bench.serving import PORT, ROOT, environment, serving
from tests.postgresql import temporary_postgresql

LIST = "/commitments.csv"
FILES = (0, 1, 10)
QUIET_SECONDS = 20.0
READS_A_SECOND = 3
PAGES = (
    "/articles/?country=KZ&from={}",
    "/commitments/?by=CN&from={}",
    "/articles/?from={}",
    "/commitments/?topic=security&to={}",
    "/api/v1/articles/?language=fr&from={}",
)
"""Each is asked for another month every time."""
EARLIEST, YEARS = 1990, 36
WORDS = 120
"""Of a text at the most: a file holds none of them, and filling is the longest part of this."""
PATIENCE = 120.0
PIECE = 64 * 1024


@dataclass(frozen=True)
class Sent:
    """Seconds from when it was asked for, and the lines of it but the first."""

    first_byte: float
    first_row: float
    whole: float
    rows: int


@dataclass(frozen=True)
class Beside:
    """So many files at once; milliseconds of each page read meanwhile; MiB that each process held at the most."""

    files: list[Sent]
    pages: list[float]
    held: list[float]


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.exporting", description=__doc__)
    asked.add_argument("size", type=int, help="commitments; twice as many as articles")
    asked.add_argument("--into", type=Path, default=ROOT / "var" / "bench")
    asked.add_argument("--without", default="", help="what is not measured: sqlite, postgresql")
    options = asked.parse_args()
    folder = options.into / f"{options.size}-exported"
    if "sqlite" not in options.without:
        measure("SQLite", options.size, environment(folder / "sqlite", ""))
    if "postgresql" not in options.without:
        with temporary_postgresql(POSTGRESQL) as url:
            measure("PostgreSQL", options.size, environment(folder / "postgresql", url))


def measure(engine: str, size: int, env: dict[str, str]) -> None:
    prepare(size, env)
    print(f"\n{engine}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning\n\n{HEAD}")
    for files in FILES:
        # Anew each time: what a process once held it goes on holding.
        command = [sys.executable, "-m", "gunicorn", "archive.wsgi", "--bind", f"127.0.0.1:{PORT}"]
        with serving(command, env, "/healthz") as visitor:
            visitor.get("/commitments/")
            print(line(beside(files)), flush=True)


def prepare(size: int, env: dict[str, str]) -> None:
    run = [sys.executable, "-m"]
    for command in (["django", "migrate", "-v", "0"], ["django", "collectstatic", "--noinput", "-v", "0"]):
        subprocess.run([*run, *command], cwd=ROOT, env=env, check=True)
    texts = f"texts({size // 2}, longest={WORDS})"
    fill = f"from bench.corpus import texts; from bench.filling import fill; fill({texts}, {size // 2})"
    subprocess.run([*run, "django", "shell", "-v", "0", "-c", fill], cwd=ROOT, env=env, check=True)


def beside(files: int) -> Beside:
    with ThreadPoolExecutor(64) as threads, most_held(f"127.0.0.1:{PORT}") as held:
        sent = [threads.submit(take_away, LIST) for _ in range(files)]
        pages = read_beside(sent, threads)
    return Beside([one.result() for one in sent], [page.result() for page in pages], list(held.values()))


def read_beside(sent: list[Future[Sent]], threads: ThreadPoolExecutor) -> list[Future[float]]:
    """At a steady rate, whether or not those before are answered, until all files are there."""
    began, pages = time.monotonic(), []
    for number in count():
        due = began + number / READS_A_SECOND
        if all(one.done() for one in sent) and due - began > QUIET_SECONDS:
            return pages
        time.sleep(max(0.0, due - time.monotonic()))
        pages.append(threads.submit(read, address(number), due))
    raise AssertionError


def address(number: int) -> str:
    month = f"{EARLIEST + number // len(PAGES) % YEARS}-{1 + number // len(PAGES) // YEARS % 12:02}"
    return PAGES[number % len(PAGES)].format(month)


def read(path: str, due: float) -> float:
    """Milliseconds from when it was due; raises where it is not answered with a page."""
    status, pieces = ask(path)
    assert status == 200, (status, path)
    for _ in pieces:
        pass
    return (time.monotonic() - due) * 1000


def take_away(path: str) -> Sent:
    began, moments, rows = time.monotonic(), [], 0
    status, pieces = ask(path)
    assert status == 200, (status, path)
    for piece in pieces:
        rows += piece.count(b"\r\n")
        moments.append((time.monotonic() - began, rows))
    first_row = next(moment for moment, rows in moments if rows > 1)
    return Sent(moments[0][0], first_row, moments[-1][0], rows - 1)


def ask(path: str) -> tuple[int, Iterator[bytes]]:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, iter(lambda: response.read1(PIECE), b"")


MOMENTS = ("first_byte", "first_row", "whole")
HEAD = """| files at once | rows | first byte, s | first row, s | last, s | most held by a process, MiB \
| pages, ms: median | 95th percentile | pages |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|"""


def line(one: Beside) -> str:
    slowest = [max(getattr(file, moment) for file in one.files) for moment in MOMENTS] if one.files else []
    files = [f"{sum(file.rows for file in one.files):,}", *(f"{moment:.2f}" for moment in slowest)]
    pages = sorted(one.pages)
    taken = f"{statistics.median(pages):.0f} | {pages[int(0.95 * len(pages))]:.0f} | {len(pages)}"
    return f"| {len(one.files)} | {' | '.join(files if one.files else ['–'] * 4)} | {max(one.held):.0f} | {taken} |"


if __name__ == "__main__":
    main()
