"""Fixtures of the whole suite. Browser fixtures live in tests/browsing.py."""

from __future__ import annotations

import pytest
from pytest_django import Settings

pytest_plugins = ["tests.browsing"]


@pytest.fixture(autouse=True)
def _static_files_without_a_manifest(settings: Settings) -> None:
    """Pages under test link static files by their own names: nothing needs to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
