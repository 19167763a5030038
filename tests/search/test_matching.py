"""Pages of a search: the same at any depth, in time, and honest about what was left out."""

from __future__ import annotations

import datetime as dt
import sys
import time

import pytest
from django.db import connection

from archive import search
from archive.models import Article
from archive.search.engines import CutShort, engine
from archive.search.index import catch_up
from tests.builders import article

TODAY = dt.date(2026, 11, 22)
MODULE = sys.modules["archive.search.matching"]
"""The package has a function of that name in front of it."""
BREAD = search.parse("bread", TODAY)
pytestmark = pytest.mark.django_db


@pytest.fixture
def _bread() -> None:
    for number in range(25):
        article(f"Text {number:02}", text="bread " * (number + 1), published=dt.date(2000 + number % 7, 1, 1))
    search.index_pending()


@pytest.mark.usefixtures("_bread")
@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_pages_by_key_and_by_number_are_the_same(order: search.Order) -> None:
    matched = search.matching(Article, BREAD, order=order)
    after, seen = None, []
    for number in range(1, 5):
        by_key = search.page(matched, after=after, size=7)
        assert by_key.rows == search.page(matched, number=number, size=7).rows
        assert (by_key.number, by_key.pages) == (number, 4)
        seen += by_key.rows
        after = by_key.after
    assert after is None
    assert seen == list(search.articles(BREAD, order=order))


@pytest.mark.usefixtures("_bread")
def test_a_page_beyond_the_last_is_empty() -> None:
    assert search.page(search.matching(Article, BREAD), number=10**9).rows == []


@pytest.mark.usefixtures("_bread")
def test_so_many_are_counted_and_more_is_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "CAP", 10)
    matched = search.matching(Article, BREAD)
    assert (matched.total, matched.capped, matched.total_label) == (10, True, "10+")
    newest = [one.pk for one in search.articles(BREAD)[:10]]
    assert matched.noun.pks_of(matched.keys) == newest
    assert not search.facets(Article, BREAD, ["language"])["language"].exact


@pytest.mark.usefixtures("_bread")
def test_only_the_newest_so_many_are_ranked_and_the_page_can_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "RANKED", 5)
    matched = search.matching(Article, BREAD, order="relevance")
    assert (matched.ranked, len(matched.keys), matched.total) == (5, 25, 25)
    newest = [one.pk for one in search.articles(BREAD)]
    found = matched.noun.pks_of(matched.keys)
    assert sorted(found[:5]) == sorted(newest[:5])
    assert found[5:] == newest[5:]


_ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n WHERE i < 0",
    "postgresql": "SELECT pg_sleep(60)",
}


@pytest.mark.usefixtures("_bread")
def test_a_costly_statement_is_cut_short_and_the_next_one_runs() -> None:
    started = time.monotonic()
    with pytest.raises(CutShort), engine().time_limit(0.2), connection.cursor() as cursor:
        cursor.execute(_ENDLESS[connection.vendor])
    assert time.monotonic() - started < 10
    assert search.matching(Article, BREAD).total == 25


@pytest.mark.usefixtures("_bread")
def test_a_search_that_is_cut_short_says_so_and_still_shows_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_slow(*_: object) -> None:
        raise CutShort

    monkeypatch.setattr(type(engine()), "keys", too_slow)
    matched = search.matching(Article, BREAD)
    assert matched.cut_short
    assert search.page(matched).rows == list(search.articles(BREAD)[:20])


@pytest.mark.usefixtures("_bread")
def test_a_base_narrows_the_search() -> None:
    late = Article.objects.visible().filter(published_earliest__gte=dt.date(2005, 1, 1))
    matched = search.matching(Article, BREAD, base=late)
    assert matched.total == search.articles(BREAD, base=late).count() == 6
    assert search.matching(Article, BREAD, base=Article.objects.none()).total == 0


@pytest.mark.usefixtures("_bread")
def test_a_search_that_cannot_write_answers_from_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def locked(**_: object) -> int:
        raise OperationalError("database is locked")

    article("Late", text="bread")
    monkeypatch.setattr("archive.search.index.index_pending", locked)
    catch_up()
    assert search.matching(Article, BREAD).total == 25
    assert not search.index_state().complete


def test_the_costs_of_a_search_in_queries(django_assert_max_num_queries: object) -> None:
    """The queue, the state, the matches, and for a page its rows."""
    article("One", text="bread")
    search.index_pending()
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        search.page(search.matching(Article, BREAD))


@pytest.mark.usefixtures("_bread")
def test_facets_of_what_was_found_are_those_of_its_query() -> None:
    query = search.parse("bread lang:en", TODAY)
    matched = search.matching(Article, query)
    names = ["language", "year", "basis"]
    assert search.facets(Article, query, names, matched=matched) == search.facets(Article, query, names)
    assert search.facets_of(matched, ["year"])["year"] == search.facets(Article, query, ["year"])["year"]
