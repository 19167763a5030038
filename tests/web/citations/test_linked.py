"""JSON-LD in pages: what search engines read, and that no title can break out of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from archive.models import Article
from tests import builders

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.django_db


def blocks(html: str) -> list[dict[str, Any]]:
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)]


def read(client: Client, record: Any) -> dict[str, Any]:
    (found,) = blocks(client.get(record.get_absolute_url()).content.decode())
    return found


def test_an_article_is_a_news_article(client: Client) -> None:
    article = builders.article("A consulate", publisher=builders.publisher("Le Soir"))
    said = read(client, article)
    assert said["@type"] == "NewsArticle"
    assert (said["headline"], said["datePublished"], said["inLanguage"]) == ("A consulate", "2024-05-06", "en")
    assert said["publisher"]["name"] == "Le Soir"
    assert said["url"] == f"http://testserver{article.get_absolute_url()}"


def test_a_message_is_a_claim_with_its_words_its_speaker_and_its_article(client: Client) -> None:
    article = builders.article("A consulate")
    made = builders.commitment(article, by=[builders.country("KZ", "Kazakhstan")], speaker_label="the president")
    said = read(client, made)
    assert said["@type"] == ["Quotation", "Claim"]
    assert said["text"] == made.quote
    assert said["spokenByCharacter"] == "the president"
    assert said["author"] == [{"@type": ["Country", "Organization"], "name": "Kazakhstan"}]
    assert said["appearance"]["headline"] == "A consulate"


@pytest.mark.parametrize(
    ("type", "known_as"), [("person", "Person"), ("organisation", "Organization"), ("media", "NewsMediaOrganization")]
)
def test_a_speaker_is_of_a_type_that_may_speak(client: Client, type: str, known_as: str) -> None:
    speaker = builders.actor("Ana Abaeva", type, wikidata="Q42")
    said = read(client, builders.commitment(builders.article(), speaker=speaker))
    assert said["spokenByCharacter"] == {
        "@type": known_as,
        "name": "Ana Abaeva",
        "sameAs": "https://www.wikidata.org/entity/Q42",
    }


def test_words_that_may_not_be_quoted_are_not_in_it(client: Client) -> None:
    said = read(client, builders.commitment(builders.article(rights="metadata")))
    assert "text" not in said


HOSTILE = "</script><script>alert(1)</script> <!-- & {{ 7*7 }} \u2028"


def test_a_title_cannot_end_the_block(client: Client) -> None:
    said = read(client, builders.article(HOSTILE))
    assert said["headline"].startswith("</script><script>alert(1)</script> <!-- &")


@pytest.mark.browser
def test_the_policy_of_contents_lets_the_block_be_and_the_browser_says_nothing(
    live_server: LiveServer, page: Page
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    article: Article = builders.article(HOSTILE)
    page.goto(live_server.url + article.get_absolute_url())
    block = page.locator('script[type="application/ld+json"]')
    assert json.loads(block.text_content() or "")["headline"].startswith("</script>")
    assert said == []
