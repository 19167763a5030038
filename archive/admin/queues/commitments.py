"""Commitments that the machine read: the sentence in its article, who, to whom, what, and by which rule."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.case import Case, Fact, listed, passage
from archive.admin.queues.queue import Queue, desk_of
from archive.models import Commitment, ReviewState
from archive.models.mention import Role


class Commitments(Queue):
    name, title, model = "commitments", gettext_lazy("Review commitments"), Commitment
    filters = {"kind": "kind", "language": "article__language", "article": "article__public_id", "rule": "rule"}

    def waiting(self) -> QuerySet[Commitment]:
        found = self.records().filter(review_state=ReviewState.PROPOSED, article__hidden=False)
        return found.order_by("article_id", "start", "pk")

    def records(self) -> QuerySet[Commitment]:
        return Commitment.objects.select_related("article").defer("article__evidence", "article__rivals")

    def case(self, record: Commitment) -> Case:
        sentence = (record.sentence_start, record.sentence_end)
        return Case(
            title=record.article.title,
            address=desk_of(record.article),
            state=record.get_review_state_display(),
            facts=tuple(facts(record)),
            passages=(
                passage(record.article.text, (record.start, record.end), sentence, language=record.article.language),
            ),
            correct=self.form_of(record),
        )


def facts(record: Commitment) -> list[Fact]:
    roles: dict[str, list[object]] = {"party": [], "counterpart": []}
    for part in record.parts.select_related("actor"):
        roles.setdefault(part.role, []).append(part.actor)
    labels = {"party": _("Who"), "counterpart": _("To whom")}
    return [
        *(Fact(labels.get(role, Role(role).label), listed(actors)) for role, actors in roles.items()),
        Fact(_("Speaker"), record.speaker_label or "—"),
        Fact(_("Kind"), record.get_kind_display()),
        Fact(_("Modality"), record.get_modality_display()),
        Fact(_("Strict"), _("yes") if record.strict else _("no")),
        Fact(_("Topics"), listed(record.topics.all())),
        *([Fact(_("Deadline"), f"{record.deadline} ({record.deadline_basis})")] if record.deadline else []),
        Fact(_("Why"), "; ".join(filter(None, [f"{record.rule}, {record.confidence:.2f}", record.why]))),
    ]
