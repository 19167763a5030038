from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from archive.settings.databases import database


def test_without_an_address_the_archive_is_a_file_in_its_data_folder() -> None:
    entry = database("", Path("/data"))
    assert (entry["ENGINE"], entry["NAME"]) == ("django.db.backends.sqlite3", Path("/data/archive.sqlite3"))


def test_an_address_of_a_sqlite_file_is_opened_like_the_archives_own() -> None:
    assert database("sqlite:////data/other.db", Path("/data"))["OPTIONS"] == database("", Path("/data"))["OPTIONS"]


def test_a_socket_folder_is_a_host() -> None:
    entry = database("postgresql://archive@%2Ftmp%2Fpg/archive", Path("/data"))
    assert (entry["ENGINE"], entry["HOST"], entry["USER"]) == ("django.db.backends.postgresql", "/tmp/pg", "archive")


def test_options_in_the_address_stand_beside_the_pool() -> None:
    options = database("postgresql://a@b/c?sslmode=require", Path("/data"))["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["pool"]["max_size"] >= 1


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own settings")
def test_sqlite_waits_for_other_writers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)
    assert connection.transaction_mode == "IMMEDIATE"
