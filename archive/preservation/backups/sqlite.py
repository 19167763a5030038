"""SQLite: the whole file, copied page by page by the library itself, which lets everyone else go on."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import DatabaseError, connection, connections

from archive.fixity import content_digest
from archive.preservation.backups.engines import refuse
from archive.preservation.releasing.bags import Bag

FILE = "database.sqlite3"
PIECE = 1024 * 1024


class SqliteBackup:
    @contextmanager
    def dump(self, bag: Bag) -> Iterator[str]:
        with tempfile.TemporaryDirectory(dir=bag.aside.parent, prefix=".copy-") as folder:
            copy = Path(folder) / FILE
            copy_into_file(copy)
            with copy.open("rb") as file:
                bag.write(FILE, iter(lambda: file.read(PIECE), b""))
            with opened(copy) as alias:
                yield alias

    def check(self, place: Path, digest: str) -> None:
        path = place / "data" / FILE
        with closing(sqlite3.connect(read_only(path), uri=True)) as raw:
            faults = [text for (text,) in raw.execute("PRAGMA integrity_check")]
        if faults != ["ok"]:
            raise refuse(place, f"its database is damaged ({faults[0]})")
        with opened(path) as alias:
            try:
                differs = content_digest(alias) != digest
            except DatabaseError as error:
                raise refuse(place, f"its database is of another edition ({error})") from error
        if differs:
            raise refuse(place, "its database holds something else than it says")

    def load(self, place: Path, digest: str) -> None:
        """Into the file that is open: whoever reads it meanwhile reads the old archive, then the new one."""
        connection.ensure_connection()
        with closing(sqlite3.connect(read_only(place / "data" / FILE), uri=True)) as source:
            source.backup(connection.connection)
        # What this connection remembers of the old file is gone with it.
        connection.close()


def copy_into_file(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        # One file alone: the journal of the archive in use would be a second one.
        copy.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def opened(path: Path) -> Iterator[str]:
    """An alias under which Django reads the file, and never writes it."""
    alias = f"backup {path}"
    copy = connections["default"].copy(alias)
    copy.settings_dict |= {"NAME": read_only(path), "OPTIONS": {}}
    connections[alias] = copy
    try:
        yield alias
    finally:
        copy.close()
        del connections[alias]


def read_only(path: Path) -> str:
    return f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
