"""Who reads where: decided without a standby, which tests/operating/test_failover.py starts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from archive.models import Article
from archive.operating.replicas import (
    BELIEVED_FOR,
    READING_FROM,
    ReadersFromStandbys,
    ReadersFromStandbysMiddleware,
    Standbys,
)
from archive.settings.databases import databases
from archive.settings.environment import read_environment

PRIMARY = "postgresql://archive@primary/archive"


def standbys(behind: Mapping[str, float | None]) -> Standbys:
    return Standbys(list(behind), 10.0, behind.__getitem__)


@pytest.mark.parametrize(
    ("behind", "chosen"),
    [
        ({"replica1": 0.0}, {"replica1"}),
        ({"replica1": 0.0, "replica2": 3.0}, {"replica1", "replica2"}),
        ({"replica1": None, "replica2": 3.0}, {"replica2"}),
        ({"replica1": 11.0, "replica2": 3.0}, {"replica2"}),
        ({"replica1": None, "replica2": 60.0}, {"default"}),
        ({}, {"default"}),
    ],
)
def test_a_reader_is_sent_to_a_standby_that_is_up_and_not_too_far_behind(
    behind: Mapping[str, float | None], chosen: set[str]
) -> None:
    of_many = standbys(behind)
    assert {of_many.choose(now=float(number)) for number in range(50)} == chosen


def test_how_a_standby_is_is_asked_again_after_a_while() -> None:
    behind: dict[str, float | None] = {"replica1": 0.0}
    one = standbys(behind)
    assert one.choose(now=0.0) == "replica1"
    behind["replica1"] = None
    assert one.choose(now=BELIEVED_FOR / 2) == "replica1"
    assert one.choose(now=BELIEVED_FOR) == "default"


@pytest.fixture
def middleware(settings) -> ReadersFromStandbysMiddleware:  # type: ignore[no-untyped-def]
    settings.REPLICAS, settings.REPLICA_LAG = ["replica1"], 10.0
    made = ReadersFromStandbysMiddleware(lambda request: HttpResponse(ReadersFromStandbys().db_for_read(Article)))
    made.standbys = standbys({"replica1": 0.0})
    return made


def asked(method: str, path: str, cookie: str = "") -> HttpRequest:
    request = RequestFactory().generic(method, path)
    if cookie:
        request.COOKIES[cookie] = "x"
    return request


@pytest.mark.parametrize(
    ("who", "request_", "database"),
    [
        ("a reader", asked("GET", "/articles/"), "replica1"),
        ("a reader's HEAD", asked("HEAD", "/articles/"), "replica1"),
        ("a curator on a public page", asked("GET", "/articles/", cookie="sessionid"), "default"),
        ("whoever stands at the door", asked("GET", "/admin/login/"), "default"),
        ("whoever sends something", asked("POST", "/oai"), "default"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_may_write_reads_what_was_written(
    middleware: ReadersFromStandbysMiddleware, who: str, request_: HttpRequest, database: str
) -> None:
    assert middleware(request_).content.decode() == database
    assert READING_FROM.get() == "default"


def test_a_list_that_is_still_being_sent_is_read_where_it_began(middleware: ReadersFromStandbysMiddleware) -> None:
    def rows():  # type: ignore[no-untyped-def]
        yield READING_FROM.get().encode()
        yield READING_FROM.get().encode()

    middleware.get_response = lambda request: StreamingHttpResponse(rows())
    response = middleware(asked("GET", "/articles.csv"))
    assert READING_FROM.get() == "default"
    assert list(response) == [b"replica1", b"replica1"]
    assert READING_FROM.get() == "default"


def test_writes_and_migrations_are_the_primarys_alone() -> None:
    router = ReadersFromStandbys()
    assert router.db_for_write(Article) == "default"
    assert [router.allow_migrate(alias, "archive") for alias in ("default", "replica1")] == [True, False]


def test_standbys_come_from_the_environment() -> None:
    urls = "postgresql://archive@one/archive, postgresql://archive@two/archive"
    read = read_environment({"DATABASE_URL": PRIMARY, "DATABASE_REPLICA_URLS": urls}, Path("/srv"))
    made = databases(read.database_url, read.replica_urls, read.data_dir)
    assert {alias: entry["HOST"] for alias, entry in made.items()} == {
        "default": "primary",
        "replica1": "one",
        "replica2": "two",
    }


@pytest.mark.parametrize("database_url", ["", "sqlite:////tmp/x"])
def test_a_standby_of_no_postgresql_is_refused(database_url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="begin postgresql"):
        read_environment({"DATABASE_URL": database_url, "DATABASE_REPLICA_URLS": PRIMARY}, Path("/srv"))
