"""OAI-PMH: a harvester gets every visible article once, in parts, and the protocol's own errors."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from oaipmh.client import Client as OaiClient
from oaipmh.metadata import MetadataRegistry, oai_dc_reader
from pytest_django import DjangoAssertNumQueries

from archive.models import Article
from archive.search import index_pending
from archive.web.harvesting import selecting
from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db

OAI = "{http://www.openarchives.org/OAI/2.0/}"
MODS = "{http://www.loc.gov/mods/v3}"
DC = "{http://purl.org/dc/elements/1.1/}"


def ask(client: Client, query: str) -> Element:
    response = client.get(f"/oai?{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return ElementTree.fromstring(response.content)


def harvest(client: Client, verb: str, query: str = "") -> list[str]:
    """The identifiers of all records, by following the tokens."""
    found: list[str] = []
    answer = ask(client, f"verb={verb}&metadataPrefix=oai_dc{query}")
    while True:
        found += [one.text or "" for one in answer.iter(f"{OAI}identifier")]
        token = answer.find(f".//{OAI}resumptionToken")
        if token is None or not token.text:
            return found
        answer = ask(client, f"verb={verb}&resumptionToken={token.text}")


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_every_visible_article_is_harvested_once(client: Client, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setattr(selecting, "AT_ONCE", 4)
    many_articles(13)
    visible = Article.objects.visible().order_by("pk").values_list("public_id", flat=True)
    assert harvest(client, verb) == [f"oai:testserver:{public_id}" for public_id in visible]


def test_the_last_part_of_a_list_ends_with_an_empty_token(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "AT_ONCE", 1)
    builders.article("One")
    assert ask(client, "verb=ListRecords&metadataPrefix=oai_dc").find(f".//{OAI}resumptionToken") is None
    builders.article("Two")
    token = ask(client, "verb=ListRecords&metadataPrefix=oai_dc").findtext(f".//{OAI}resumptionToken")
    last = ask(client, f"verb=ListRecords&resumptionToken={token}").find(f".//{OAI}resumptionToken")
    assert last is not None
    assert not last.text


def test_sets_narrow_to_a_language_or_a_publisher(client: Client) -> None:
    many_articles(13)
    sets = [one.text for one in ask(client, "verb=ListSets").iter(f"{OAI}setSpec")]
    assert sets == ["language:en", "language:fr", "publisher:le-monde", "publisher:the-daily-ruritanian"]
    for name in sets:
        kind, _, value = (name or "").partition(":")
        field = "language" if kind == "language" else "publisher__slug"
        assert (
            len(harvest(client, "ListRecords", f"&set={name}"))
            == Article.objects.visible().filter(**{field: value}).count()
        )


def test_only_what_changed_in_a_span_of_time_is_listed(client: Client) -> None:
    old, new = builders.article("Old"), builders.article("New")
    Article.objects.filter(pk=old.pk).update(updated_at=dt.datetime(2020, 5, 6, 23, 59, 59, 500_000, tzinfo=dt.UTC))
    assert harvest(client, "ListRecords", "&until=2020-05-06") == [f"oai:testserver:{old.public_id}"]
    assert harvest(client, "ListRecords", "&until=2020-05-06T23:59:59Z") == [f"oai:testserver:{old.public_id}"]
    assert harvest(client, "ListRecords", "&from=2020-05-07") == [f"oai:testserver:{new.public_id}"]


def test_a_record_is_described_in_dublin_core(client: Client) -> None:
    article = builders.article(
        "A title\x07 & more", publisher=builders.publisher("Le Soir"), url="https://example.org/a"
    )
    builders.appearance(article, builders.country("KZ", "Kazakhstan"), "party")
    answer = ask(client, f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:{article.public_id}")
    core = [(one.tag.removeprefix(DC), one.text) for one in answer.iter() if one.tag.startswith(DC)]
    assert core == [
        ("title", "A title\ufffd & more"),
        ("publisher", "Le Soir"),
        ("date", "2024-05-06"),
        ("language", "en"),
        ("type", "Text"),
        ("identifier", f"http://testserver{article.get_absolute_url()}"),
        ("source", "https://example.org/a"),
        ("subject", "Kazakhstan"),
    ]


def test_the_archive_says_who_it_is(client: Client) -> None:
    answer = ask(client, "verb=Identify")
    said = {one.tag.removeprefix(OAI): one.text for one in answer.find(f"{OAI}Identify") or ()}
    assert said["baseURL"] == "http://testserver/oai"
    assert (said["protocolVersion"], said["deletedRecord"]) == ("2.0", "no")
    assert ask(client, "verb=ListMetadataFormats").findtext(f".//{OAI}metadataPrefix") == "oai_dc"


ERRORS = [
    ("", "badVerb"),
    ("verb=Steal", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=ListRecords", "badArgument"),
    ("verb=Identify&set=a", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2023-02-31", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2023-01-01", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-02T00:00:00Z", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=colour:red", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=language:%00", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31&set=language:xx", "noRecordsMatch"),
    ("verb=ListRecords&resumptionToken=zzz", "badResumptionToken"),
    ("verb=ListRecords&resumptionToken=WyIiLCAieCIsICIiLCAwXQ==", "badResumptionToken"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:nowhere", "idDoesNotExist"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00%07", "idDoesNotExist"),
    ("verb=ListSets", "noSetHierarchy"),
]


@pytest.mark.parametrize(("query", "code"), ERRORS)
def test_what_is_wrong_is_said_in_the_words_of_the_protocol(client: Client, query: str, code: str) -> None:
    errors = [one.attrib["code"] for one in ask(client, query).iter(f"{OAI}error")]
    assert errors == [code]


def test_a_hidden_article_is_not_found_by_its_identifier_either(client: Client) -> None:
    article = builders.article(hidden=True)
    query = f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:{article.public_id}"
    assert [one.attrib["code"] for one in ask(client, query).iter(f"{OAI}error")] == ["idDoesNotExist"]


def test_arguments_may_be_posted(client: Client) -> None:
    posted = Client(enforce_csrf_checks=True).post("/oai", {"verb": "Identify"})
    assert b"<protocolVersion>2.0</protocolVersion>" in posted.content


@pytest.mark.parametrize("number", [6, 24])
def test_queries_of_a_part_do_not_depend_on_its_records(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    many_articles(number)
    index_pending()
    with django_assert_num_queries(4):
        client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc")


class OverTheClient(OaiClient):
    """Asks Django's test client instead of the network."""

    def __init__(self, client: Client, registry: MetadataRegistry) -> None:
        super().__init__("http://testserver/oai", registry)
        self.client = client

    def makeRequest(self, **arguments: str) -> bytes:
        return self.client.get("/oai", arguments).content


@pytest.mark.parametrize("prefix", ["oai_dc", "mods"])
def test_an_independent_harvester_gets_every_record(
    client: Client, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setattr(selecting, "AT_ONCE", 4)
    many_articles(13)
    registry = MetadataRegistry()
    registry.registerReader("oai_dc", oai_dc_reader)
    registry.registerReader("mods", lambda element: element)
    harvester = OverTheClient(client, registry)
    assert harvester.identify().repositoryName() == "Aide-Mémoire"
    harvested = list(harvester.listRecords(metadataPrefix=prefix))
    shown = list(Article.objects.visible().order_by("pk"))
    assert [head.identifier() for head, _, _ in harvested] == [f"oai:testserver:{one.public_id}" for one in shown]
    if prefix == "oai_dc":
        assert [said.getField("title") for _, said, _ in harvested] == [[" ".join(one.title.split())] for one in shown]


def mods_of(client: Client, article: Article) -> Element:
    record = ask(client, f"verb=GetRecord&metadataPrefix=mods&identifier=oai:testserver:{article.public_id}")
    found = record.find(f".//{MODS}mods")
    assert found is not None
    return found


def test_the_richer_format_says_how_certain_a_date_is(client: Client) -> None:
    stated = builders.article("Stated")
    Article.objects.filter(pk=stated.pk).update(published_basis="stated")
    (day,) = mods_of(client, stated).iter(f"{MODS}dateIssued")
    assert (day.get("qualifier"), day.get("keyDate")) == (None, "yes")
    span = {"published_earliest": dt.date(2013, 9, 7), "published_latest": dt.date(2013, 9, 9)}
    Article.objects.filter(pk=stated.pk).update(published_basis="office", **span)
    dates = [
        (one.get("point"), one.get("qualifier"), one.text) for one in mods_of(client, stated).iter(f"{MODS}dateIssued")
    ]
    assert dates == [("start", "inferred", "2013-09-07"), ("end", "inferred", "2013-09-09")]


def test_the_richer_format_tells_states_from_people_and_gives_the_fixity(client: Client) -> None:
    article = builders.article("Visit")
    builders.commitment(article, by=[builders.country("KZ", "Kazakhstan")])
    described = mods_of(client, article)
    assert described.find(f"{MODS}identifier[@type='sha256']").text == article.sha256  # type: ignore[union-attr]
    assert described.findtext(f"{MODS}location/{MODS}url") == f"http://testserver{article.get_absolute_url()}"
    assert described.findtext(f"{MODS}recordInfo/{MODS}recordOrigin") == "read by machine"
