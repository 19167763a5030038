"""A row is found as soon as it is committed, however it was written."""

from __future__ import annotations

import datetime as dt

import pytest

from archive import search
from archive.models import Article
from tests.builders import article

TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    return [one.title for one in search.articles(search.parse(typed, TODAY))]


def test_an_article_is_found_by_a_word_of_its_text() -> None:
    article("One", text="Taïwan est une île")
    article("Two", text="Tajikistan joins")
    assert found("taiwan") == ["One"]
    assert found("zzqqxx") == []
    matched = search.matching(Article, search.parse("taiwan", TODAY), order="relevance")
    assert matched.total == 1
    assert search.page(matched).rows[0].title == "One"
    assert search.snippet(search.page(matched).rows[0], matched.query).segments[0].is_match
