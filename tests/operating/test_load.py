"""Mixed reading at a steady rate while three curators save and an import runs.

Slow: `make load` runs it for ten minutes on each engine, LOAD_SECONDS for another length. Times are printed beside the
promise and not asserted, since they are this machine's; that nothing fails is asserted.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings

from tests.operating.site import Served, log_in, save_publisher, served

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("LOAD_SECONDS", "600"))
READS_A_SECOND = 20
READERS = 40
CURATORS = 3
SAVES_EVERY = 2.0
PAGES = (
    "/",
    "/articles/?q=Kazakhstan",
    "/articles/?q=security+cooperation&sort=relevance",
    "/articles/?country=CN&from=2022",
    "/commitments/?q=agreed",
    "/commitments/",
    "/actors/",
    "/actors/kazakhstan/",
    "/relations/",
    "/statements/",
    "/fr/articles/?q=Taïwan",
    "/api/v1/articles/",
    "/commitments.csv?kind=pledge",
)
LISTS = [page for page in PAGES if page.startswith(("/articles/", "/commitments/"))]


@dataclass
class Seen:
    """Seconds from when each was due until it was answered, and how."""

    seconds: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)

    def note(self, due: float, status: int) -> None:
        self.seconds.append(time.monotonic() - due)
        self.answers[status] += 1

    def at(self, share: float) -> float:
        """In milliseconds."""
        return round(1000 * sorted(self.seconds)[int(share * (len(self.seconds) - 1))], 1)


def read_steadily(site: Served, seen: Seen, until: float) -> None:
    """Each read begins when it is due, whether or not those before are answered: a slow answer makes others wait."""
    began = time.monotonic()
    with ThreadPoolExecutor(READERS) as readers:
        for number in itertools.count():
            due = began + number / READS_A_SECOND
            if due > until:
                return
            time.sleep(max(0.0, due - time.monotonic()))
            readers.submit(read_one, site, seen, number, due)


def read_one(site: Served, seen: Seen, number: int, due: float) -> None:
    page = PAGES[number % len(PAGES)]
    # Every fifth is an address that nobody asked before: not all readers ask what is kept in memory.
    fresh = f"{'&' if '?' in page else '?'}from={1990 + number % 30}" if number % 5 == 0 and page in LISTS else ""
    seen.note(due, site.get(f"{page}{fresh}".replace("ï", "%C3%AF"))[0])


def curate(site: Served, seen: Seen, name: str, until: float) -> None:
    one_of_three = Served(site.port, site.environment)
    log_in(one_of_three)
    for number in itertools.count():
        due = time.monotonic()
        if due > until:
            return
        seen.note(due, save_publisher(one_of_three, f"saved-{name}-{number}"))
        time.sleep(SAVES_EVERY)


@contextmanager
def in_the_background(work: Callable[..., None], *arguments: object) -> Iterator[None]:
    thread = threading.Thread(target=work, args=arguments)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def import_texts(site: Served, folder: Path, until: float) -> None:
    """Folder after folder of new texts, a process each, as an operator's timer would."""
    sources = sorted((settings.BASE_DIR / "tests" / "judged" / "texts").glob("*.txt"))
    for round_number in itertools.count():
        if time.monotonic() > until:
            return
        arrived = folder / str(round_number)
        arrived.mkdir(parents=True)
        for source in sources:
            text = f"{source.read_text(encoding='utf-8')}\n\nEdition {round_number}.\n"
            (arrived / source.name).write_text(text, encoding="utf-8")
        command = [sys.executable, "manage.py", "import_articles", str(arrived)]
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=site.environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]


def test_people_read_undisturbed_while_curators_save_and_texts_come_in(tmp_path: Path) -> None:
    reads, saves = Seen(), Seen()
    with served(tmp_path / "archive", {}) as site:
        until = time.monotonic() + SECONDS
        with in_the_background(import_texts, site, tmp_path / "arriving", until), ThreadPoolExecutor(CURATORS) as desks:
            for number in range(CURATORS):
                desks.submit(curate, site, saves, str(number), until)
            read_steadily(site, reads, until)
    figures = {
        "engine": "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite",
        "seconds": SECONDS,
        "reads": dict(reads.answers),
        "p50 ms": reads.at(0.5),
        "p95 ms, promised 200": reads.at(0.95),
        "p99 ms, promised 400": reads.at(0.99),
        "saves": dict(saves.answers),
        "p95 of saves ms": saves.at(0.95),
    }
    print(json.dumps(figures, indent=2))
    assert set(reads.answers) == {200}
    assert set(saves.answers) == {200}
