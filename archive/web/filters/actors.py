"""The filters of the list of actors."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
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

    def filter_queryset(self, queryset: QuerySet[Actor]) -> QuerySet[Actor]:
        return self.without()

    def without(self, *names: str) -> Any:
        """The rows with every filter applied but these: what a facet counts."""
        typed = self.values.get("q", "").strip()[:100]
        rows = self.queryset.called(typed) if typed else self.queryset.all()
        for name, value in self.values.items():
            if name not in names:
                rows = self.filters[name].filter(rows, value)
        return rows
