"""Fixtures of the whole suite. Browser fixtures live in tests/browsing.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from archive.web.caching.memory import pages
from archive.web.caching.remembering import forget_all

pytest_plugins = ["tests.browsing"]

# Rooms that know no Django, hence no engine: a second run on PostgreSQL could tell nothing new.
PURE = ("documents", "extraction", "lexicons", "judged", "comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] in PURE:
            item.add_marker("pure")


@pytest.fixture(autouse=True)
def _a_data_folder_of_its_own(settings: Settings, tmp_path: Path) -> None:
    """No test may leave originals in the archive that a developer looks at in the other window."""
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture(autouse=True)
def _static_files_without_a_manifest(settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "tests.static_files.FoundOrRefused"}}


@pytest.fixture(autouse=True)
def _no_page_of_another_test() -> None:
    pages.clear()
    forget_all()


@pytest.fixture(autouse=True)
def _passwords_that_cost_nothing(settings: Settings) -> None:
    """A password is made slow to guess on purpose, half a second for every test that logs in."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
