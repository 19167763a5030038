"""One run of the import and what went wrong in it: refusals are kept, never only printed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle


class ImportRun(models.Model):
    started_at = models.DateTimeField(_("started"), db_index=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    source = models.TextField(_("paths"), help_text=_("what was asked to be imported, one path a line"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    lexicon_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class ImportProblem(models.Model):
    """A file or a record that was refused, or stored with a warning, and the reason in a sentence."""

    class Severity(models.TextChoices):
        REFUSED = "refused", _("refused")
        WARNING = "warning", _("warning")

    class Resolution(models.TextChoices):
        MENDED = "mended", _("dealt with")
        ACCEPTED = "accepted", _("nothing to be done")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems")
    name = models.CharField(_("file"), max_length=1000)
    severity = models.CharField(max_length=8, choices=Severity, default=Severity.REFUSED)
    reason = models.TextField(_("reason"))
    resolution = models.CharField(
        _("resolution"), max_length=8, choices=Resolution, blank=True, default="", db_index=True
    )

    history = chronicle()

    class Meta:
        ordering = ("run", "pk")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="problem_has_reason")]

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
