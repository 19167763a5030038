"""Actors that the machine made, because a text names someone whom the lexicon does not know."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.case import NEARBY, Case, Fact, Passage, listed, passage
from archive.admin.queues.queue import Queue, desk_of
from archive.models import Actor, Mention, ReviewState

SHOWN = 3
"""Places where the actor is named."""


class NewActors(Queue):
    name, title, model = "actors", gettext_lazy("Review new actors"), Actor
    filters = {"type": "type", "country": "country__iso2"}

    def waiting(self) -> QuerySet[Actor]:
        found = Actor.objects.filter(review_state=ReviewState.PROPOSED, key__startswith="proposed:", merged_into=None)
        return found.order_by("pk")

    def case(self, record: Actor) -> Case:
        mentions = Mention.objects.filter(actor=record, article__hidden=False).select_related("article")
        shown = mentions.order_by("article_id", "start")[:SHOWN]
        return Case(
            title=record.label,
            address=desk_of(record),
            state=record.get_review_state_display(),
            facts=tuple(facts(record)),
            passages=tuple(_passage(one) for one in shown),
            correct=self.form_of(record),
        )


def _passage(one: Mention) -> Passage:
    article = one.article
    return passage(article.text, one.span, None, NEARBY, language=article.language, says=article.title)


def facts(actor: Actor) -> list[Fact]:
    return [
        Fact(_("Name"), actor.name),
        Fact(_("Type"), str(actor.get_type_display())),
        Fact(_("Country"), str(actor.country or "—")),
        Fact(_("Names"), listed(actor.aliases.values_list("text", flat=True)[:12])),
        Fact(_("Offices"), listed(actor.offices.values_list("title", flat=True)[:6])),
        Fact(_("Articles"), str(actor.appearances.count())),
        Fact("Wikidata", actor.wikidata or "—"),
        Fact(_("Why"), actor.why or "—"),
    ]
