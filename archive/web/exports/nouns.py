"""What can be exported: for each noun the list behind it, its columns, and its name in addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from archive.web.exports import actors, articles, commitments, statements
from archive.web.exports.columns import Column
from archive.web.exports.selection import Selection, selection_of
from archive.web.views.actors import actor_listing
from archive.web.views.articles import article_listing
from archive.web.views.commitments import commitment_listing
from archive.web.views.statements import standing_statements


@dataclass(frozen=True)
class Noun:
    """`identifier` is the column by which a record is known in addresses."""

    name: str
    columns: tuple[Column, ...]
    select: Callable[[HttpRequest], Selection]

    @property
    def identifier(self) -> str:
        return self.columns[0].name


def select_statements(request: HttpRequest) -> Selection:
    rows = standing_statements()
    return Selection(rows, rows)


NOUNS = {
    noun.name: noun
    for noun in (
        Noun("articles", articles.COLUMNS, lambda request: selection_of(article_listing(request))),
        Noun("commitments", commitments.COLUMNS, lambda request: selection_of(commitment_listing(request))),
        Noun("actors", actors.COLUMNS, lambda request: selection_of(actor_listing(request))),
        Noun("statements", statements.COLUMNS, select_statements),
    )
}
