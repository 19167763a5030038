"""Imports that are killed, run into faults of the disk, and run beside each other, in an archive of their own.

    python -m tests.importing.interrupting killed 8        kill -9 at 8 random moments
    python -m tests.importing.interrupting faulty 8        8 runs in which a write, flush or rename fails
    python -m tests.importing.interrupting overlapping 4   4 imports of the same files at once
    python -m tests.importing.interrupting saved 4         4 backups while an import writes; the last one comes back
    python -m tests.importing.interrupting meeting 4       4 imports at once, each with reports of the same events

Prints what was found as JSON, a line for each of the ways named. A process of its own that forks: the words are read
once, and no test's thread is in it. Runs on SQLite in a folder that goes away, or in a database of its own on the
server of DATABASE_URL. `--of TEMPLATE` before the ways: a file or a database of tests/migrated.py to begin from.
"""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

NEWS = """ASTANA, May {day} (KUNA) -- Kazakhstan will open consulate number {number} in Jordan, the ministry said.

President Kassym-Jomart Tokayev said that both sides would deepen cooperation in trade and transport.
"""
EVENTS = 3
REPORTS = (
    "Foreign Minister Ayman Safadi and his counterpart signed the text in the palace.",
    "After an hour of talks both ministers put their names under the document, the agency was told.",
    "The paper, four pages long, was made public in the evening.",
    "Reporters had waited since noon for the ceremony.",
)
REPORT = """AMMAN, {day} May 2024 (KUNA) -- Jordan and Kazakhstan issued a joint statement on {day} May 2024 in Amman.

{words} Jordan and Kazakhstan agreed to expand trade by {day} percent.
"""
Found = dict[str, Any]


@contextmanager
def archive_of_its_own(template: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="archive-interrupted-") as folder, database_of_its_own(folder, template):
        os.environ |= {"ARCHIVE_DATA": f"{folder}/data", "DJANGO_SETTINGS_MODULE": "archive.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        texts = Path(folder) / "texts"
        texts.mkdir()
        read_the_words(texts)
        try:
            yield texts
        finally:
            leave_the_database()


@contextmanager
def database_of_its_own(folder: str, template: str) -> Iterator[None]:
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        os.environ["DATABASE_URL"] = ""
        if template:
            (Path(folder) / "data").mkdir()
            shutil.copy(template, Path(folder) / "data" / "archive.sqlite3")
        yield
        return
    import psycopg

    name = Path(folder).name
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template or "template1"}"')
        os.environ["DATABASE_URL"] = f"{server.rpartition('/')[0]}/{name}"
        try:
            yield
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def read_the_words(texts: Path) -> None:
    """Here, so that no child needs to: what a run reads once stays in the memory that it forks from."""
    from archive.importing.running import run_import

    write_texts(texts, 1)
    run_import([str(texts)], dry_run=True)


def leave_the_database() -> None:
    """A child must not share a connection with its parent."""
    from django.db import connection, connections

    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def forked(work: Callable[[], int]) -> int:
    """The process in which the work is done; its exit status is what the work returns."""
    leave_the_database()
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def imported(folder: Path) -> int:
    """0 when nothing was refused."""
    from archive.importing.running import run_import
    from archive.journal import recorded

    with recorded("a test", "import_articles"):
        report = run_import([str(folder)])
    for sentence in report.sentences():
        print(sentence, file=sys.stderr)
    return 0 if report.is_clean else 1


_numbers = count()


def write_texts(folder: Path, number: int) -> None:
    """So many that this archive has not seen."""
    for serial in islice(_numbers, number):
        (folder / f"{serial}.txt").write_text(NEWS.format(number=serial, day=serial % 28 + 1))


def killed(folder: Path, rounds: int, chance: random.Random) -> Found:
    """Each round a run is killed at a random moment; the next run completes what it left."""
    write_texts(folder, 2)
    started = time.monotonic()
    completed = [ended(forked(lambda: imported(folder)))]
    longest = time.monotonic() - started
    cut_short = 0
    for round in range(1, rounds + 1):
        write_texts(folder, 1)
        child = forked(lambda: imported(folder))
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        cut_short += ended(child) == -signal.SIGKILL
        if round % 4 == 0:
            completed.append(ended(forked(lambda: imported(folder))))
    completed.append(ended(forked(lambda: imported(folder))))
    return {"cut short": cut_short, "completed": completed, **state(folder)}


def faulty(folder: Path, rounds: int, chance: random.Random) -> Found:
    """Each round one of the calls that write fails as on a full or broken disk; the next run completes."""
    refused, completed = 0, []
    for _ in range(rounds):
        write_texts(folder, 2)
        call, code, after = chance.choice(CALLS), chance.choice(CODES), chance.randrange(1, 6)
        refused += ended(forked(lambda: _with_a_fault(folder, call, code, after))) != 0  # noqa: B023
        completed.append(ended(forked(lambda: imported(folder))))
    return {"refused": refused, "completed": completed, **state(folder)}


CALLS = ("fsync", "replace", "open", "mkdir", "size")
CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT)


def _with_a_fault(folder: Path, call: str, code: int, after: int) -> int:
    """From its n-th time on the call fails wherever it concerns the archive's own files.

    "size": no file may grow beyond what SQLite's file has now, which its own writes meet as well.
    """
    if call == "size":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = sum(path.stat().st_size for path in Path(os.environ["ARCHIVE_DATA"]).glob("*.sqlite3"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, 1000), max(size, 1000)))
        return imported(folder)
    real, calls = getattr(os, call), 0

    def failing(*args: Any, **options: Any) -> Any:
        nonlocal calls
        if call == "fsync" or os.environ["ARCHIVE_DATA"] in str(args[0]):
            calls += 1
            if calls >= after:
                raise OSError(code, os.strerror(code))
        return real(*args, **options)

    setattr(os, call, failing)
    return imported(folder)


def overlapping(folder: Path, processes: int, chance: random.Random) -> Found:
    write_texts(folder, 6)
    children = [forked(lambda: imported(folder)) for _ in range(processes)]
    return {"completed": [ended(child) for child in children], **state(folder)}


def meeting(folder: Path, processes: int, chance: random.Random) -> Found:
    """Every process tells the same events in words of its own: each event is one statement, whoever comes first."""
    from archive.models import Statement

    known = Statement.objects.count()
    folders = [folder / f"reporter-{number}" for number in range(processes)]
    for number, own in enumerate(folders):
        own.mkdir()
        for event in range(EVENTS):
            words = REPORTS[number % len(REPORTS)]
            (own / f"{number}-{event}.txt").write_text(REPORT.format(day=3 + 4 * event, words=words))
    children = [forked(lambda own=own: _hesitating(own)) for own in folders]  # type: ignore[misc]
    completed = [ended(child) for child in children]
    return {"completed": completed, "founded": Statement.objects.count() - known, **state(folder)}


def _hesitating(folder: Path) -> int:
    """Imports with a pause before each commit, in which another import has all the time to found the same statement."""
    from archive.importing import running

    group = running.group

    def slowly(*given: Any, **options: Any) -> Any:
        grouped = group(*given, **options)
        time.sleep(0.15)
        return grouped

    running.group = slowly
    return imported(folder)


def saved(folder: Path, rounds: int, chance: random.Random) -> Found:
    """Each backup is whole by its own check, whatever was being written; the last one is restored."""
    from archive.fixity import content_digest
    from archive.preservation.backups.checking import check_backup
    from archive.preservation.backups.restoring import restore_backup
    from archive.preservation.backups.writing import write_backup

    completed, digests = [], []
    for round in range(rounds):
        write_texts(folder, 12)
        child = forked(lambda: imported(folder))
        time.sleep(chance.uniform(0, 1))
        place = folder.parent / f"backup-{round}"
        lacking = write_backup(place)
        completed.append(ended(child))
        digests.append(check_backup(place).content_digest)
    restore_backup(place)
    came_back = content_digest() == digests[-1] and not lacking
    return {"backups": len(set(digests)), "came back": came_back, "completed": completed, **state(folder)}


def state(folder: Path) -> Found:
    """What the archive holds at the end, and what a last import and the audit say of it."""
    again = ended(forked(lambda: imported(folder)))
    from archive.models import Article, Commitment, Event, Original
    from archive.preservation.auditing import audit

    return {
        "files": sum(path.is_file() for path in folder.rglob("*")),
        "articles": Article.objects.count(),
        "originals": Original.objects.count(),
        "messages": Commitment.objects.count(),
        "events": Event.objects.filter(kind="article").exists(),
        "last": again,
        "damage": [str(damage) for damage in audit()],
    }


WAYS = {"killed": killed, "faulty": faulty, "overlapping": overlapping, "meeting": meeting, "saved": saved}


def main(arguments: list[str]) -> None:
    template = ""
    if arguments[:1] == ["--of"]:
        _, template, *arguments = arguments
    with archive_of_its_own(template) as folder:
        for way, number in zip(arguments[::2], arguments[1::2], strict=True):
            print(json.dumps({"way": way, **WAYS[way](folder, int(number), random.Random(number))}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
