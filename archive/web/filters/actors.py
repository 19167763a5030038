"""The filters of the list of actors."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from archive.models import Actor
from archive.web.facets.actors import FACETS
from archive.web.filters.base import ListFilters


class ActorFilters(ListFilters):
    """Those that the archive names, unless `show=all` asks for everyone the lexicon knows."""

    facets = FACETS
    dated = False

    show = django_filters.ChoiceFilter(
        label=_("Show"), choices=[("all", _("everyone the archive knows of"))], method="unchanged"
    )

    class Meta:
        model = Actor
        fields: list[str] = []

    def search(self, rows: Any, name: str, typed: str) -> Any:
        return rows.called(typed.strip()[:100]) if typed.strip() else rows

    def unchanged(self, rows: Any, name: str, value: str) -> Any:
        return rows
