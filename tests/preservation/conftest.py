"""Fixtures of the tests of preservation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from pytest_django import Settings

from archive.fixity.kept import KEPT, NOT_KEPT, history_of
from archive.preservation.auditing import originals
from tests.preservation.everything_kept import archive_of_everything

NOON = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)
DAY = dt.date(2025, 3, 4)


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody imports beside a test."""
    monkeypatch.setattr(originals, "PATIENCE", 0)


@pytest.fixture
def archive() -> None:
    archive_of_everything()


@pytest.fixture
def emptied(settings: Settings, tmp_path: Path) -> object:
    """Call it, and the archive stands in another folder, with no row, as after `migrate`."""

    def empty() -> None:
        for model in every_model():
            model._base_manager.all()._raw_delete("default")
        User.objects.all().delete()
        settings.DATA_DIR = tmp_path / "elsewhere"

    return empty


def every_model() -> list[type[Model]]:
    kept = [kept.model for kept in KEPT]
    return [*filter(None, map(history_of, kept)), *NOT_KEPT, *reversed(kept)]
