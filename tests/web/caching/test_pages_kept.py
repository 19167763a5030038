"""A page that did not change costs nothing; one that did is never shown as it was."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from archive.web import clock
from archive.web.caching import release, tags
from archive.web.caching.memory import pages
from tests import builders
from tests.standing import standing
from tests.web.caching.addresses import (
    address_of,
    page_of_the_article,
)
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db
archive = standing(small_archive)


def test_every_kind_of_page_is_made_once_and_then_kept(client: Client, archive: list[str]) -> None:
    for address in archive:
        first = client.get(address)
        with CaptureQueriesContext(connection) as captured:
            again = client.get(address)
        assert again.content == first.content
        assert dict(again.headers) == dict(first.headers)
        if first.status_code == 200:
            assert len(captured) == 1, address
            assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_page_that_was_forgotten_is_made_the_same_under_the_same_tag(client: Client, archive: list[str]) -> None:
    """Another process, or this one when its memory was full: who has the page is told so without it being made."""
    for address in archive:
        first = client.get(address)
        pages.clear()
        if first.status_code == 200:
            assert client.get(address, headers={"if-none-match": f"W/{first['ETag']}"}).status_code == 304
            assert client.get(address).content == first.content


def test_a_tag_of_nobody_is_no_304(client: Client) -> None:
    for sent in ('"0123456789abcdef"', "*", "", '""', 'W/"', "," * 50):
        assert client.get("/articles/", headers={"if-none-match": sent}).status_code == 200


def test_addresses_hosts_and_languages_are_kept_apart(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    seen = {
        client.get(address, headers={"host": host}).content
        for host in settings.ALLOWED_HOSTS
        for address in ("/articles/", "/fr/articles/", "/articles/?q=consulate", "/articles/?sort=oldest")
    }
    assert len(seen) == 8
    assert client.get("/articles/", headers={"host": "three.example"}).status_code == 400


@pytest.mark.parametrize(
    ("address", "changes"),
    [
        ("/", True),
        ("/articles/", False),
        ("/articles/?q=consulate", False),
        ("/articles/?q=after:30d", True),
        ("/commitments/", False),
        ("/commitments/?deadline=due", True),
        ("/commitments/?deadline=any", False),
        ("/actors/", False),
        ("/actors/kazakhstan/", False),
        ("/topics/", False),
        ("/codebook/", False),
        (page_of_the_article, True),
    ],
)
def test_at_midnight_those_pages_change_that_show_the_day_and_no_others(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str | Callable[[], str], changes: bool
) -> None:
    where = address_of(address)
    tag = client.get(where)["ETag"]
    monkeypatch.setattr(clock.timezone, "localdate", lambda: dt.date(2029, 6, 1))
    assert (client.get(where)["ETag"] != tag) is changes
    assert (client.get(where, headers={"if-none-match": tag}).status_code == 200) is changes


def test_nothing_else_of_the_pages_asks_what_day_it_is() -> None:
    """Else a page could be kept that is of yesterday."""
    asked = {
        f"{module.name}: {ast.unparse(node)}"
        for module in Path(configured.BASE_DIR, "archive", "web").rglob("*.py")
        if module.name != "clock.py"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in ("date.today", "dt.date.today", "timezone.now", "timezone.localdate", "time.time")
    }
    assert asked == set()


def test_another_release_and_another_default_of_rights_make_other_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    tag = client.get("/articles/")["ETag"]
    settings.DEFAULT_RIGHTS = "metadata"
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 200
    settings.DEFAULT_RIGHTS = "full"
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 304
    monkeypatch.setattr(tags, "release", lambda: "the next one")
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 200


def test_a_release_is_another_one_when_a_template_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "templates" / "a.html"
    template.parent.mkdir()
    releases = set()
    for text in ("one", "two", "two"):
        template.write_text(text)
        release.release.cache_clear()
        with monkeypatch.context() as patched:
            patched.setattr(configured, "BASE_DIR", tmp_path)
            releases.add(release.release())
    release.release.cache_clear()
    assert len(releases) == 2


def test_who_is_logged_in_is_shown_nothing_from_memory_and_leaves_nothing_there(
    client: Client, admin_client: Client
) -> None:
    tag = client.get("/articles/")["ETag"]
    seen = admin_client.get("/articles/", headers={"if-none-match": tag})
    assert seen.status_code == 200
    assert "ETag" not in seen
    pages.clear()
    admin_client.get("/articles/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/articles/")
    assert len(captured) > 1


@pytest.mark.parametrize("address", ["/admin/login/", "/healthz", "/oai?verb=Identify", "/nowhere/"])
def test_what_is_no_page_has_no_tag(client: Client, address: str) -> None:
    assert "ETag" not in client.get(address)


def test_the_head_of_a_page_is_not_kept_for_the_page(client: Client) -> None:
    head = client.head("/articles/")
    page = client.get("/articles/")
    assert page["ETag"] == head["ETag"]
    assert page.content
    assert client.head("/articles/")["Content-Length"] == page["Content-Length"]


def test_a_whole_list_that_did_not_change_is_not_sent_again(client: Client) -> None:
    tag = client.get("/articles.csv")["ETag"]
    assert client.get("/articles.csv", headers={"if-none-match": tag}).status_code == 304
    builders.article("Another one")
    assert client.get("/articles.csv", headers={"if-none-match": tag}).status_code == 200


def test_without_an_edition_a_page_is_made_and_not_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:

    def unreadable() -> str:
        raise DatabaseError

    for current in (unreadable, lambda: None):
        monkeypatch.setattr("archive.edition.current", current)
        page = client.get("/articles/")
        assert page.status_code == 200
        assert "ETag" not in page


def test_while_one_works_on_the_code_nothing_is_kept(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    assert "ETag" not in client.get("/codebook/")
