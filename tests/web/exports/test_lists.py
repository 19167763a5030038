"""A list is one list, whatever its format: the same records in the same order, for any filters."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from archive.models import Article, Commitment
from archive.search import index_pending
from archive.web.exports import selection
from archive.web.exports.nouns import NOUNS
from tests.standing import standing
from tests.web.exports.archive_of_everything import many_articles
from tests.web.exports.files import PARSERS, body_of, records, undone

pytestmark = pytest.mark.django_db
archive = standing(many_articles)

Way = Callable[[Client, str, str], list[str]]
ATOM = "{http://www.w3.org/2005/Atom}"
NOTHING = "q=zzqqxx"

CHOSEN = {
    "articles": [
        "",
        "country=KZ",
        "country=KZ&country=FR&sort=oldest",
        "not_country=CN&language=fr",
        "q=consulate&sort=relevance",
        "q=joint+statement&from=2021&to=2023-06",
        "publisher=le-monde&topic=security&also=mentioned",
        NOTHING,
    ],
    "commitments": [
        "",
        "show=all&by=KZ",
        "by=KZ&towards=CN&sort=oldest",
        "deadline=any&sort=due",
        "q=consulate&sort=relevance&not_language=fr",
    ],
    "actors": ["", "show=all&sort=name", "q=stan"],
    "statements": ["", "q=talks"],
}
MIXED = {
    "articles": {
        "q": ["consulate", "joint statement", "dash OR line", "-plain"],
        "country": ["KZ", "CN", "FR"],
        "not_country": ["KZ", "CN"],
        "language": ["en", "fr"],
        "not_publisher": ["le-monde"],
        "topic": ["security", "trade-investment"],
        "from": ["2021", "2022-03"],
        "to": ["2023", "2024-06-15"],
        "sort": ["newest", "oldest", "relevance"],
    },
    "commitments": {
        "q": ["consulate", "issued", "2030"],
        "show": ["all"],
        "by": ["KZ", "CN", "FR"],
        "towards": ["KZ", "CN"],
        "kind": ["pledge", "support"],
        "not_topic": ["security"],
        "deadline": ["any", "due"],
        "from": ["2021"],
        "sort": ["newest", "oldest", "due", "relevance"],
    },
    "actors": {"q": ["a", "stan"], "show": ["all"], "type": ["country"], "sort": ["name"]},
    "statements": {"from": ["2023"], "to": ["2024"], "q": ["talks"], "sort": ["earliest", "reports"]},
}


def at_random(noun: str) -> list[str]:
    """Ten queries of up to four parameters, the same in every run."""
    chance = random.Random(noun)
    parameters = [(name, value) for name, values in MIXED[noun].items() for value in values]
    return [urlencode(chance.sample(parameters, min(len(parameters), chance.randint(1, 4)))) for _ in range(10)]


def addresses_on_pages(client: Client, noun: str, query: str) -> list[str]:
    """The records of the page and of those after it, by their addresses, in the order in which they stand there."""
    found: list[str] = []
    for number in range(1, 9):
        html = client.get(f"/{noun}/?{query}&page={number}").content.decode()
        entries = re.search(r'<(?:ol class="entries"|table class="ledger").*?</(?:ol|table)>', html, re.DOTALL)
        seen = first_links(entries.group(0) if entries else "", noun)
        if not set(seen) - set(found):
            break
        found += seen
    return found


def first_links(html: str, noun: str) -> list[str]:
    """Of each entry the first link that leads to a record of the noun."""
    entries = re.split(r'<li class="entry|<tr>', html)[1:]
    links = (re.search(rf'href="(/{noun}/[^"#]+)"', entry) for entry in entries)
    return [link.group(1) for link in links if link]


@pytest.mark.parametrize("noun", NOUNS)
def test_page_file_api_and_feed_are_the_same_records_in_the_same_order(client: Client, noun: str) -> None:
    found = 0
    for query in (*CHOSEN[noun], *at_random(noun)):
        shown = [f"http://testserver{address}" for address in addresses_on_pages(client, noun, query)]
        for way, taken in WAYS.items():
            assert taken(client, noun, query) == shown, (way, query)
        found += bool(shown) or query == NOTHING
    assert found > len(CHOSEN[noun]), "most queries are to find something"


def addresses_in_file(suffix: str) -> Way:
    return lambda client, noun, query: [record["address"] for record in records(client, noun, suffix, query)]


def addresses_in_feed(client: Client, noun: str, query: str) -> list[str]:
    feed = ElementTree.fromstring(body_of(client.get(f"/{noun}.atom?{query}")))
    return [link.attrib["href"] for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")]


def addresses_in_api(client: Client, noun: str, query: str) -> list[str]:
    found: list[str] = []
    following = f"/api/v1/{noun}/?size=7&fields=address&{query}"
    while following:
        answer = client.get(following).json()
        found += [record["address"] for record in answer["items"]]
        following = answer["next"]
    return found


WAYS: dict[str, Way] = {
    **{suffix: addresses_in_file(suffix) for suffix in PARSERS},
    "atom": addresses_in_feed,
    "api": addresses_in_api,
}


@pytest.mark.parametrize("noun", NOUNS)
def test_csv_says_what_json_says(client: Client, noun: str) -> None:
    exact = records(client, noun, "json", "")
    flat = records(client, noun, "csv", "")
    names = [column.name for column in NOUNS[noun].columns]
    assert [list(record) for record in exact] == [names] * len(exact)
    assert [list(record) for record in flat] == [names] * len(flat)
    for one, other in zip(exact, flat, strict=True):
        for name, value in one.items():
            if isinstance(value, str):
                assert undone(other[name]) == value
            if value is None:
                assert other[name] == ""


def test_a_csv_begins_with_a_byte_order_mark_when_asked(client: Client) -> None:
    assert b"".join(client.get("/articles.csv?bom=1")).startswith(b"\xef\xbb\xbfpublic_id,")
    assert b"".join(client.get("/articles.csv")).startswith(b"public_id,")


def test_quotes_and_offsets_lead_to_the_words_of_the_text(client: Client) -> None:
    texts = dict(Article.objects.values_list("public_id", "text"))
    quoted = [record for record in records(client, "commitments", "json", "show=all") if record["quote"]]
    assert quoted
    for record in quoted:
        text = texts[record["article"]]
        assert text[record["start"] : record["end"]] == record["quote"]
        assert text[record["sentence_start"] : record["sentence_end"]] == record["sentence"]


def test_hidden_articles_and_rejected_messages_are_in_no_file(client: Client) -> None:
    made = list(Article.objects.order_by("pk"))
    Commitment.objects.filter(article=made[0]).update(review_state="rejected")
    index_pending()
    for suffix in PARSERS:
        assert made[3].public_id not in {record["public_id"] for record in records(client, "articles", suffix, "")}
        said = {record["article"] for record in records(client, "commitments", suffix, "show=all")}
        assert not said & {made[3].public_id, made[0].public_id}
        reports = json.dumps(records(client, "statements", suffix, ""))
        assert made[3].public_id not in reports
        assert made[4].public_id in reports


def test_what_was_hidden_while_a_list_is_written_is_left_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "CHUNK", 2)
    response = client.get("/articles.jsonl")
    pieces = iter(response)
    first = json.loads(next(pieces))
    Article.objects.exclude(public_id=first["public_id"]).update(hidden=True)
    rest = b"".join(pieces).decode().splitlines()
    assert len(rest) == 1, "the other row of the first chunk was read already"


@pytest.mark.parametrize("query", ["country=Atlantis", "from=2023-02-31", "not_language=1_0", "show=some"])
def test_a_value_that_makes_no_sense_is_refused_by_name_and_not_left_out(client: Client, query: str) -> None:
    noun = "commitments" if "show" in query else "articles"
    response = client.get(f"/{noun}.csv?{query}")
    assert response.status_code == 400
    assert "Correct or remove it" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/articles.exe", "/articles.csv/", "/relations.csv", "/articles.", "/fr/articles.csv"]
)
def test_only_known_lists_and_formats_have_addresses(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_file_is_only_read(client: Client) -> None:
    assert client.post("/articles.csv").status_code == 405
    head = client.head("/articles.csv")
    assert head.status_code == 200
    assert head["Content-Type"] == "text/csv; charset=utf-8"


def test_a_file_is_compressed_for_who_says_so_and_not_sent_again_while_it_is_the_same(client: Client) -> None:
    plain = client.get("/articles.csv")
    packed = client.get("/articles.csv", headers={"Accept-Encoding": "br;q=1.0, gzip;q=0.8"})
    assert gzip.decompress(b"".join(packed)) == b"".join(plain)
    assert (packed["Content-Encoding"], packed["ETag"]) == ("gzip", f"W/{plain['ETag']}")
    assert "Accept-Encoding" in plain["Vary"]
    for response in (plain, packed):
        assert client.get("/articles.csv", headers={"If-None-Match": response["ETag"]}).status_code == 304
