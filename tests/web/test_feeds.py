"""Feeds: every search can be followed, whatever stands in the titles."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from django.test import Client

from archive.search import index_pending
from archive.web import feeds
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(b"".join(client.get(address))).findall(f"{ATOM}entry")


def links(client: Client, address: str) -> list[str]:
    return [entry.find(f"{ATOM}link").attrib["href"] for entry in entries(client, address)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "query", ["articles.{}", "articles.{}?q=consulate&country=KZ&sort=oldest", "commitments.{}?show=all&by=CN"]
)
def test_a_feed_is_the_list_in_its_order(client: Client, query: str) -> None:
    many_articles()
    exact = json.loads(b"".join(client.get(f"/{query.format('json')}")))
    assert links(client, f"/{query.format('atom')}") == [record["address"] for record in exact]


def test_a_feed_holds_only_the_first_of_a_long_list(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ENTRIES", 5)
    many_articles(8)
    assert len(entries(client, "/articles.atom")) == 5


def test_characters_that_xml_lacks_break_no_feed(client: Client) -> None:
    builders.article("Bell\x07, override \u202e, \ufffe and <b>&amp;")
    index_pending()
    (entry,) = entries(client, "/articles.atom")
    assert (entry.findtext(f"{ATOM}title") or "").endswith("and <b>&amp;")


def test_an_entry_keeps_its_identifier_when_its_title_is_corrected(client: Client) -> None:
    article = builders.article("Before")
    index_pending()
    before = entries(client, "/articles.atom")[0].findtext(f"{ATOM}id")
    article.title = "After"
    article.save()
    assert entries(client, "/articles.atom")[0].findtext(f"{ATOM}id") == before


def test_a_feed_of_nothing_is_a_feed_and_the_same_every_time(client: Client) -> None:
    first = b"".join(client.get("/articles.atom?q=zzqqxx"))
    assert ElementTree.fromstring(first).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("noun", ["actors", "statements"])
def test_lists_without_news_have_no_feed(client: Client, noun: str) -> None:
    assert client.get(f"/{noun}.atom").status_code == 404
