"""Sitemaps: search engines find every record that may be shown, and robots.txt leads them there."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from archive.models import Article
from archive.web import sitemaps
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db


def addresses(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return re.findall(r"<loc>http://testserver(.*?)</loc>", response.content.decode())


def test_robots_are_led_to_the_index_and_may_turn_its_pages(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Allow: /sitemap-" in text


@pytest.mark.parametrize("suffix", ["csv", "json", "bib", "ris"])
def test_robots_are_not_led_to_whole_lists_as_files(client: Client, suffix: str) -> None:
    assert f"Disallow: /*.{suffix}\n" in client.get("/robots.txt").content.decode()


def test_the_index_leads_to_every_record_that_may_be_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps.Records, "limit", 7)
    made = many_articles(20)
    parts = [part.replace("&amp;", "&") for part in addresses(client, "/sitemap.xml")]
    found = [address for part in parts for address in addresses(client, part)]
    assert len(found) == len(set(found))
    assert {article.get_absolute_url() for article in Article.objects.visible()} < set(found)
    assert made[3].get_absolute_url() not in found
    assert "/actors/kazakhstan/" in found
    assert all(client.get(address).status_code == 200 for address in found)


def test_an_empty_archive_has_a_sitemap(client: Client) -> None:
    for part in addresses(client, "/sitemap.xml"):
        assert addresses(client, part) == []


def test_a_formula_is_listed_once_somebody_uses_it(client: Client) -> None:
    assert addresses(client, "/sitemap-formulas.xml") == []
    builders.formulas(builders.article("A pact", "They want win-win cooperation, and win-win cooperation again."))
    assert addresses(client, "/sitemap-formulas.xml") == ["/formulas/win-win/"]


def test_hostile_titles_break_no_sitemap(client: Client) -> None:
    article = builders.article("<&>\x07 ]]>")
    assert addresses(client, "/sitemap-articles.xml") == [article.get_absolute_url()]


def test_an_unknown_section_is_not_there(client: Client) -> None:
    assert client.get("/sitemap-secrets.xml").status_code == 404
