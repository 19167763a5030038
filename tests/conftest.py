"""Fixtures of the whole suite. Those of browsers live in tests/browsing.py, those of databases in tests/migrated.py."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from django.test import TransactionTestCase
from pytest_django import Settings

from archive.web.caching.memory import pages
from archive.web.caching.remembering import forget_all
from tests.engines import asks_for_a_database, engines

pytest_plugins = ["tests.browsing", "tests.migrated"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        number = engines(PurePosixPath(item.path.relative_to(here)), asks(item))
        item.add_marker(number.value)
        item.user_properties.append(("engines", number.value))


def asks(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    is_database_case = case is not None and issubclass(case, TransactionTestCase)
    marked = item.get_closest_marker("django_db") is not None
    return asks_for_a_database(getattr(item, "fixturenames", ()), marked, is_database_case)


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
