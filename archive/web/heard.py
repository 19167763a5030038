"""A message in a report in whose language none are read: the sentence that names the same, with the reasons.

Shown beside the messages and never counted among them: nobody knows who speaks in the sentence, or how firmly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.comparing.passages import told_in
from archive.comparing.table import Row
from archive.importing.grouping.passages import passages_of
from archive.models import Article, Report
from archive.web.compared_words import Because, because

MOST_HEARD = 8
"""Reports whose sentences are looked at; more than these nobody reads."""


@dataclass(frozen=True)
class Heard:
    """One sentence, and why it may tell the message."""

    article: Article
    quote: str
    score: float
    reasons: tuple[Because, ...]

    @property
    def outlet(self) -> str:
        named = self.article.publisher or self.article.agency
        return named.name if named else self.article.title


def heard(rows: Sequence[Row], unread: Sequence[Report]) -> Mapping[int, list[Heard]]:
    """By the number of the row; each row is known by the first report that tells it."""
    messages = [next(said for cell in row.cells for said in cell) for row in rows]
    articles = [report.article for report in unread[:MOST_HEARD]]
    passages = passages_of(articles)
    found: dict[int, list[Heard]] = defaultdict(list)
    for article in articles:
        for told in told_in(messages, passages[article.pk]):
            reasons = tuple(because(reason) for reason in told.reasons if reason.what)
            quote = passages[article.pk][told.passage].quote
            found[told.message].append(Heard(article, quote, told.score, reasons))
    return found
