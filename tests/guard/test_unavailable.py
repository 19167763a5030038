"""A database that cannot be used is said to be just that, wherever the fault shows."""

from __future__ import annotations

import pytest
from django.db import DataError, OperationalError
from django.template import TemplateDoesNotExist
from django.test import Client

from archive.guard.unavailable import trouble_of
from archive.web.views import home

TOLD = [
    ("database is locked", "busy"),
    ("database table is locked: archive_article", "busy"),
    ("attempt to write a readonly database", "readonly"),
    ("cannot execute UPDATE in a read-only transaction", "readonly"),
    ("database or disk is full", "full"),
    ("unable to open database file", "gone"),
    ('connection to server on socket "/tmp/x" failed: Connection refused', "gone"),
    ("FATAL:  the database system is shutting down", "gone"),
    ("FATAL:  sorry, too many clients already", "busy"),
]


@pytest.mark.parametrize(("words", "kind"), TOLD)
def test_what_an_engine_says_tells_the_trouble(words: str, kind: str) -> None:
    trouble = trouble_of(OperationalError(words))
    assert trouble is not None
    assert trouble.kind == kind
    assert trouble.retry_after > 0


def test_a_trouble_is_seen_beneath_what_was_raised_because_of_it() -> None:
    outer = TemplateDoesNotExist("x")
    outer.__cause__ = OperationalError("database is locked")
    assert trouble_of(outer) is not None


@pytest.mark.parametrize("error", [OperationalError("no such table: x"), DataError("too long"), KeyError("is locked")])
def test_a_fault_of_ours_is_no_trouble_of_the_database(error: Exception) -> None:
    assert trouble_of(error) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        ("database is locked", 503, "Too busy"),
        ("attempt to write a readonly database", 503, "Read-only"),
        ("no such column: x", 500, "Something broke"),
    ],
)
def test_a_page_says_so_and_when_to_ask_again(
    monkeypatch: pytest.MonkeyPatch, words: str, status: int, sentence: str
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OperationalError(words)

    monkeypatch.setattr(home, "render", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert words not in answer.content.decode()
    assert ("Retry-After" in answer.headers) == (status == 503)
