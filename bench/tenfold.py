"""python -m bench.tenfold SOURCE FOLDER: the archive of a hundred thousand articles at SOURCE ten times over.

A million articles in minutes, not hours: each copy of a text is another record of the same day, its tokens copied and
not analysed anew. `bench.turns` then asks it beside tantivy.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

COPIES = 10
BITS = 28
INDEX = "search_article"
Row = tuple[int, str, str, str]


def main(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "archive.sqlite3", folder / "archive.sqlite3")
    multiply(sqlite3.connect(folder / "archive.sqlite3", isolation_level=None))


def multiply(database: sqlite3.Connection) -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -600000"):
        database.execute(f"PRAGMA {pragma}")
    [(size,)] = database.execute("SELECT max(id) FROM archive_article")
    texts = list(database.execute(f"SELECT id, c0, c1, c2 FROM {INDEX}_content ORDER BY id"))
    database.execute("BEGIN")
    _without_triggers(database, lambda: _copy_rows(database, size))
    _index_anew(database, _by_rising_key(texts, size))
    database.execute(
        "UPDATE search_state SET documents = documents * ?, tokens = tokens * ? WHERE noun = 1", [COPIES] * 2
    )
    database.execute("COMMIT")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()


def _without_triggers(database: sqlite3.Connection, work: Any) -> None:
    """They would queue for the index what it is given here."""
    triggers = list(
        database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'archive_article'")
    )
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    work()
    for _, statement in triggers:
        database.execute(statement)


def _copy_rows(database: sqlite3.Connection, size: int) -> None:
    columns = [name for _, name, *_, hidden in database.execute("PRAGMA table_xinfo(archive_article)") if not hidden]
    other = {"id": f"id + {size} * :copy", "public_id": ":copy || ':' || substr(public_id, 1, 13)"}
    values = ", ".join(other.get(name, name) for name in columns)
    for copy in range(1, COPIES):
        database.execute(
            f"INSERT INTO archive_article({', '.join(columns)})"
            f" SELECT {values} FROM archive_article WHERE id <= {size}",
            {"copy": copy},
        )
        database.execute(
            "INSERT INTO search_article_entry(pk, key, digest, length, until, cut, version, tokens)"
            f" SELECT pk + {size} * :copy, key + {size} * :copy, digest, length, until, cut, version, tokens"
            f" FROM search_article_entry WHERE pk <= {size} ORDER BY pk",
            {"copy": copy},
        )


def _by_rising_key(texts: list[Row], size: int) -> Iterator[Row]:
    """As FTS5 likes it: of a day first all the texts, then all of their copies, and so on."""
    for _, day in groupby(texts, lambda text: text[0] >> BITS):
        same_day = list(day)
        for copy in range(COPIES):
            yield from ((key + size * copy, *said) for key, *said in same_day)  # type: ignore[misc]


def _index_anew(database: sqlite3.Connection, rows: Iterator[Row]) -> None:
    [(create,)] = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [INDEX])
    settings = list(database.execute(f"SELECT k, v FROM {INDEX}_config WHERE k <> 'version'"))
    database.execute(f"DROP TABLE {INDEX}")
    database.execute(create)
    for setting, value in [*settings, ("automerge", 0), ("crisismerge", 1000)]:
        database.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES (?, ?)", [setting, value])
    database.executemany(f"INSERT INTO {INDEX}(rowid, title, body, filters) VALUES (?, ?, ?, ?)", rows)
    database.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')")
    for setting, value in [("automerge", 4), ("crisismerge", 16), *settings]:
        database.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES (?, ?)", [setting, value])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
