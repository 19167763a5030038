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
from archive.web.views.actors import actor_listing
from archive.web.views.articles import article_listing
from archive.web.views.commitments import commitment_listing
from archive.web.views.statements import standing_statements


@dataclass(frozen=True)
class Noun:
    """`select` is the list that an address asks for; `everything` all that may be shown at all."""

    name: str
    columns: tuple[Column, ...]
    select: Callable[[HttpRequest], Selection]
    everything: Callable[[], Any]

    def one_by_one(self) -> Any:
        """Everything with what a row of an export says."""
        return self.everything().for_export()


def select_statements(request: HttpRequest) -> Selection:
    rows = standing_statements()
    return Selection(rows, rows)


def standing_actors() -> ActorQuerySet:
    return Actor.objects.standing().with_tallies()


NOUNS = {
    noun.name: noun
    for noun in (
        Noun(
            "articles",
            articles.COLUMNS,
            lambda request: selection_of(article_listing(request)),
            Article.objects.visible,
        ),
        Noun(
            "commitments",
            commitments.COLUMNS,
            lambda request: selection_of(commitment_listing(request)),
            Commitment.objects.standing,
        ),
        Noun("actors", actors.COLUMNS, lambda request: selection_of(actor_listing(request)), standing_actors),
        Noun("statements", statements.COLUMNS, select_statements, Statement.objects.standing),
    )
}
