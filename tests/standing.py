"""An archive that is made once and stands under every test of a module.

    archive = standing(many_articles)

The tests begin from it as it was made: Django's transaction of a test lies within the module's, and what it wrote goes
back to there. So each test of the module has it, whether it asks or not; what wants an empty archive is another module.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

_originals: list[Path] = []
"""Where those of the archive that stands are kept."""


def standing(build: Callable[[], object]) -> Any:
    """The fixture; its value is what `build` returns, which all tests share: let it be addresses, not records."""

    @pytest.fixture(scope="module", autouse=True)
    def stands(
        django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
    ) -> Iterator[object]:
        folder = tmp_path_factory.mktemp("standing")
        with django_db_blocker.unblock(), transaction.atomic():
            with override_settings(DATA_DIR=folder), translation.override("en"):
                made = build()
            _originals.append(folder)
            yield made
            _originals.remove(folder)
            transaction.set_rollback(True)

    return stands


def bring_originals(folder: Path) -> Path:
    """The data folder of one test: what it does to an original is its own affair."""
    for standing_ones in _originals:
        shutil.copytree(standing_ones, folder)
    return folder
