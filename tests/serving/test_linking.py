"""A page has its style sheet whether or not files were collected, and a mistaken name is never hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from pytest_django import Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from archive.serving.linking import HashedOrFound


@pytest.fixture(autouse=True)
def _an_empty_static_root(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.css").write_text("a {}")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()


def test_a_file_that_was_not_collected_is_linked_by_its_own_name_and_served() -> None:
    address = HashedOrFound().url("a.css")
    assert address == "/static/a.css"
    kept = WhiteNoiseMiddleware(lambda request: pytest.fail("not served"))
    assert b"".join(kept(RequestFactory().get(address))) == b"a {}"


def test_a_collected_file_is_linked_by_its_hashed_name(settings: Settings) -> None:
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "archive.serving.linking.HashedOrFound"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert HashedOrFound().url("a.css") != "/static/a.css"


def test_a_file_that_no_folder_holds_is_refused() -> None:
    with pytest.raises(ValueError, match=r"missing\.css"):
        HashedOrFound().url("missing.css")
