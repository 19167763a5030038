"""Anything typed is a valid query, answered quickly."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import search
from archive.models import Article, Commitment
from archive.search.query import MAX_LETTERS, MAX_WORDS
from tests.builders import article, commitment
from tests.standing import standing

TODAY = dt.date(2026, 11, 22)
pytestmark = pytest.mark.django_db

TYPED = [
    "", " ", '"', '""', "'", "''", "`", "\\", "\0", "a\0b", "\ud800", "AND", "OR", "NOT", "NEAR(a b)", "AND OR NOT",
    "OR OR OR", "a OR", "OR a", "- - -", "--a", '-"', '-"a', "*", "**", "a*", "w* w* w* w* w* w* w* w*", "***abc***",
    "(((", ")))", "(a", "a)", "{title} : x", "title:x", "col:", ":", "::", "a:b:c", "country:", "country:,,,",
    'lang:"', "after:", "after:9999-99-99", "after:99999", "before:0000", "before:0001", "after:9999-12-31",
    "since:9999y",
    "since:99999999999999d", "date:..", "date:2022..2021", "date:0001..9999", "%", "_", "%s", "%(x)s", "';--", "1_0",
    "<script>alert(1)</script>", "&amp;", "😀", "\u202etxet", "a\u0301\u0301\u0301", "ﷺ", "½", "㎏", "ß", "İ", "١٢٣",
    "9" * 400, "a" * 5_000, "中" * 5_000, "word " * 200_000, '"' * 100_000, "-" * 100_000, "a OR " * 50_000,
    "country:KZ " * 10_000, '"a b c d e f g h i j k l m n o p q r s t"', "+a", "a+b", "a|b", "a&b", "a!b", "'a':*",
    "publisher:' OR 1=1", "actor:%", "topic:=", "lang:fr=x", "year:'", "kind:any=1", "any=1", "language=fr",
]  # fmt: skip


def one_text() -> None:
    commitment(article("One", text="We will bake bread. " + "word " * 50), "will bake bread")
    search.index_pending()


archive = standing(one_text)


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    started = time.process_time()
    answer(typed)
    assert time.process_time() - started < 2.0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=60) | st.text("ab \"*-:()ORNT'\\%=", max_size=40))
def test_whatever_hypothesis_types_is_answered(typed: str) -> None:
    answer(typed)


def answer(typed: str) -> None:
    query = search.parse(typed, TODAY)
    assert len(query.parts) <= MAX_WORDS * 2
    for part in query.parts:
        search.parse(query.without(part), TODAY)
    for model in (Article, Commitment):
        matched = search.matching(model, query, order="relevance")
        for row in search.page(matched).rows:
            search.snippet(row, query).__html__()
        assert matched.total == search.matching(model, query).total
    assert search.articles(query).count() == search.matching(Article, query).total
    search.facets(Article, query, ["country", "language", "year"])
    search.suggest(query)


def test_a_filter_token_cannot_be_named_in_words() -> None:
    article("One", text="bread", language="fr")
    for typed in ("language=fr", '"language=fr"', "any=1", '"any=1"', "language=f*", "=fr"):
        assert search.matching(Article, search.parse(typed, TODAY)).total == 0, typed


def test_so_many_words_are_read_and_the_rest_is_counted() -> None:
    query = search.parse("word " * 30, TODAY)
    assert len(query.parts) == MAX_WORDS
    assert query.ignored == 30 - MAX_WORDS
    assert len(next(query.terms()).text) <= MAX_LETTERS
    assert len(next(search.parse("a" * 500, TODAY).terms()).text) == MAX_LETTERS


def test_marks_never_let_markup_through() -> None:
    row = article("One", text="<script>bread</script> & <b>bread</b>")
    shown = search.snippet(row, search.parse("bread script", TODAY)).__html__()
    assert shown == (
        "&lt;<mark>script</mark>&gt;<mark>bread</mark>&lt;/<mark>script</mark>&gt;"
        " &amp; &lt;b&gt;<mark>bread</mark>&lt;/b&gt;"
    )
