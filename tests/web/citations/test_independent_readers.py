"""Citations read back by programs of other origin: the same fields, and addresses that still lead somewhere."""

from __future__ import annotations

import json
import warnings
from string import ascii_uppercase

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.test import Client

from archive.search import index_pending
from tests import builders

pytestmark = pytest.mark.django_db

HOSTILE = (
    "Côte d’Ivoire, now & 100%: «Дружба», 友好 _under_ #1 $5 ~xy",
    "A {pair} of {braces {in braces}}, a back\\slash and @misc{x, title={y}}",
    "Two -- three --- ``quoted'' 'once'' \"twice\" <b>bold</b> a^b",
    "العلاقات بين البلدين ‏(2024)‏",
    "A break\r\nUR  - https://evil.example\nER  - \n\nTY  - BOOK",
    "ﬁ ½ ß Łódź e\u0301 𝔘 😀",
    "Long " * 190,
)
# Of these this reader of LaTeX knows no name, though TeX does.
UNPAIRED = ("One } alone", "Open { for ever", "}{", "{" * 20)


@pytest.fixture(params=["articles", "commitments"])
def noun(request: pytest.FixtureRequest) -> str:
    parties = [builders.country(f"{one}{other}") for one in ascii_uppercase[:20] for other in ascii_uppercase[:10]]
    for title in (*HOSTILE, *UNPAIRED):
        article = builders.article(title, url="https://example.org/a_b?c=d&e=100%25")
        builders.commitment(article, by=parties if title is HOSTILE[0] else [])
    index_pending()
    return request.param


def asked(client: Client, address: str) -> str:
    return b"".join(client.get(address)).decode()


def records(client: Client, noun: str) -> list[dict[str, str]]:
    return json.loads(asked(client, f"/{noun}.json?show=all"))


def title_of(record: dict[str, str]) -> str:
    return " ".join(record.get("article_title", record.get("title", "")).split())


def test_bibtex_is_read_back(client: Client, noun: str) -> None:
    library = bibtexparser.parse_string(
        asked(client, f"/{noun}.bib?show=all"), append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)]
    )
    assert library.failed_blocks == []
    for entry, record in zip(library.entries, records(client, noun), strict=True):
        if title_of(record) not in UNPAIRED:
            assert entry["title"].replace("ˆ", "^") == title_of(record)
        assert entry["url"] == record["address"]
        assert entry["urldate"]
        assert dict(entry.items()).get("abstract") == record.get("quote")


def test_ris_is_read_back(client: Client, noun: str) -> None:
    read = rispy.loads(asked(client, f"/{noun}.ris?show=all"))
    for entry, record in zip(read, records(client, noun), strict=True):
        assert (entry["title"], entry["urls"]) == (title_of(record), [record["address"]])
        assert entry.get("abstract") == record.get("quote")


def test_csl_json_is_set_by_citeproc(client: Client, noun: str) -> None:
    items = json.loads(asked(client, f"/{noun}.csl.json?show=all"))
    lines = set_in_harvard_style(items)
    for line, record in zip(lines, records(client, noun), strict=True):
        assert title_of(record) in line
        assert record["address"] in line


def set_in_harvard_style(items: list[dict[str, object]]) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that the style does not use
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(line) for line in bibliography.bibliography()]
