"""Articles that the machine grouped under one statement: what agrees, in the words of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.case import Case, Fact, listed
from archive.admin.queues.queue import ACCEPT, REJECT, Queue, desk_of
from archive.models import Article, Report, ReviewState, Statement
from archive.web.dates import interval_words


class Reports(Queue):
    name, title, model = "reports", gettext_lazy("Reports of one statement"), Report
    filters = {"statement": "statement__public_id", "article": "article__public_id"}
    words = {ACCEPT: gettext_lazy("Reports this statement"), REJECT: gettext_lazy("Another event")}

    def waiting(self) -> QuerySet[Report]:
        """Only where a statement has several reports is there something to judge."""
        found = Report.objects.filter(review_state=ReviewState.PROPOSED, article__hidden=False)
        joined = found.filter(statement__in=_with_several()).exclude(statement__review_state=ReviewState.REJECTED)
        return joined.order_by("statement_id", "pk")

    def case(self, record: Report) -> Case:
        return Case(
            title=record.statement.name,
            address=desk_of(record.statement),
            state=record.get_review_state_display(),
            facts=(
                *_beside(record.statement, record.article),
                *(Fact(f"{_('Why')} {number}", *_signal(why)) for number, why in enumerate(record.why, start=1)),
            ),
            correct=self.form_of(record.statement),
        )


def _with_several() -> QuerySet[Any, Any]:
    standing = Report.objects.exclude(review_state=ReviewState.REJECTED).order_by()
    several = standing.values("statement").annotate(n=Count("pk")).filter(n__gt=1)
    return several.values("statement")


def _beside(statement: Statement, article: Article) -> Iterator[Fact]:
    """The statement on the left, the article on the right."""
    event = interval_words(article.event_earliest, article.event_latest)
    named = article.appearances.filter(role__in=("party", "counterpart")).select_related("actor")
    yield Fact(_("Statement and report"), statement.name, beside=article.title)
    yield Fact(_("Date"), interval_words(statement.date_earliest, statement.date_latest), beside=event)
    yield Fact(_("Place"), statement.place or "—", beside=article.event_place or "—")
    yield Fact(_("Parties"), listed(statement.parties.all()), beside=listed(one.actor for one in named))
    others = statement.reports.exclude(article=article).exclude(review_state=ReviewState.REJECTED)
    yield Fact(_("Other reports"), listed(one.article.title for one in others.select_related("article")[:5]))


def _signal(why: Any) -> tuple[str, str]:
    if not isinstance(why, dict):
        return str(why), ""
    return f"{why.get('signal', '')}: {why.get('here', '')}", str(why.get("there", ""))
