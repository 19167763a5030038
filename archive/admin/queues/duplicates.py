"""Pairs that may be one: two actors, which are merged, or two articles of one text, of which the later is hidden."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.actors import facts as facts_of_actor
from archive.admin.queues.case import Case, Fact
from archive.admin.queues.queue import ACCEPT, REJECT, Queue, Refused, desk_of
from archive.admin.verdict import judge
from archive.curating.acting import ActRefused
from archive.curating.duplicates import suspected_duplicates
from archive.curating.uniting import merge, undo_merge
from archive.lexicons import actors
from archive.models import Actor, Article, Duplicate, ReviewState
from archive.models.chronicle import catch_up, note_act
from archive.models.duplicate import articles_of_one_text
from archive.web.dates import interval_words


class Duplicates(Queue):
    name, title, model = "duplicates", gettext_lazy("Possible duplicates"), Duplicate
    words = {ACCEPT: gettext_lazy("One and the same"), REJECT: gettext_lazy("Two: keep apart")}
    searches = True

    def waiting(self) -> QuerySet[Duplicate]:
        proposed = Duplicate.objects.filter(review_state=ReviewState.PROPOSED)
        standing = proposed.filter(actor__merged_into=None, other_actor__merged_into=None)
        return standing.exclude(article__hidden=True).exclude(other_article__hidden=True).order_by("pk")

    def search(self) -> int:
        """Looks for pairs that nobody judged; returns how many wait now."""
        for pair in suspected_duplicates():
            Duplicate.objects.suspect(pair.one, pair.other, pair.why)
        for one, other in articles_of_one_text():
            Duplicate.objects.suspect(one, other, _("both have the same text"))
        return self.waiting().count()

    def case(self, record: Duplicate) -> Case:
        one, other = record.pair
        facts_of: Any = facts_of_actor if isinstance(one, Actor) else _facts_of_article
        sides = zip(facts_of(one), facts_of(other), strict=True)
        return Case(
            title=str(record),
            address=desk_of(one),
            state=record.get_review_state_display(),
            facts=(
                Fact(_("Why"), record.why),
                *(Fact(here.label, here.value, beside=there.value) for here, there in sides),
            ),
            correct=self.form_of(other),
        )

    def carry_out(self, record: Duplicate, verdict: str, user: Any, now: dt.datetime) -> list[Any]:
        one, other = record.pair
        touched: list[Any] = []
        if verdict == ACCEPT:
            touched = [_merged(other, one, user, now) if isinstance(one, Actor) else _hidden(other, one, user)]
        judge(record, ReviewState.ACCEPTED if verdict == ACCEPT else ReviewState.REJECTED, user, now)
        return [record, *touched]

    def put_back(self, record: Any, user: Any, now: dt.datetime) -> None:
        if isinstance(record, Actor):
            undo_merge(record, user, now)
        else:
            super().put_back(record, user, now)


def _merged(source: Any, target: Any, user: Any, now: dt.datetime) -> Actor:
    """A record of the lexicon is never merged into one that the machine made from a text."""
    if source.key in actors() and target.key not in actors():
        source, target = target, source
    try:
        merge(source, target, user, now)
    except ActRefused as why:
        raise Refused(str(why)) from why
    return Actor.objects.get(pk=source.pk)


def _hidden(article: Any, same_as: Any, user: Any) -> Article:
    catch_up(article)
    article.hidden, article.hidden_reason = True, _("the same text as %(id)s") % {"id": same_as.public_id}
    note_act(article, user, article.hidden_reason)
    article.save()
    return Article.objects.get(pk=article.pk)


def _facts_of_article(article: Any) -> list[Fact]:
    return [
        Fact(_("Title"), article.title),
        Fact(_("Publisher"), str(article.publisher or "—")),
        Fact(_("Published"), interval_words(article.published_earliest, article.published_latest)),
        Fact(_("Language"), article.language),
        Fact(_("File"), article.source_path),
        Fact(_("Begins"), article.text[:300]),
    ]
