from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from archive.serving.statics import STAMP, collect_when_changed


@pytest.fixture
def sources(settings: Settings, tmp_path: Path) -> Path:
    """One folder of static files and nothing else, collected into a folder of its own."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.css").write_text("a {}")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [folder]
    settings.STATIC_ROOT = tmp_path / "static"
    return folder


def test_files_are_collected_once(sources: Path, settings: Settings) -> None:
    assert [collect_when_changed(), collect_when_changed()] == [True, False]
    assert (settings.STATIC_ROOT / "a.css").read_text() == "a {}"


def test_a_changed_file_is_collected_again(sources: Path, settings: Settings) -> None:
    collect_when_changed()
    (sources / "a.css").write_text("a { color: red }")
    assert collect_when_changed()
    assert (settings.STATIC_ROOT / "a.css").read_text() == "a { color: red }"


def test_a_collection_that_did_not_finish_is_made_again(sources: Path, settings: Settings) -> None:
    collect_when_changed()
    (settings.STATIC_ROOT / STAMP).unlink()
    assert collect_when_changed()
