"""Headline, source, language and clutter of invented reports in the manner of real outlets (tests/reports)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.documents import Document, open_documents
from archive.documents.cleaning import body_of

REPORTS = {
    f"{path.stem}.{name}": report
    for path in sorted((Path(__file__).parents[1] / "reports").glob("*.toml"))
    for name, report in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


def opened(report: dict[str, Any]) -> Document:
    (document,) = open_documents("report.txt", report["text"].strip().encode())
    assert isinstance(document, Document)
    return document


def telling(field: str) -> pytest.MarkDecorator:
    """The reports that say what that field should hold."""
    named = [pytest.param(report, id=name) for name, report in REPORTS.items() if field in report]
    return pytest.mark.parametrize("report", named)


@telling("language")
def test_the_language_is_told(report: dict[str, Any]) -> None:
    assert opened(report).language == report["language"]


@telling("title")
def test_the_headline_is_found_and_quoted(report: dict[str, Any]) -> None:
    document = opened(report)
    assert document.title == report["title"]
    assert document.title_quote is not None
    assert document.text[document.title_quote.start : document.title_quote.end] == report["title"]


@pytest.mark.parametrize("field", ["publisher", "agency", "dateline"])
def test_there_are_reports_for_each_kind_of_source(field: str) -> None:
    assert sum(field in report for report in REPORTS.values()) >= 2


@telling("publisher")
def test_the_publisher_is_named(report: dict[str, Any]) -> None:
    publisher = opened(report).source.publisher
    assert (publisher.name if publisher else "") == report["publisher"]


@telling("agency")
def test_the_agency_is_named(report: dict[str, Any]) -> None:
    agency = opened(report).source.agency
    assert (agency.name if agency else "") == report["agency"]


@telling("dateline")
def test_the_place_of_the_dateline_is_named(report: dict[str, Any]) -> None:
    dateline = opened(report).source.dateline
    assert (dateline.name if dateline else "") == report["dateline"]


@telling("cut")
def test_page_furniture_is_cut(report: dict[str, Any]) -> None:
    body = opened(report).body
    assert [passage for passage in report["cut"] if passage in body] == []


@telling("kept")
def test_the_words_of_the_article_stay(report: dict[str, Any]) -> None:
    body = opened(report).body
    assert [passage for passage in report["kept"] if passage not in body] == []


@telling("joined")
def test_hard_wraps_are_undone_for_reading(report: dict[str, Any]) -> None:
    document = opened(report)
    assert [passage for passage in report["joined"] if passage not in document.readable] == []
    assert [passage for passage in report["apart"] if passage not in document.readable] == []


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_body_and_cuts_together_are_the_whole_text(report: dict[str, Any]) -> None:
    document = opened(report)
    cut = "".join(document.text[cut.start : cut.end] for cut in document.cuts)
    assert sorted("".join((cut + body_of(document.text, document.cuts)).split())) == sorted(
        "".join(document.text.split())
    )
