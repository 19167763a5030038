"""An empty archive, migrated once and copied into every process that tests.

Migrating takes seven seconds and ends the same each time. So whoever needs it first keeps the result: for SQLite in a
file of the data folder, for PostgreSQL in a database of the same server, from which others are made (TEMPLATE).
Django still migrates each copy, and finds nothing to do.

    python -m tests.migrated    keeps it, on the engine of DATABASE_URL, before several processes want it at once
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.sql import SQL, Identifier

TEMPLATE = "migrated"
CODE = (".py", ".toml", ".txt")


@pytest.fixture(scope="session")
def template() -> str:
    """For a test that starts an archive of its own: SQLite's file, or the name of PostgreSQL's database."""
    return postgresql_template() if connections["default"].vendor == "postgresql" else str(sqlite_template())


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite a copy lies where Django would make its own; with PostgreSQL, Django makes it of the template."""
    return connections["default"].vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """A file for the database of browser tests on SQLite, as an archive has one.

    A database in memory is one cache that the server's threads share with the test: who reads a table there while
    another writes is told "database table is locked" at once, whatever the timeout.
    """
    database = connections["default"]
    if database.vendor == "postgresql":
        database.settings_dict["TEST"]["TEMPLATE"] = postgresql_template()
        yield
        return
    if any(item.get_closest_marker("browser") for item in request.session.items):
        database.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")
    copy = copied(sqlite_template(), database)
    yield
    copy.close()  # what is in memory is gone with its last connection


def copied(template: Path, database: BaseDatabaseWrapper) -> sqlite3.Connection:
    name = database.creation._get_test_db_name()
    copy = sqlite3.connect(name, uri=name.startswith("file:"))
    with sqlite3.connect(template) as source:
        source.backup(copy)
    return copy


def sqlite_template() -> Path:
    """The name changes with the code, so that nobody is handed the tables of another day."""
    file = Path(settings.DATA_DIR) / f"migrated-{digest_of_the_code()}.sqlite3"
    file.parent.mkdir(parents=True, exist_ok=True)
    with (file.parent / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for outdated in file.parent.glob("migrated-*.sqlite3"):
                outdated.unlink()
            with tempfile.TemporaryDirectory(dir=file.parent) as folder:
                migrate(ARCHIVE_DATA=folder, DATABASE_URL="")
                shutil.move(Path(folder) / "archive.sqlite3", file)
    return file


def digest_of_the_code() -> str:
    files = [*(settings.BASE_DIR / "archive").rglob("*"), *settings.BASE_DIR.glob("requirements*.txt")]
    code = sorted(file for file in files if file.suffix in CODE)
    digest = hashlib.sha256()
    for file in code:
        digest.update(f"{file}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def postgresql_template() -> str:
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone() is None:
            unfinished = f"{TEMPLATE}_soon"
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(unfinished)))
            migrate(DATABASE_URL=f"{server.rpartition('/')[0]}/{unfinished}")
            connection.execute(
                SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(unfinished), Identifier(TEMPLATE))
            )
    return TEMPLATE


def migrate(**environment: str) -> None:
    """In a process of its own: this one's settings name the database that is tested on."""
    settled = {"DJANGO_SETTINGS_MODULE": "archive.settings", **environment}
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env={**os.environ, **settled}, check=True)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    postgresql_template() if os.environ.get("DATABASE_URL", "").startswith("postgres") else sqlite_template()


if __name__ == "__main__":
    main()
