"""The API: the lists of the pages for programs, page by page, with errors that say the way out."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.models import Article
from archive.search import index_pending
from archive.web.exports.nouns import NOUNS
from archive.web.views.api_docs import EXAMPLES
from tests import builders
from tests.standing import standing
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db
archive = standing(many_articles)


def harvest(client: Client, address: str) -> list[dict[str, Any]]:
    """All records, by following `next` to its end."""
    found: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        answer = client.get(following).json()
        found += answer["items"]
        following = answer["next"]
        assert len(found) <= answer["total"]
    return found


@pytest.mark.parametrize(
    ("noun", "query"),
    [
        ("articles", ""),
        ("articles", "country=KZ&sort=oldest"),
        ("articles", "q=consulate&sort=relevance"),
        ("commitments", "show=all&by=KZ"),
        ("commitments", "deadline=any&sort=due"),
        ("actors", "show=all&sort=name"),
        ("statements", ""),
    ],
)
def test_pages_of_the_api_are_the_exported_list(client: Client, noun: str, query: str) -> None:
    whole = json.loads(b"".join(client.get(f"/{noun}.json?{query}")))
    assert harvest(client, f"/api/v1/{noun}/?{query}&size=4".replace("?&", "?")) == whole
    assert whole


def test_the_next_page_begins_after_the_last_record_whatever_came_or_went_meanwhile(client: Client) -> None:
    first = client.get("/api/v1/articles/?size=3").json()
    shown = [record["public_id"] for record in first["items"]]
    rest = [record["public_id"] for record in harvest(client, "/api/v1/articles/") if record["public_id"] not in shown]
    builders.article("Newer than all", published=dt.date(2026, 1, 1))
    index_pending()
    assert [record["public_id"] for record in harvest(client, first["next"])] == rest
    Article.objects.filter(public_id=shown[0]).update(hidden=True)
    index_pending()
    assert [record["public_id"] for record in harvest(client, first["next"])] == rest


def test_fields_can_be_chosen(client: Client) -> None:
    answer = client.get("/api/v1/commitments/?fields=quote,parties").json()
    assert {tuple(record) for record in answer["items"]} == {("parties", "quote")}


@pytest.mark.parametrize(
    ("rights", "text", "quote"), [("full", True, True), ("excerpt", False, True), ("metadata", False, False)]
)
def test_an_article_comes_with_as_much_of_its_text_as_its_rights_allow(
    client: Client, rights: str, text: bool, quote: bool
) -> None:
    article = builders.article(rights=rights)
    made = builders.commitment(article)
    answer = client.get(f"/api/v1/articles/{article.public_id}/").json()
    assert answer["text"] == (article.text if text else None)
    assert answer["messages_found"][0]["quote"] == (made.quote if quote else None)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/articles/?countr=KZ",
        "/api/v1/articles/?country=Atlantis",
        "/api/v1/articles/?from=2023-02-31",
        "/api/v1/articles/?size=0",
        "/api/v1/articles/?size=1_0",
        "/api/v1/articles/?size=9223372036854775808",
        "/api/v1/articles/?cursor=zzz",
        "/api/v1/articles/?cursor=WzEsIHRydWVd",
        "/api/v1/articles/?cursor=%F0%9D%94%98",
        "/api/v1/articles/?fields=title,secret",
        "/api/v1/articles/?sort=best",
        "/api/v1/statements/?topic=health",
        "/api/v1/facets/articles/?page=2",
    ],
)
def test_what_is_not_understood_is_a_problem_that_names_it(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    assert (said["type"], said["title"], said["status"]) == ("about:blank", "Bad Request", 400)
    assert len(said["detail"]) > 20


@pytest.mark.parametrize(
    "address", ["/api/v1/nowhere", "/api/v1/articles/aaaaaaaaaa/", "/api/v1/facets/publishers/", "/api/v1/relations/"]
)
def test_nothing_there_is_a_problem_too(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_hidden_articles_are_not_there(client: Client) -> None:
    article = builders.article(hidden=True)
    assert client.get(f"/api/v1/articles/{article.public_id}/").status_code == 404


def test_any_site_may_read_without_credentials_and_nobody_may_write(client: Client) -> None:
    response = client.get("/api/v1/topics/", headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert client.options("/api/v1/articles/")["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    refused = Client(enforce_csrf_checks=True).post("/api/v1/articles/")
    assert (refused.status_code, refused["Content-Type"]) == (405, "application/problem+json")


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    tag = client.get("/api/v1/articles/")["ETag"]
    assert client.get("/api/v1/articles/", headers={"If-None-Match": tag}).status_code == 304
    Article.objects.update(rights="metadata")
    assert client.get("/api/v1/articles/", headers={"If-None-Match": tag}).status_code == 200


def test_facets_count_what_choosing_a_value_gives(client: Client) -> None:
    facets = client.get("/api/v1/facets/articles/?country=KZ").json()["facets"]
    assert facets["language"]
    for value in facets["language"]:
        chosen = client.get(f"/api/v1/articles/?country=KZ&language={value['value']}").json()
        assert chosen["total"] == value["count"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.address)
def test_every_example_of_the_documentation_answers(client: Client, example: Any) -> None:
    assert client.get(example.address).status_code == 200
    assert example.address.replace("&", "&amp;") in client.get("/api/docs/").content.decode()


PARAMETERS = sorted({name for noun in NOUNS.values() for name in noun.parameters} | {"cursor", "size", "fields"})


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    noun=st.sampled_from(sorted(NOUNS)),
    asked=st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=20), max_size=3),
)
def test_nothing_that_is_typed_is_an_error_of_the_server(client: Client, noun: str, asked: dict[str, str]) -> None:
    response = client.get(f"/api/v1/{noun}/", asked)
    assert response.status_code in (200, 400)
    assert response["Content-Type"] == (
        "application/json" if response.status_code == 200 else "application/problem+json"
    )
