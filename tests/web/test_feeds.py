"""Feeds: every search can be followed, whatever stands in the titles."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.feedgenerator import rfc3339_date

from archive.models import Actor, Statement
from archive.search import index_pending
from archive.web import feeds
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(b"".join(client.get(address))).findall(f"{ATOM}entry")


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


def text_of(client: Client, address: str, name: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}{name}") for entry in entries(client, address)]


def test_a_statement_is_told_with_its_parties_and_an_actor_with_what_it_is(client: Client) -> None:
    many_articles(6)
    assert "China, Kazakhstan; 2 January 2024. Reports: 3" in text_of(client, "/statements.atom", "summary")
    assert "country. Articles: 4" in text_of(client, "/actors.atom", "summary")


@pytest.mark.parametrize("noun", ["actors", "statements"])
def test_what_keeps_no_moment_of_its_own_changed_when_its_history_says_so(client: Client, noun: str) -> None:
    many_articles(6)
    (latest,) = set(
        text_of(client, f"/{noun}.atom?q=talks" if noun == "statements" else "/actors.atom?q=china", "updated")
    )
    record = Statement.objects.get(name="Talks") if noun == "statements" else Actor.objects.get(name="China")
    assert latest == rfc3339_date(record.history.latest().history_date)


def test_feeds_of_two_searches_have_two_names(client: Client) -> None:
    many_articles(6)
    feed = ElementTree.fromstring(b"".join(client.get("/articles.atom?q=consulate&not_country=CN")))
    assert feed.findtext(f"{ATOM}title") == "Aide-Mémoire: articles: consulate, not China"
