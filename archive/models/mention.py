"""Who stands in an article: the role of an actor there, and the places where it is named."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

INVOLVED = ("party", "counterpart")
"""The roles that "concerns Kazakhstan" means; merely being named is another question."""


class Role(models.TextChoices):
    PARTY = "party", _("party")
    COUNTERPART = "counterpart", _("counterpart")
    SPEAKER = "speaker", _("speaker")
    BENEFICIARY = "beneficiary", _("beneficiary")
    SUBJECT = "subject", _("subject")
    SOURCE = "source", _("source")
    MENTIONED = "mentioned", _("merely mentioned")


class Appearance(models.Model):
    """An actor in an article, with its role there; a role that a person set is kept from later readings."""

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="appearances")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="appearances")
    role = models.CharField(_("role"), max_length=11, choices=Role, default=Role.MENTIONED)
    office = models.CharField(_("office"), max_length=200, blank=True)
    speaks_for = models.ForeignKey(
        "archive.Actor", models.SET_NULL, null=True, blank=True, related_name="spoken_for", verbose_name=_("speaks for")
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    set_by_person = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("article", "role", "actor")
        constraints = [models.UniqueConstraint(fields=["article", "actor"], name="appearance_once_an_article")]
        indexes = [models.Index(fields=["actor", "role", "article"], name="appearance_by_actor")]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"


class Mention(models.Model):
    """One place where an actor is named: `article.text[start:end] == quote`."""

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="mentions")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=500)
    usage = models.CharField(max_length=10, default="name")
    set_by_person = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("article", "start", "end")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_span"),
            models.UniqueConstraint(fields=["article", "actor", "start", "end"], name="mention_once_a_span"),
        ]

    def __str__(self) -> str:
        return self.quote
