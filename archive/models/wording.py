"""How the wording of a pair of states on one matter changed from one text to a later one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle
from archive.models.commitment import Commitment
from archive.models.exchange import PROMISING, RECEIVING, CommitmentActor
from archive.models.review import Reviewed, ReviewState


class WordingQuerySet(models.QuerySet["Wording"]):
    def standing(self) -> WordingQuerySet:
        """Without what was rejected, and without those of which a message is rejected or hidden."""
        found = self.exclude(review_state=ReviewState.REJECTED)
        for side in ("earlier", "later"):
            gone = Q(**{f"{side}__review_state": ReviewState.REJECTED}) | Q(**{f"{side}__article__hidden": True})
            found = found.exclude(gone)
        return found.exclude(compared_with__hidden=True)

    def between(self, one: int, other: int) -> WordingQuerySet:
        """Those whose later message, or the dropped one, is between the two.

        From the parts of the two, which an index holds: to ask of every message would read all of them.
        """

        def of(actor: int, roles: tuple[str, ...]) -> models.QuerySet[Any]:
            return CommitmentActor.objects.filter(actor=actor, role__in=roles).values("commitment")

        def said(side: str) -> Q:
            ways = ((one, other), (other, one))
            both = [
                Q(**{f"{side}__in": of(by, PROMISING)}) & Q(**{f"{side}__in": of(to, RECEIVING)}) for by, to in ways
            ]
            return both[0] | both[1]

        return self.filter(said("later") | Q(later=None) & said("earlier"))

    def linked_to(self, message: Commitment) -> WordingQuerySet:
        return self.filter(Q(earlier=message) | Q(later=message))

    def with_messages(self) -> WordingQuerySet:
        """With both messages and the texts they stand in, without their words; one query."""
        texts = ("earlier__article", "later__article", "compared_with")
        unread = [f"{text}__{field}" for text in texts for field in ("text", "evidence", "rivals")]
        return self.select_related("topic", *texts).defer(*unread)

    def in_time(self) -> WordingQuerySet:
        return self.order_by("topic__position", "topic", "said_on", "pk")


class Wording(Reviewed):
    """One step on the way of a wording; both messages speak of the same matter.

    earlier         None for what is new: no earlier text of the pair on the topic says it
    later           None for what was dropped: the later text no longer says it
    compared_with   for these two the article that was searched for it in vain
    said_on         the day of the later text
    reasons         the steps between the two, {"what", "towards", "before", "after"}, then what both speak of,
                    {"what", "of"}
    """

    class Change(models.TextChoices):
        REAFFIRMED = "reaffirmed", _("reaffirmed")
        STRENGTHENED = "strengthened", _("strengthened")
        WEAKENED = "weakened", _("weakened")
        NEW = "new", _("new")
        DROPPED = "dropped", _("dropped")

    CURATED = ("change",)

    topic = models.ForeignKey("archive.Topic", models.CASCADE, related_name="+", verbose_name=_("topic"))
    earlier = models.ForeignKey(
        Commitment, models.CASCADE, null=True, blank=True, related_name="wordings_after", verbose_name=_("earlier")
    )
    later = models.ForeignKey(
        Commitment, models.CASCADE, null=True, blank=True, related_name="wordings_before", verbose_name=_("later")
    )
    compared_with = models.ForeignKey(
        "archive.Article", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("compared with")
    )
    said_on = models.DateField(_("said on"))
    change = models.CharField(_("change"), max_length=12, choices=Change)
    reasons = models.JSONField(_("reasons"), default=list, blank=True)

    history = chronicle()
    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ("said_on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="wording_once_a_pair_of_messages"),
            models.UniqueConstraint(
                fields=["earlier", "compared_with"], condition=Q(later=None), name="wording_dropped_once"
            ),
            models.UniqueConstraint(fields=["later"], condition=Q(earlier=None), name="wording_new_once"),
            models.CheckConstraint(
                condition=Q(earlier__isnull=False) | Q(later__isnull=False), name="wording_has_a_message"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_change_display()}: {self.later or self.earlier}"
