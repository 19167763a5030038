"""Who published a text: an outlet, an agency, a ministry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.chronicle import chronicle
from archive.models.naming import Moving, read_as


class Publisher(Moving):
    """An authority record for publishers; `actor` is the medium in the lexicon, when it is known there."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    actor = models.OneToOneField(
        "archive.Actor", models.SET_NULL, null=True, blank=True, related_name="publisher", verbose_name=_("medium")
    )
    actor_read_as = read_as()
    url = models.URLField(blank=True, max_length=500)

    history = chronicle()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
