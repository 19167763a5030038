from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.http import HttpRequest

from archive.models import ImportRun
from archive.serving.first_start import first_curator, is_first_start

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_an_archive_without_users_gets_a_curator_who_can_log_in() -> None:
    curator = first_curator()
    assert curator is not None
    assert authenticate(HttpRequest(), username=curator.name, password=curator.password) is not None


@pytest.mark.django_db
def test_an_archive_with_users_gets_no_other() -> None:
    get_user_model().objects.create_user("someone")
    assert first_curator() is None
    assert get_user_model().objects.count() == 1


@pytest.mark.django_db
def test_seeds_are_imported_until_an_import_has_come_to_its_end() -> None:
    assert is_first_start()
    run = ImportRun.objects.create(started_at=NOON, source="seeds")
    assert is_first_start()
    run.finished_at = NOON
    run.save()
    assert not is_first_start()
