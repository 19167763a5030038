"""Every kind of page answers, and in the number of queries that is written here."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Commitment, Statement
from archive.search import index_pending
from archive.web.caching.memory import pages
from archive.web.caching.remembering import forget_all
from tests import builders
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db


QUERIES = {
    "home": ("/", 12),
    "list of articles": ("/articles/", 10),
    "list of commitments": ("/commitments/", 10),
    "list of actors": ("/actors/", 7),
    "countries": ("/countries/", 7),
    "list of relations": ("/relations/", 2),
    "list of statements": ("/statements/", 8),
    "list of topics": ("/topics/", 1),
    "about": ("/about/", 3),
    "codebook": ("/codebook/", 0),
    "search help": ("/help/search/", 0),
    "pair": ("/relations/china-kazakhstan/", 21),
    "topic": ("/topics/security/", 8),
    "list of formulas": ("/formulas/", 1),
    "formula": ("/formulas/win-win/", 13),
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
    assert len(queries_for(client, "/actors/kazakhstan/")) == 28


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
    """The first time in an edition: names are looked up then, and kept. Without the query that every page begins
    with, whether the archive is still the same edition."""
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
