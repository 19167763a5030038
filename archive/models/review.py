"""Who stands behind a record: the machine that proposed it, or the person who judged it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle


class ReviewState(models.TextChoices):
    """Nothing is shown as confirmed that nobody confirmed; what was rejected stays, so that it is not proposed anew."""

    PROPOSED = "proposed", _("proposed by machine")
    ACCEPTED = "accepted", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    REJECTED = "rejected", _("rejected")


class Reviewed(models.Model):
    """A record that a machine may propose and a person may set.

    `set_by` names every field a person set: {"kind": {"by": "ana", "at": "2026-11-22T09:30:00+00:00"}}. A field
    that is not there was set by the machine. `CURATED` lists the fields a person may set.
    """

    CURATED: ClassVar[tuple[str, ...]] = ()

    review_state = models.CharField(
        _("review"), max_length=10, choices=ReviewState, default=ReviewState.PROPOSED, db_index=True
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    set_by = models.JSONField(_("fields set by people"), default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Fields that say one thing between them: who sets one of them has set them all."""

    @property
    def protected(self) -> frozenset[str]:
        """The fields that no reading may change: those a person set; of a confirmed record all that people may set."""
        by_people = set(self.CURATED if self.review_state == ReviewState.ACCEPTED else self.set_by)
        together = (group for group in self.TOGETHER if by_people.intersection(group))
        return frozenset(by_people.union(*together))

    @property
    def is_confirmed(self) -> bool:
        return self.review_state in (ReviewState.ACCEPTED, ReviewState.CORRECTED)

    def is_set_by_person(self, field: str) -> bool:
        return field in self.set_by

    def take_over(self, fields: Collection[str], user: Any, at: dt.datetime, state_chosen: bool = False) -> None:
        """A person sets these fields: no reading changes them again. It is corrected, unless a state was chosen."""
        taken = {field: {"by": user.get_username(), "at": at.isoformat()} for field in fields if field in self.CURATED}
        if taken and not state_chosen:
            self.review_state = ReviewState.CORRECTED
        if taken or state_chosen:
            self.set_by = {**self.set_by, **taken}
            self.reviewed_by, self.reviewed_at = user, at

    def judge(self, state: ReviewState, user: Any, at: dt.datetime) -> None:
        """A person says what the proposal is worth as a whole."""
        self.review_state, self.reviewed_by, self.reviewed_at = state, user, at


class DifferenceQuerySet(models.QuerySet["Difference"]):
    def open(self) -> DifferenceQuerySet:
        return self.filter(resolution="")


class Difference(models.Model):
    """A later reading disagrees with what a person set: the person's value stays, the machine's is listed here."""

    class Resolution(models.TextChoices):
        KEPT = "kept", _("the person's value stays")
        TAKEN = "taken", _("the new reading was taken")

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="differences")
    commitment = models.ForeignKey("archive.Commitment", models.CASCADE, null=True, blank=True)
    field = models.CharField(max_length=40)
    kept = models.JSONField(null=True)
    proposed = models.JSONField(null=True)
    run = models.ForeignKey("archive.ImportRun", models.SET_NULL, null=True, blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    resolution = models.CharField(max_length=5, choices=Resolution, blank=True, default="", db_index=True)

    history = chronicle()
    objects = DifferenceQuerySet.as_manager()

    class Meta:
        ordering = ("-found_at", "-pk")

    def __str__(self) -> str:
        return f"{self.field}: {self.kept} / {self.proposed}"
