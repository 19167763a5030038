"""WORDS -> RANKED ROWS: what was typed becomes the records that answer it, the same on SQLite and PostgreSQL.

    query = search.parse(request.GET["q"], today)              # pure data; anything typed is valid
    query = query.narrow("country", ["KZ"])                    # filters chosen on the page are tokens, hence quick
    matched = search.matching(Article, query, order="relevance")
    matched.total_label, search.page(matched, size=20).rows    # or search.articles(query): a QuerySet
    search.snippet(article, query), search.facets(Article, query, ["country", "year"])

Never: writes a record of the archive, decides what is visible beyond "hidden and rejected are not found".
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from archive.models import Article, Commitment
from archive.search.query import Part, Query, parse
from archive.search.results import CAP, RANKED, Facet, FacetValue, IndexState, Matched, Order, Suggestion

__all__ = [
    "CAP",
    "RANKED",
    "Facet",
    "FacetValue",
    "IndexState",
    "Matched",
    "Order",
    "Part",
    "Query",
    "Suggestion",
    "articles",
    "commitments",
    "parse",
]


def articles(query: Query, base: QuerySet[Article] | None = None, order: Order = "newest") -> QuerySet[Article]:
    """The visible articles that match, within `base`."""
    found = Article.objects.visible() if base is None else base
    for term in query.terms():
        found = found.filter(Q(title__icontains=term.text) | Q(text__icontains=term.text))
    return found


def commitments(
    query: Query, base: QuerySet[Commitment] | None = None, order: Order = "newest"
) -> QuerySet[Commitment]:
    """The standing commitments that match, within `base`."""
    found = Commitment.objects.standing() if base is None else base
    for term in query.terms():
        found = found.filter(quote__icontains=term.text)
    return found
