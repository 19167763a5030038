"""What can be exported: for each noun the list behind it, its columns, and its name in addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from archive.models import Actor, Article, Commitment, Statement
from archive.models.actor import ActorQuerySet
from archive.web.exports import actors, articles, commitments, statements
from archive.web.exports.columns import Column
from archive.web.exports.selection import Selection, selection_of
from archive.web.filters.actors import ActorFilters
from archive.web.filters.articles import ArticleFilters
from archive.web.filters.base import ListFilters
from archive.web.filters.commitments import CommitmentFilters
from archive.web.filters.statements import StatementFilters
from archive.web.listing import Listing, Sort
from archive.web.views import actors as actor_pages
from archive.web.views import articles as article_pages
from archive.web.views import commitments as commitment_pages
from archive.web.views import statements as statement_pages


@dataclass(frozen=True)
class Noun:
    """`list_of` is the list of the page that an address asks for; `everything` all that may be shown at all;
    `parameters` what an address of the list may hold, `sorts` the values of one of them."""

    name: str
    columns: tuple[Column, ...]
    everything: Callable[[], Any]
    list_of: Callable[[HttpRequest], Listing]
    filters: type[ListFilters]
    sorts: tuple[str, ...] = ()

    @property
    def identifier(self) -> str:
        """The column by which addresses name a record."""
        return self.columns[0].name

    @property
    def parameters(self) -> list[str]:
        return [*self.filters.base_filters, "sort"]

    def select(self, request: HttpRequest) -> Selection:
        return selection_of(self.list_of(request))

    def one_by_one(self) -> Any:
        """Everything with what a row of an export says."""
        return self.everything().for_export()


def standing_actors() -> ActorQuerySet:
    return Actor.objects.standing().with_tallies()


def codes_of(*sorts: Sort) -> tuple[str, ...]:
    return tuple(sort.code for sort in sorts)


NOUNS = {
    noun.name: noun
    for noun in (
        Noun(
            "articles",
            articles.COLUMNS,
            Article.objects.visible,
            article_pages.article_listing,
            ArticleFilters,
            codes_of(article_pages.NEWEST, article_pages.OLDEST, article_pages.RELEVANCE),
        ),
        Noun(
            "commitments",
            commitments.COLUMNS,
            Commitment.objects.standing,
            commitment_pages.commitment_listing,
            CommitmentFilters,
            codes_of(
                commitment_pages.NEWEST, commitment_pages.OLDEST, commitment_pages.DUE, commitment_pages.RELEVANCE
            ),
        ),
        Noun(
            "actors",
            actors.COLUMNS,
            standing_actors,
            actor_pages.actor_listing,
            ActorFilters,
            codes_of(actor_pages.MOST_NAMED, actor_pages.BY_NAME),
        ),
        Noun(
            "statements",
            statements.COLUMNS,
            Statement.objects.standing,
            statement_pages.statement_listing,
            StatementFilters,
            codes_of(statement_pages.LATEST, statement_pages.EARLIEST, statement_pages.MOST_REPORTED),
        ),
    )
}
