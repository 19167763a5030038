"""Citations read back by programs of other origin: the same fields, and addresses that still lead somewhere."""

from __future__ import annotations

import json
import warnings

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from django.test import Client

from tests import builders
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db

# Without braces and "^": this reader of LaTeX knows no \\textbraceleft, and takes \\textasciicircum for another sign.
TITLE = "Côte d’Ivoire, now & 100%: «Дружба», 友好 _under_ #1 $5 ~xy"


@pytest.fixture(params=["articles", "commitments"])
def noun(request: pytest.FixtureRequest) -> str:
    many_articles()
    builders.commitment(builders.article(TITLE, url="https://example.org/a_b?c=d&e=100%25"))
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
        assert entry["title"].strip("{}") == title_of(record)
        assert entry["url"] == record["address"]
        assert entry["urldate"]


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
