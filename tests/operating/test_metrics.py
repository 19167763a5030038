from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from django.test import Client

from archive.operating import metrics

pytestmark = pytest.mark.django_db
TOKEN = "a token that nobody can guess"


def figures(client: Client, token: str = TOKEN) -> str:
    return client.get("/metrics", headers={"Authorization": f"Bearer {token}"}).content.decode()


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", "Bearer \u00e9"])
def test_without_the_token_there_is_nothing_at_this_address(client: Client, settings, header: str) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/metrics", headers={"Authorization": header}).status_code == 404


def test_an_archive_without_a_token_shows_no_figures(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_requests_are_counted_by_kind_of_page(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = TOKEN
    client.get("/articles/?q=secret+words")
    told = figures(client)
    assert 'archive_requests_total{method="GET",page="articles",status="200"}' in told
    assert 'archive_request_seconds_bucket{le="0.2",page="articles"}' in told
    assert "secret" not in told


def test_a_page_from_memory_is_counted_as_the_page_that_it_is(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = TOKEN
    tag = client.get("/topics/")["ETag"]
    client.get("/topics/")
    client.get("/topics/", headers={"if-none-match": tag})
    shown = figures(client)
    assert 'archive_requests_total{method="GET",page="topics",status="200"}' in shown
    assert 'archive_requests_total{method="GET",page="topics",status="304"}' in shown
    assert 'page="nowhere",status="304"' not in shown


def test_addresses_that_strangers_make_up_are_one_kind(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = TOKEN
    client.get("/made-up-1")
    client.get("/made-up-2")
    assert "made-up" not in figures(client)


def test_the_archive_is_counted_and_the_database_is_up(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.METRICS_TOKEN = TOKEN
    assert {"archive_articles 0.0", "archive_index_waiting 0.0", "archive_database_up 1.0"} <= set(
        figures(client).splitlines()
    )


def test_a_database_that_is_away_is_a_figure_too(client: Client, settings, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def away() -> float:
        raise OperationalError("gone")

    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr(metrics, "FIGURES", (("archive_articles", "Articles kept.", away),))
    assert "archive_database_up 0.0" in figures(client).splitlines()


def test_a_line_of_the_log_has_no_words_of_the_visitor(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "archive.access")
    client.get("/articles/?q=secret+words")
    (record,) = caplog.records
    assert record.facts["page"] == "articles"  # type: ignore[attr-defined]
    assert record.facts["status"] == 200  # type: ignore[attr-defined]
    assert "secret" not in str(record.__dict__)
