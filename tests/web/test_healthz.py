"""What a balancer asks: is the archive up, can it read, is its index complete."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from archive.search import index_pending
from tests import builders

pytestmark = pytest.mark.django_db


def test_it_says_whether_the_index_is_complete(client: Client) -> None:
    builders.commitment(builders.article())
    assert client.get("/healthz").json()["index"]["complete"] is False
    index_pending()
    answer = client.get("/healthz").json()
    assert answer["reads"] is True
    assert answer["index"] == {"rows": 2, "indexed": 2, "pending": 0, "cut": 0, "complete": True}


def test_it_says_503_when_the_database_cannot_be_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("the database is gone")

    monkeypatch.setattr("archive.web.views.machines.index_state", gone)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["reads"]) == (503, False)
    assert answer.headers["Cache-Control"] == "no-store"
