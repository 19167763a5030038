"""Pages of a list: numbered as far as is counted, from key to key beyond; a place that is none is said to be none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.datastructures import MultiValueDict

from archive.models import Article, Commitment
from archive.search import index_pending
from archive.web.places import LAST_PAGE, Place, place
from tests import builders

pytestmark = pytest.mark.django_db
COUNTED = 40


@pytest.fixture
def _counts_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("archive.search.matching"), "CAP", COUNTED)


def many() -> list[str]:
    """Titles of ninety-five articles, three a day, newest first."""
    for number in range(95):
        builders.article(f"Number {number:02}", published=dt.date(2020, 1, 1) + dt.timedelta(days=number // 3))
    index_pending()
    return [article.title for article in Article.objects.newest_first()]


def pages_from(client: Client, address: str) -> Iterator[tuple[str, list[str]]]:
    """Every page that "Next" leads to, with the titles on it."""
    while address:
        html = client.get(address).content.decode()
        yield html, re.findall(r">(Number \d\d)</a></h2>", html)
        found = re.search(r'<a rel="next" href="([^"]+)"', html)
        address = found[1].replace("&amp;", "&") if found else ""


@pytest.mark.usefixtures("_counts_no_further")
@pytest.mark.parametrize("address", ["/articles/", "/articles/?language=en&from=2019", "/fr/articles/?q=number"])
def test_next_leads_through_the_whole_list_however_little_of_it_is_counted(client: Client, address: str) -> None:
    expected = many()
    pages = list(pages_from(client, address))
    assert [title for _, titles in pages for title in titles] == expected
    assert ["after=" in html for html, _ in pages][1] is True


@pytest.mark.usefixtures("_counts_no_further")
def test_a_page_further_down_leads_back_to_the_beginning_and_keeps_what_the_list_is_narrowed_to(client: Client) -> None:
    many()
    *_, (html, _) = pages_from(client, "/articles/?language=en")
    assert '<a href="/articles/?language=en">← To the beginning</a>' in html
    assert "Page " not in html
    assert 'name="after"' not in html


@pytest.mark.usefixtures("_counts_no_further")
def test_a_page_further_down_takes_as_many_queries_as_the_one_before_and_skips_no_rows(client: Client) -> None:
    many()
    counted = []
    for address in further(client):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert not [query["sql"] for query in captured if "OFFSET" in query["sql"]]
        counted.append(len(captured))
    assert len(counted) == 2
    assert len(set(counted)) == 1


@pytest.mark.parametrize("sort", ["oldest", "due"])
def test_an_order_of_the_archives_own_is_turned_by_keys_and_skips_no_rows(client: Client, sort: str) -> None:
    """Undated texts and messages without a deadline come last; the whole list is the one that files hold."""
    for number in range(25):
        published = dt.date(2020, 1, 1 + number % 3) if number % 5 else None
        article = builders.article(f"Number {number:02}", published=published)
        builders.commitment(article, deadline=dt.date(2031 - number % 4, 1, 1) if number % 2 else None)
    index_pending()
    address = f"/commitments/?show=all&sort={sort}"
    expected = [row.public_id for row in ORDERS[sort](Commitment.objects.standing())]
    found: list[str] = []
    for page in (1, 2):
        with CaptureQueriesContext(connection) as captured:
            html = client.get(f"{address}&page={page}").content.decode()
        assert not [query["sql"] for query in captured if "OFFSET" in query["sql"]]
        found += re.findall(r'<a href="/commitments/([a-z2-7]+)/">', html)
    assert found == expected


ORDERS = {"oldest": lambda rows: rows.oldest_first(), "due": lambda rows: rows.soonest_due_first()}


def further(client: Client) -> list[str]:
    pages = [html for html, _ in pages_from(client, "/articles/?page=2")]
    found = [re.search(r'rel="next" href="([^"]+)"', html) for html in pages]
    return [match[1].replace("&amp;", "&") + "&x=1" for match in found[:2] if match]


@pytest.mark.parametrize(
    "typed", ["page=two", "page=-1", "page=1e9", "page=٣", "page=9999999999", "after=xyz", "after=-5"]
)
def test_a_place_that_is_none_shows_the_beginning_and_says_so(client: Client, typed: str) -> None:
    builders.article("Number 00")
    html = client.get(f"/articles/?{typed}").content.decode()
    assert "This is the beginning of the list" in html
    assert "Number 00" in html


@pytest.mark.parametrize("typed", ["", "page=", "page=1", "page=7", "after=", "after=123456789"])
def test_nothing_is_said_of_a_place_that_is_one(client: Client, typed: str) -> None:
    assert "This is the beginning" not in client.get(f"/articles/?{typed}").content.decode()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ({}, Place()),
        ({"page": ["3"]}, Place(page=3)),
        ({"page": ["123456789"]}, Place(page=LAST_PAGE)),
        ({"after": ["123456789012345678"]}, Place(after=123456789012345678)),
        ({"after": ["1234567890123456789"]}, Place(is_understood=False)),
        ({"page": ["3"], "after": ["x"]}, Place(is_understood=False)),
    ],
)
def test_a_place_is_read_from_the_address(typed: dict[str, list[str]], meant: Place) -> None:
    assert place(MultiValueDict(typed)) == meant
