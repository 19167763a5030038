from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pytest_django import Settings

from archive.checks import data_folder_is_writable, full_text_faults, version_faults


def test_a_folder_that_can_be_made_is_writable(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "not" / "yet"
    assert data_folder_is_writable(None) == []


def test_a_folder_that_cannot_be_written_is_named_with_a_way_out(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.DATA_DIR = tmp_path / "file" / "archive"
    (fault,) = data_folder_is_writable(None)
    assert str(settings.DATA_DIR) in fault.msg
    assert "ARCHIVE_DATA" in str(fault.hint)


@pytest.mark.parametrize(("version", "faults"), [((3, 36, 0), 1), ((3, 37, 0), 0), ((3, 40, 1), 0), ((4, 0, 0), 0)])
def test_sqlite_must_be_new_enough(version: tuple[int, ...], faults: int) -> None:
    assert len(version_faults(version)) == faults


def test_this_sqlite_will_do() -> None:
    assert version_faults(sqlite3.sqlite_version_info) == []
    assert full_text_faults() == []


def test_a_library_without_full_text_search_is_refused_with_a_way_out() -> None:
    (fault,) = full_text_faults("CREATE VIRTUAL TABLE probe USING fts99(words)")
    assert "fts99" in fault.msg
    assert "DATABASE_URL" in str(fault.hint)
