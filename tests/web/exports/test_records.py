"""What a file says of one record: harmless in a spreadsheet, exact to the character, and only what its rights allow."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.search import index_pending
from archive.web.exports import selection
from archive.web.exports.nouns import NOUNS
from tests import builders
from tests.web.exports.archive_of_everything import LEADS, one_article
from tests.web.exports.files import PARSERS, records, undone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lead", [*LEADS, "\x0b=1+1"])
def test_no_cell_of_a_csv_can_run_in_a_spreadsheet_and_none_is_changed_for_good(client: Client, lead: str) -> None:
    title = f'{lead}\r\nand, “more”;\t"quoted"\n'
    builders.article(title)
    index_pending()
    (record,) = records(client, "articles", "csv", "")
    assert record["title"].startswith("'") == (lead != LEADS[-1])
    assert undone(record["title"]) == title


def test_an_empty_list_is_a_valid_file(client: Client) -> None:
    for noun in NOUNS:
        for suffix in PARSERS:
            assert records(client, noun, suffix, "") == []


def test_a_sentence_is_cut_by_characters_not_by_bytes(client: Client) -> None:
    article = builders.article(text="Déjà 𝔘 vu — 中国.\n\nLa Ruritanie 𝔘 ouvrira un consulat à Strelsau.")
    builders.commitment(article, "ouvrira un consulat", sentence="La Ruritanie 𝔘 ouvrira un consulat à Strelsau.")
    index_pending()
    (record,) = records(client, "commitments", "json", "")
    assert record["sentence"] == "La Ruritanie 𝔘 ouvrira un consulat à Strelsau."


VERBATIM = ("quote", "sentence", "condition", "quantity", "intensifier", "deadline_basis", "why")


@pytest.mark.parametrize(("rights", "quotes"), [("full", True), ("excerpt", True), ("metadata", False)])
@pytest.mark.parametrize("suffix", PARSERS)
def test_rights_decide_whether_words_of_the_text_are_handed_out(
    client: Client, suffix: str, rights: str, quotes: bool
) -> None:
    evidence = {"published": [{"quote": "joint statement", "start": 35, "end": 50, "says": "“joint statement”"}]}
    article = builders.article(rights=rights, evidence=evidence)
    verbatim = dict.fromkeys(("condition", "quantity", "intensifier", "deadline_basis", "why"), "consulate")
    builders.commitment(article, by=[builders.country("KZ")], **verbatim)
    index_pending()
    (said,) = records(client, "commitments", suffix, "")
    assert all(bool(said[name]) == quotes for name in VERBATIM)
    (found,) = records(client, "articles", suffix, "")
    assert ("joint statement" in json.dumps(found)) == quotes
    assert "Ruritania and Freedonia issued" not in json.dumps(found)


OF_A_CHUNK = 3


def test_rows_are_read_as_they_are_written_and_not_before(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(selection, "CHUNK", 2)
    states = [builders.country(code) for code in ("KZ", "CN", "FR")]
    for place in range(8):
        one_article(place, states)
    index_pending()
    pieces = iter(client.get("/articles.jsonl"))
    with django_assert_num_queries(OF_A_CHUNK):
        next(pieces)
