"""How the wording of a pair of states on one matter changed from one text to a later one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle
from archive.models.commitment import Commitment, CommitmentActor
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
        return self.filter(Q(first=one, second=other) | Q(first=other, second=one))

    def linked_to(self, message: Commitment) -> WordingQuerySet:
        return self.filter(Q(earlier=message) | Q(later=message))

    def with_messages(self) -> WordingQuerySet:
        """With both messages, their parties, and the texts they stand in."""
        parts = CommitmentActor.objects.select_related("actor").order_by("role", "position")
        sides = ("earlier", "later")
        texts = [f"{side}__article__publisher" for side in sides]
        unread = [f"{side}__article__{field}" for side in sides for field in ("text", "evidence", "rivals")]
        return (
            self.select_related("topic", "compared_with", "earlier__speaker", "later__speaker", *texts)
            .defer(*unread, "compared_with__text", "compared_with__evidence", "compared_with__rivals")
            .prefetch_related(*(Prefetch(f"{side}__parts", parts) for side in sides))
        )

    def in_time(self) -> WordingQuerySet:
        return self.order_by("topic__position", "topic", "said_on", "pk")


class Wording(Reviewed):
    """One step on the way of a wording; both messages speak of the same matter.

    earlier         None for what is new: no earlier text of the pair on the topic says it
    later           None for what was dropped: the later text no longer says it
    compared_with   for these two the article that was searched for it in vain
    said_on         the day of the later text
    reasons         what was compared, one object each: {"step", "towards", "before", "after"}
    """

    class Change(models.TextChoices):
        REAFFIRMED = "reaffirmed", _("reaffirmed")
        STRENGTHENED = "strengthened", _("strengthened")
        WEAKENED = "weakened", _("weakened")
        NEW = "new", _("new")
        DROPPED = "dropped", _("dropped")

    CURATED = ("change",)

    first = models.ForeignKey("archive.Actor", models.CASCADE, related_name="+", verbose_name=_("one state"))
    second = models.ForeignKey("archive.Actor", models.CASCADE, related_name="+", verbose_name=_("the other"))
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
        indexes = [models.Index(fields=["first", "second", "topic", "said_on"], name="wording_of_pair")]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="wording_once_a_pair_of_messages"),
            models.UniqueConstraint(
                fields=["earlier", "compared_with"], condition=Q(later=None), name="wording_dropped_once"
            ),
            models.UniqueConstraint(fields=["later"], condition=Q(earlier=None), name="wording_new_once"),
            models.CheckConstraint(
                condition=Q(earlier__isnull=False) | Q(later__isnull=False), name="wording_has_a_message"
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="wording_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.get_change_display()}: {self.later or self.earlier}"
