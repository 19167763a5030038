"""A primary and two standbys of PostgreSQL, the archive served from them, and the primary killed while people read.

Slow: starts three servers and gunicorn. `make failover` runs it and prints what was seen.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.operating.site import Served, log_in, save_publisher, seconds_until, served
from tests.postgresql import NoPostgreSQL, find_programs, initialise, run, running, unprivileged_user, within_reach

pytestmark = pytest.mark.slow

READS_A_SECOND = 20
PRIMARY_OPTIONS = ("wal_level=replica", "max_wal_senders=6", "hot_standby=on", "fsync=on", "synchronous_commit=on")


@dataclass
class Cluster:
    """Folders of the primary and of the standbys; each has its socket in its own folder, `stop` ends one."""

    programs: Path
    user: str | None
    folders: list[Path]
    servers: dict[Path, ExitStack] = field(default_factory=dict)

    def start(self, folder: Path) -> None:
        self.servers[folder] = stack = ExitStack()
        stack.enter_context(running(self.programs, folder, self.user, PRIMARY_OPTIONS))

    def kill(self, folder: Path) -> None:
        """As a power cut would: no farewell, nothing written that was not written."""
        os.kill(int((folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        self.servers.pop(folder).close()

    def promote(self, folder: Path) -> None:
        run([self.programs / "pg_ctl", "promote", "-D", folder / "data", "-w"], folder, self.user)


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    base = Path(f"/tmp/archive-failover-{os.getpid()}")
    user = unprivileged_user()
    try:
        programs = find_programs()
    except NoPostgreSQL as reason:
        pytest.skip(str(reason))
    folders = [base / name for name in ("primary", "one", "two")]
    with ExitStack() as stack:
        stack.callback(subprocess.run, ["rm", "-rf", str(base)], check=False)
        made = Cluster(prepared(programs, base, folders, user), user, folders)
        initialise(made.programs, folders[0], user)
        made.start(folders[0])
        for standby in folders[1:]:
            copy = ["-h", folders[0], "-U", "archive", "-D", standby / "data", "-R", "-X", "stream"]
            done = run([made.programs / "pg_basebackup", *copy], standby, user)
            assert done.returncode == 0, done.stderr
            made.start(standby)
        stack.callback(lambda: [server.close() for server in made.servers.values()])
        yield made


def prepared(programs: Path, base: Path, folders: list[Path], user: str | None) -> Path:
    for folder in (base, *folders):
        folder.mkdir(mode=0o755)
        if user:
            subprocess.run(["chown", user, str(folder)], check=True)
    return within_reach(programs, base, user)


def url_of(*folders: Path, options: str = "") -> str:
    hosts = ",".join(quote(str(folder), safe="") for folder in folders)
    return f"postgresql://archive@{hosts}/postgres{options}"


def addresses_of(cluster: Cluster) -> dict[str, str]:
    return {
        "DATABASE_URL": url_of(*cluster.folders, options="?target_session_attrs=read-write&connect_timeout=2"),
        "DATABASE_REPLICA_URLS": ",".join(url_of(folder) for folder in cluster.folders[1:]),
    }


def names(folder: Path) -> set[str]:
    with psycopg.connect(host=str(folder), user="archive", dbname="postgres") as connection:
        return {name for (name,) in connection.execute("SELECT name FROM archive_publisher WHERE name LIKE 'saved-%'")}


@dataclass
class Readers:
    """READS_A_SECOND of mixed reading; when each was asked and what was answered."""

    site: Served
    seen: list[tuple[float, int]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)
    pages: tuple[str, ...] = ("/", "/articles/?q=Kazakhstan", "/commitments/", "/articles/", "/relations/")

    def one(self, number: int) -> None:
        while not self.ended.wait(4 / READS_A_SECOND):
            page = self.pages[len(self.seen) % len(self.pages)]
            self.seen.append(
                (time.monotonic(), self.site.get(f"{page}{'&' if '?' in page else '?'}n={len(self.seen)}")[0])
            )

    @contextmanager
    def reading(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.one, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.ended.set()
            for thread in threads:
                thread.join()

    def longest_silence(self) -> float:
        """Seconds between two answered reads."""
        good = sorted(moment for moment, status in self.seen if status == 200)
        return max(later - sooner for sooner, later in pairwise(good))


def test_reading_goes_on_when_the_primary_dies_and_writing_when_a_standby_takes_over(
    cluster: Cluster, tmp_path: Path
) -> None:
    primary, standby, _other = cluster.folders
    with served(tmp_path / "archive", addresses_of(cluster)) as site:
        log_in(site)
        assert save_publisher(site, "saved-before") == 200
        readers = Readers(site)
        with readers.reading():
            time.sleep(3)
            cluster.kill(primary)
            time.sleep(8)
            status, page = site.as_curator("/admin/")
            cluster.start(primary)
            back = seconds_until(lambda: save_publisher(site, "saved-after") == 200)
        kept = names(primary)
        caught_up = seconds_until(lambda: names(standby) == kept)
        cluster.kill(primary)
        began = time.monotonic()
        cluster.promote(standby)
        promoted = time.monotonic() - began
        taken_over = seconds_until(lambda: save_publisher(site, "saved-by-the-new-primary") == 200)
    failed = [status for _, status in readers.seen if status != 200]
    figures = {
        "reads": len(readers.seen),
        "reads that failed": len(failed),
        "longest silence, s": round(readers.longest_silence(), 2),
        "writable after the primary is back, s": round(back, 2),
        "standby caught up after that, s": round(caught_up, 2),
        "promotion, s": round(promoted, 2),
        "writable after the promotion, s": round(taken_over, 2),
    }
    print(json.dumps(figures, indent=2))
    assert readers.longest_silence() < 5
    assert (status, "Read-only" in page) == (503, True)
    assert kept == {"saved-before", "saved-after"}
    assert "saved-by-the-new-primary" in names(standby)
    assert {"saved-before", "saved-after"} <= names(standby)
