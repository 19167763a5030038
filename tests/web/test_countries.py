"""The page of countries: numbers, map and table agree, and each leads to exactly the list that it counts."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from archive.search import index_pending
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def promises() -> None:
    """Two promises of Kazakhstan to China and one back, in English and French."""
    kazakhstan, china = builders.country("KZ", "Kazakhstan"), builders.country("CN", "China")
    builders.country("FR", "France")
    for language, by, to in (("en", kazakhstan, china), ("fr", kazakhstan, china), ("en", china, kazakhstan)):
        article = builders.article(f"{by} {language}", language=language)
        builders.appearance(article, by, "party")
        builders.commitment(article, by=[by], to=[to], topics=["security"])
    index_pending()


def table(client: Client, address: str) -> dict[str, list[int]]:
    html = client.get(address).content.decode()
    rows = re.findall(r'<tr><th scope="row"><a [^>]*><bdi>([^<]+)</bdi></a></th>(.*?)</tr>', html)
    return {name: [int(re.sub(r"<[^>]+>", "", cell)) for cell in cells.split("</td>")[:-1]] for name, cells in rows}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Kazakhstan": [2, 1, 2], "China": [1, 2, 1]}),
        ("?of=received", {"China": [1, 2, 1], "Kazakhstan": [2, 1, 2]}),
        ("?of=promised&language=fr", {"Kazakhstan": [1, 0], "China": [0, 1]}),
        ("?of=articles&language=en", {"China": [1], "Kazakhstan": [1]}),
        ("?of=promised&by=KZ", {"Kazakhstan": [2, 0], "China": [1, 2]}),
        ("?of=nonsense", {"Kazakhstan": [2, 1, 2], "China": [1, 2, 1]}),
    ],
)
def test_each_state_has_its_numbers_most_first(
    client: Client, promises: None, query: str, expected: dict[str, list[int]]
) -> None:
    found = table(client, f"/countries/{query}")
    assert found == expected
    assert list(found) == list(expected)


@pytest.mark.parametrize("chosen", ["", "&by=KZ", "&not_by=CN"])
def test_a_place_of_the_map_leads_to_as_many_as_it_says(client: Client, promises: None, chosen: str) -> None:
    html = client.get(f"/countries/?of=promised&topic=security&language=en{chosen}").content.decode()
    links = re.findall(r'<a class="place" href="([^"]+)" aria-label="([^:]+): (\d+)"', html)
    assert {name for _link, name, _count in links} == {"Kazakhstan", "China"}
    for link, _name, count in links:
        address = link.replace("&amp;", "&")
        assert address.startswith("/commitments/?topic=security&language=en&by=")
        assert client.get(address).context["listing"].total == int(count)


def test_the_map_of_a_list_keeps_its_filters_and_gives_them_back(client: Client, promises: None) -> None:
    html = client.get("/articles/?language=fr").content.decode()
    assert '/countries/?language=fr&amp;of=articles"' in html
    assert 'href="/countries/?of=articles"' in client.get("/countries/?language=fr&of=articles").content.decode()


def test_filters_that_leave_no_state_offer_the_whole_map(client: Client, promises: None) -> None:
    html = client.get("/countries/?language=ar&of=articles").content.decode()
    assert "<svg" not in html
    assert "Show all countries" in html


def test_the_page_weighs_at_most_44_kilobytes(client: Client, promises: None) -> None:
    assert len(gzip.compress(client.get("/countries/").content, 6)) < 44_000
