"""Every kind of page answers, in both languages, whole, and in the number of queries that is written here."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Commitment, Statement
from archive.search import index_pending
from archive.web.caching.memory import pages
from archive.web.caching.remembering import forget_all
from tests import builders
from tests.web.every_page import FIXED, small_archive

pytestmark = pytest.mark.django_db

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "line", "path", "circle"}


class Balance(HTMLParser):
    """Finds elements that are closed but were not opened, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def faults_of(html: str) -> list[str]:
    parser = Balance()
    parser.feed(html)
    return [*parser.faults, *(f"<{tag}> left open" for tag in parser.open)]


@pytest.mark.parametrize(
    "address", [address for address in FIXED if "china-" not in address and "nowhere" not in address]
)
def test_every_page_answers_on_an_empty_archive(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_every_page_is_well_formed_and_has_one_heading_a_title_and_its_language(client: Client, prefix: str) -> None:
    for address in small_archive():
        html = client.get(prefix + address).content.decode()
        assert faults_of(html) == [], address
        assert html.count("<h1") == 1, address
        assert re.search(r"<title>[^<]+ · Aide-Mémoire</title>", html), address
        assert f'<html lang="{prefix[1:] or "en"}">' in html, address


def test_no_public_page_sets_a_cookie_or_writes_a_style_or_a_script_into_itself(client: Client) -> None:
    for address in small_archive():
        response = client.get(address)
        assert not response.cookies, address
        # A block of data is no script: no browser runs it.
        html = response.content.decode().replace('<script type="application/ld+json">', "<data>")
        assert not re.search(r"<style|style=|<script(?![^>]*src=)|\son\w+=", html), address


def test_identifiers_occur_once_on_a_page(client: Client) -> None:
    for address in small_archive():
        found = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())
        assert sorted(set(found)) == sorted(found), address


def test_every_link_within_the_archive_leads_somewhere(client: Client) -> None:
    seen = {"/nowhere/", "/admin/"}
    for address in small_archive():
        for link in re.findall(r'href="(/[^"#]*)', client.get(address).content.decode()):
            link = link.replace("&amp;", "&")
            if link in seen or link.startswith(("/static/", "/fr/nowhere")):
                continue
            seen.add(link)
            status = client.get(link).status_code
            assert status in (200, 301), f"{link} on {address}"


QUERIES = {
    "home": ("/", 9),
    "list of articles": ("/articles/", 13),
    "list of commitments": ("/commitments/", 12),
    "list of actors": ("/actors/", 7),
    "countries": ("/countries/", 13),
    "list of relations": ("/relations/", 2),
    "list of statements": ("/statements/", 8),
    "list of topics": ("/topics/", 1),
    "about": ("/about/", 3),
    "codebook": ("/codebook/", 0),
    "search help": ("/help/search/", 0),
    "pair": ("/relations/china-kazakhstan/", 11),
    "topic": ("/topics/security/", 5),
    "list of formulas": ("/formulas/", 1),
    "formula": ("/formulas/win-win/", 19),
}


@pytest.mark.parametrize("page", QUERIES)
def test_queries_of_a_page(client: Client, page: str) -> None:
    small_archive()
    address, number = QUERIES[page]
    client.get(address)  # what is read once a process is read here
    assert len(queries_for(client, address)) == number


def test_queries_of_an_article(client: Client) -> None:
    small_archive()
    article = Article.objects.get(title="Ruritania promises Freedonia a consulate")
    assert len(queries_for(client, article.get_absolute_url())) == 12


def test_queries_of_a_commitment(client: Client) -> None:
    small_archive()
    commitment = Commitment.objects.get(kind="pledge")
    assert len(queries_for(client, commitment.get_absolute_url())) == 7


def test_queries_of_a_statement(client: Client) -> None:
    small_archive()
    statement = Statement.objects.get()
    assert len(queries_for(client, statement.get_absolute_url())) <= 12


def test_queries_of_an_actor(client: Client) -> None:
    small_archive()
    assert len(queries_for(client, "/actors/kazakhstan/")) == 16


@pytest.mark.parametrize("address", ["/articles/", "/commitments/?show=all", "/actors/", "/"])
def test_a_longer_list_takes_no_more_queries(client: Client, address: str) -> None:
    small_archive()
    client.get(address)
    with_few = len(queries_for(client, address))
    china, kazakhstan = builders.country("CN", "China"), builders.country("KZ", "Kazakhstan")
    for number in range(12):
        article = builders.article(f"Number {number}")
        builders.appearance(article, kazakhstan, "party")
        builders.commitment(article, by=[kazakhstan], to=[china], topics=["security"])
    index_pending()
    client.get(address)
    assert len(queries_for(client, address)) <= with_few


TIME_LIMIT = ("SAVEPOINT", "RELEASE", "SELECT current_setting", "SELECT set_config")
"""What PostgreSQL is told around a search so that it stops after a second; nothing is read by these."""


def queries_for(client: Client, address: str) -> list[str]:
    """But for the one that every page begins with: whether the archive is still the same edition."""
    pages.clear()
    forget_all()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in captured]
    assert "archive_edition" in statements[0]
    return [sql for sql in statements[1:] if not sql.startswith(TIME_LIMIT)]


@pytest.mark.parametrize("address", ["/articles/", "/"])
def test_a_page_that_has_not_changed_is_not_sent_again_and_one_that_has_is(client: Client, address: str) -> None:
    builders.article()
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    builders.article("Another one")
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


def test_the_archive_says_that_it_is_well(client: Client) -> None:
    assert client.get("/healthz").json()["reads"] is True
