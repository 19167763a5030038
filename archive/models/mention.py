"""Who stands in an article: the role of an actor there, and the places where it is named."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.naming import Naming, SetAside, read_as

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


class Appearance(Naming):
    """An actor in an article, with its role there; a role that a person set is kept from later readings."""

    MOVING = ("actor", "speaks_for")
    PLACE = ("article_id", "actor_id")

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="appearances")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="appearances")
    actor_read_as = read_as()
    role = models.CharField(_("role"), max_length=11, choices=Role, default=Role.MENTIONED)
    office = models.CharField(_("office"), max_length=200, blank=True)
    speaks_for = models.ForeignKey(
        "archive.Actor", models.SET_NULL, null=True, blank=True, related_name="spoken_for", verbose_name=_("speaks for")
    )
    speaks_for_read_as = read_as()
    why = models.CharField(_("why"), max_length=300, blank=True)
    set_by_person = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("article", "role", "actor")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "actor"], condition=Q(set_aside=""), name="appearance_shown_once"
            )
        ]
        indexes = [models.Index(fields=["actor", "role", "article"], name="appearance_by_actor")]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"

    @property
    def precedence(self) -> tuple[Any, ...]:
        """The role that a person set, else the strongest of those of one actor."""
        return (not self.set_by_person, Role.values.index(self.role), *super().precedence)


class Mention(Naming):
    """One place where an actor is named: `article.text[start:end] == quote`.

    A name that a person took away, and whose words a later version of the text no longer has, waits without a place
    (`start` and `end` are None) until they stand in it once again: the decision is never dropped.
    """

    PLACE = ("article_id", "actor_id", "start", "end")

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="mentions")
    actor = models.ForeignKey("archive.Actor", models.PROTECT, related_name="mentions")
    actor_read_as = read_as()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.CharField(max_length=500)
    usage = models.CharField(max_length=10, default="name")
    set_by_person = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("article", "start", "end")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=False, end__gt=F("start"))
                | Q(start=None, end=None, set_aside=SetAside.REMOVED),
                name="mention_span",
            ),
            models.UniqueConstraint(
                fields=["article", "actor", "start", "end"], condition=Q(set_aside=""), name="mention_shown_once"
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands; every name that shows stands somewhere."""
        if self.start is None or self.end is None:
            raise ValueError(f"“{self.quote}” was taken away, and its words are gone from the text.")
        return self.start, self.end
