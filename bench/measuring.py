"""What is asked of the archive's own engine, inside one process: no HTTP, no templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import connection

from archive import search
from archive.models import Article
from archive.search.engines import engine
from archive.search.keys import first_key
from archive.search.matching import PAGE, criteria_for, rows_of
from archive.search.nouns import ARTICLES
from bench.corpus import texts
from bench.filling import fill
from bench.queries import Asked, classes
from bench.timing import timed

TODAY = date(2026, 11, 22)
FACETS = ("country", "language", "publisher", "year")
DEEP = 200
DEPTHS = (1, DEEP, 1_400)


def measured(size: int) -> dict[str, Any]:
    """The archive filled, then every class of query timed."""
    filled = fill(texts(size), size)
    asked = classes(texts(size))
    return {
        "filled": asdict(filled) if filled else None,
        "bytes": index_bytes(),
        "page": {name: asdict(timed(page_work, items)) for name, items in asked.items()},
        "ranked": {name: asdict(timed(ranked_work, items)) for name, items in asked.items()},
        "newest": {name: asdict(timed(newest, items)) for name, items in asked.items()},
        "any filter": asdict(timed(newest_filtered, FILTERS)),
        "deep": asdict(timed(page_of(DEEP), asked["common"])),
    }


def page_work(asked: Asked) -> int:
    """What a page asks of the engine: total, the keys of twenty rows, their snippets and four facets."""
    return _page(asked, "newest")


def ranked_work(asked: Asked) -> int:
    return _page(asked, "relevance")


def _page(asked: Asked, order: search.Order) -> int:
    matched = search.matching(Article, search.parse(asked.typed, TODAY), order=order)
    for row in search.quoted(Article, ARTICLES.pks_of(matched.keys[:PAGE])):
        search.snippet(row, matched.query).__html__()
    search.facets_of(matched, FACETS)
    return matched.total


def newest(asked: Asked) -> int:
    """The newest twenty keys, nothing else: the walk."""
    criteria = criteria_for(ARTICLES, search.parse(asked.typed, TODAY))
    return len(engine().newest(ARTICLES, engine().where(ARTICLES, criteria), 2**62, 20))


FILTERS = (
    "", "country:KZ", "-country:KZ", "mentions:CN", "lang:fr", "publisher:outlet-3", "topic:security", "after:2020",
    "before:1991", "on:2005-06", "country:KZ lang:fr topic:finance", "to:KZ by:CN 2010..2012", "publisher:outlet-39",
)  # fmt: skip


def newest_filtered(typed: str) -> int:
    """The newest twenty keys of what any filter leaves, the SQL alone: what was typed is understood beforehand."""
    return newest(Asked(typed))


def page_of(number: int) -> Callable[[Asked], int]:
    """The rows of the page of that number."""

    def rows(asked: Asked) -> int:
        matched = search.matching(Article, search.parse(asked.typed, TODAY))
        return len(search.page(matched, number=number).rows)

    return rows


def walk_from_the_middle(asked: Asked) -> int:
    """The rows after one of 2010, beyond the numbered pages."""
    keys = search.older(Article, search.parse(asked.typed, TODAY), first_key(date(2010, 1, 1)))
    return len(rows_of(ARTICLES, keys))


def index_bytes() -> int:
    """Of the index of articles alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('search_article')")
        else:
            cursor.execute("SELECT sum(length(block)) FROM search_article_data")
        return int(cursor.fetchone()[0])
