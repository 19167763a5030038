"""Which database, and how it is opened: SQLite in a file unless DATABASE_URL names a PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets people read while one writes. 256 MiB of the file mapped keeps searches out of read(). With the 2 MiB that
# SQLite would cache an import writes the pages of the search index over and over; 8 MiB are as good as 64, which every
# thread of a worker would keep for itself.
SQLITE_OPENING = "PRAGMA journal_mode=WAL; PRAGMA mmap_size=268435456; PRAGMA cache_size=-8192;"

# Django's default, DEFERRED, takes the write lock in mid-transaction, where waiting is not possible:
# more than a quarter of concurrent writes then fail with "database is locked" at once.
SQLITE_OPTIONS = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_OPENING}

# A connection knows the schema and keeps its pages; a file put in its place is noticed within this time.
SQLITE_SECONDS_OPEN = 60

# Taking a connection from the pool costs 1 to 2 ms where a new one costs about 10.
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}

# A connection of the pool is tried before it is handed out: after a restart or a failover all of them are dead.
HEALTHY = {"CONN_HEALTH_CHECKS": True}

# A standby that is down must be found out before a reader notices.
STANDBY_OPTIONS = {"connect_timeout": 2, "pool": {"min_size": 0, "max_size": 8, "timeout": 2}}


def databases(url: str, replica_urls: Sequence[str], data_dir: Path) -> dict[str, dict[str, Any]]:
    """The DATABASES setting: "default", and "replica1", "replica2" … for its standbys."""
    standbys = {f"replica{number}": standby(replica) for number, replica in enumerate(replica_urls, start=1)}
    return {"default": database(url, data_dir), **standbys}


def standby(url: str) -> dict[str, Any]:
    """Tests see the primary in its place."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    options = {**settings.get("OPTIONS", {}), **POSTGRESQL_OPTIONS, **STANDBY_OPTIONS}
    return {**settings, **HEALTHY, "OPTIONS": options, "TEST": {"MIRROR": "default"}}


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """The DATABASES entry for `url` ("" for the SQLite file in `data_dir`)."""
    if not url:
        return sqlite(data_dir / "archive.sqlite3")
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(settings["NAME"])
    return {**settings, **HEALTHY, "OPTIONS": {**settings.get("OPTIONS", {}), **POSTGRESQL_OPTIONS}}


def sqlite(name: Path | str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": SQLITE_SECONDS_OPEN,
    }
