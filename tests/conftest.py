"""Fixtures of the whole suite. Those of browsers live in tests/browsing.py, those of databases in tests/migrated.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import Settings

from archive.web.caching.memory import pages
from archive.web.caching.remembering import forget_all
from tests.engines import asks_for_a_database, engines
from tests.standing import bring_originals

pytest_plugins = ["tests.browsing", "tests.migrated"]

# A machine that is busy is no fault of what is tested.
hypothesis.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("unhurried")


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
    settings.DATA_DIR = bring_originals(tmp_path / "data")


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Nothing here need survive a power cut, for which each article would wait twice."""
    with patch("os.fsync", lambda descriptor: None):
        yield


@pytest.fixture(autouse=True)
def _nothing_of_another_test() -> None:
    """No page that it kept, and not the language of its last request, which Django leaves to the thread."""
    pages.clear()
    forget_all()
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _settings_that_cost_nothing() -> Iterator[None]:
    """Static files need no manifest; a password is made slow to guess on purpose, half a second for every login."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "tests.static_files.FoundOrRefused"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers):
        yield
