"""WORDS -> RANKED ROWS: what was typed becomes the records that answer it, the same on SQLite and PostgreSQL.

    query = search.parse(request.GET["q"], today)              # pure data; anything typed is valid
    query = query.narrow("country", ["KZ"])                    # filters chosen on the page are tokens, hence quick
    matched = search.matching(Article, query, order="relevance")
    matched.total_label, search.page(matched, size=20).rows    # or search.articles(query): a QuerySet
    [search.snippet(one, query) for one in search.quoted(Article, pks)], search.facets(Article, query, ["year"])

The way of a word, one file a step:

    query.py, fields.py     typed text -> Query                                    pure
    analysis.py             text -> tokens, the same when indexed and when typed   pure
    meaning.py, aliases.py  Query -> Criteria (expressions.py): tokens to look for, by every name of an actor
    sqlite.py, postgresql.py   Criteria -> keys (keys.py), each behind engines.py
        tsvector.py, tsquery.py, okapi.py   what PostgreSQL is given, asked, and made to say of relevance
    matching.py             keys -> rows, ranked, paged, within a second
    quoting.py  highlight.py  facets.py  suggestions.py   what a page shows of the rows and around them

and of a record: schema.py (tables, triggers that queue what changed), documents.py and tokens.py (row -> what is
indexed), index.py (the queue -> the index), state.py, vocabulary.py.

Never: writes a record of the archive, ranks by anything but the words and the date, finds what is hidden or rejected.
SQL stands here and nowhere else. To add a field word see `fields`, a language `analysis`, an engine `engines`.
"""

from __future__ import annotations

from archive.search.facets import bars_of, facets, facets_of, histogram, states
from archive.search.highlight import Highlighted, Segment, highlight, snippet
from archive.search.index import index_pending, index_state, pending_count
from archive.search.matching import articles, commitments, matching, older, page
from archive.search.query import Part, Query, parse
from archive.search.quoting import Quoted, quoted
from archive.search.results import CAP, RANKED, Bar, Facet, FacetValue, IndexState, Matched, Order, Page, Suggestion
from archive.search.suggestions import suggest

__all__ = [
    "CAP",
    "RANKED",
    "Bar",
    "Facet",
    "FacetValue",
    "Highlighted",
    "IndexState",
    "Matched",
    "Order",
    "Page",
    "Part",
    "Query",
    "Quoted",
    "Segment",
    "Suggestion",
    "articles",
    "bars_of",
    "commitments",
    "facets",
    "facets_of",
    "highlight",
    "histogram",
    "index_pending",
    "index_state",
    "matching",
    "older",
    "page",
    "parse",
    "pending_count",
    "quoted",
    "snippet",
    "states",
    "suggest",
]
