"""What became of a promise: the log that people keep, and what the machine proposes as its fulfilment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle
from archive.models.commitment import Commitment
from archive.models.review import Reviewed, ReviewState


class Status(models.TextChoices):
    """The machine never sets one. Past its date says what the calendar says, not that anything was broken."""

    OPEN = "open", _("open")
    IN_PROGRESS = "in_progress", _("in progress")
    FULFILLED = "fulfilled", _("fulfilled")
    PARTLY = "partly", _("partly fulfilled")
    OVERDUE = "overdue", _("past its date")
    SUPERSEDED = "superseded", _("superseded")
    NO_EVIDENCE = "no_evidence", _("no evidence found")


SETTLED = (Status.FULFILLED, Status.SUPERSEDED)
"""Nothing falls due any more."""


class StatusEntryQuerySet(models.QuerySet["StatusEntry"]):
    def in_order(self) -> StatusEntryQuerySet:
        return self.order_by("on", "pk")

    def with_evidence(self) -> StatusEntryQuerySet:
        """With the articles they rest on, without the texts."""
        return self.select_related("evidence_article").defer(
            "evidence_article__text", "evidence_article__evidence", "evidence_article__rivals"
        )


class StatusEntry(models.Model):
    """One line of the log of a promise. Lines are only ever added: who errs adds another one.

    The status of a promise is that of its line with the latest date, of several on one day the last one written.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="status_entries")
    status = models.CharField(_("status"), max_length=12, choices=Status, db_index=True)
    on = models.DateField(_("as of"))
    note = models.TextField(_("note"), blank=True)
    evidence_quote = models.TextField(_("evidence, quoted"), blank=True)
    evidence_article = models.ForeignKey(
        "archive.Article",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proves",
        verbose_name=_("evidence in the article"),
    )
    evidence_url = models.URLField(_("evidence at the address"), max_length=1000, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    author_name = models.CharField(_("author"), max_length=150, editable=False)
    recorded_at = models.DateTimeField(_("recorded"), editable=False)

    objects = StatusEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("status entry")
        verbose_name_plural = _("status entries")
        ordering = ("commitment", "on", "pk")
        indexes = [models.Index(fields=["commitment", "-on", "-id"], name="status_latest")]

    def __str__(self) -> str:
        return f"{self.get_status_display()}, {self.on}"


class FulfilmentQuerySet(models.QuerySet["Fulfilment"]):
    def standing(self) -> FulfilmentQuerySet:
        return self.exclude(review_state=ReviewState.REJECTED).filter(article__hidden=False)

    def with_article(self) -> FulfilmentQuerySet:
        found = self.select_related("article__publisher")
        return found.defer("article__text", "article__evidence", "article__rivals").order_by("happened_earliest", "pk")


class Fulfilment(Reviewed):
    """A later text tells of what was promised: `article.text[start:end] == quote`.

    pattern              the rule that joined them ("visit", "signing", …; see `archive.following`)
    happened_earliest, happened_latest    when it happened, by the article; other reports of it are not proposed again
    reasons              what the two have in common: [{"what", "of": [keys, figures, words]}, …]
    """

    CURATED = ("status",)

    promise = models.ForeignKey(Commitment, models.CASCADE, related_name="fulfilments", verbose_name=_("promise"))
    article = models.ForeignKey(
        "archive.Article", models.CASCADE, related_name="fulfils", verbose_name=_("article that tells of it")
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"))
    pattern = models.SlugField(_("pattern"), max_length=30)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.FULFILLED)
    happened_earliest = models.DateField(_("happened, earliest"))
    happened_latest = models.DateField(_("happened, latest"))
    reasons = models.JSONField(_("reasons"), default=list, blank=True)

    history = chronicle()
    objects = FulfilmentQuerySet.as_manager()

    class Meta:
        ordering = ("promise", "happened_earliest", "pk")
        constraints = [
            models.UniqueConstraint(fields=["promise", "pattern", "article"], name="fulfilment_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="fulfilment_span"),
            models.CheckConstraint(
                condition=Q(happened_latest__gte=F("happened_earliest")), name="fulfilment_interval"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    def save(self, *args: Any, **options: Any) -> None:
        """A confirmed proposal is a line of the log; when the confirmation is taken back, another line says so."""
        super().save(*args, **options)
        if self.is_confirmed:
            if not self._lines.exists():
                self._enter(self.status, self.quote)
        elif StatusEntry.objects.filter(commitment=self.promise).in_order().last() in self._lines:
            self._enter(Status.OPEN, "")

    @property
    def _lines(self) -> models.QuerySet[StatusEntry]:
        lines = StatusEntry.objects.filter(commitment=self.promise, evidence_article=self.article)
        return lines.filter(status=self.status, evidence_quote=self.quote)

    def _enter(self, status: str, quote: str) -> None:
        StatusEntry.objects.create(
            commitment=self.promise,
            status=status,
            on=self.happened_latest,
            evidence_article=self.article if quote else None,
            evidence_quote=quote,
            author=self.reviewed_by,
            author_name=self.reviewed_by.get_username() if self.reviewed_by else "",
            recorded_at=self.reviewed_at or timezone.now(),
        )
