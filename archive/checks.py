"""What `manage.py check` says about this machine before an archive fails on it, each with the way out."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

# A tag of its own: checks tagged `database` do not run with a plain `check`.
MACHINE = "machine"

# Generated columns as an index's key and `ALTER TABLE … DROP COLUMN` in migrations; Debian 12 has 3.40.
OLDEST_SQLITE = (3, 37, 0)


@register(MACHINE)
def data_folder_is_writable(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    folder = Path(settings.DATA_DIR)
    if os.access(first_that_exists(folder), os.W_OK | os.X_OK):
        return []
    hint = "Give the folder to the user who runs the archive, or name another one with ARCHIVE_DATA."
    return [Error(f"The data folder {folder} cannot be written.", hint=hint, id="archive.E001")]


def first_that_exists(folder: Path) -> Path:
    """The folder, or the nearest one above in which it would be made."""
    return next(path for path in (folder, *folder.parents) if path.exists())


@register(MACHINE)
def sqlite_can_search(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return []
    return [*version_faults(sqlite3.sqlite_version_info), *full_text_faults()]


def version_faults(version: tuple[int, ...]) -> list[CheckMessage]:
    if version >= OLDEST_SQLITE:
        return []
    found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_SQLITE))
    hint = "Use a Python built with a newer SQLite, or PostgreSQL: set DATABASE_URL."
    return [Error(f"SQLite is {found}; the archive needs {needed} or newer.", hint=hint, id="archive.E002")]


def full_text_faults(statement: str = "CREATE VIRTUAL TABLE probe USING fts5(words)") -> list[CheckMessage]:
    """Asked of the library itself, because the list of compile options is not always there."""
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute(statement)
    except sqlite3.OperationalError as error:
        hint = "Use a Python whose SQLite has FTS5 (most do), or PostgreSQL: set DATABASE_URL."
        return [Error(f"This SQLite has no full-text search: {error}.", hint=hint, id="archive.E003")]
    return []
