"""How a database is put into a backup and taken out of one."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from django.db import connection

from archive.preservation.releasing.bags import Bag, BagRefused

FORMAT = 1
ABOUT = "backup.json"


class Engine(Protocol):
    def dump(self, bag: Bag) -> AbstractContextManager[str]:
        """Writes the database into the bag; inside, the alias reads it as it was at that moment."""
        ...

    def check(self, place: Path, digest: str) -> None:
        """Raises BagRefused where it can be told, without writing, that the backup is not what it says."""
        ...

    def load(self, place: Path, digest: str) -> None:
        """Replaces the database at once or not at all. Raises BagRefused."""
        ...


def engine() -> Engine:
    from archive.preservation.backups.postgresql import PostgresqlBackup
    from archive.preservation.backups.sqlite import SqliteBackup

    return PostgresqlBackup() if connection.vendor == "postgresql" else SqliteBackup()


def refuse(place: Path, why: str) -> BagRefused:
    return BagRefused(f"{place} cannot be restored: {why}")
