"""The filters of the list of articles."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Article
from archive.web.facets.articles import FACETS, countries
from archive.web.facets.facet import Facet
from archive.web.filters.base import ListFilters


class ArticleFilters(ListFilters):
    """`also=mentioned` widens the countries from those that act to all that are named."""

    facets = FACETS

    also = django_filters.ChoiceFilter(
        label=_("Countries merely mentioned"), choices=[("mentioned", _("included"))], method="unchanged"
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def search(self, rows: Any, name: str, typed: str) -> Any:
        return search.articles(self.query, rows, self.order) if self.query else rows

    def unchanged(self, rows: Any, name: str, value: str) -> Any:
        return rows

    def facet(self, name: str) -> Facet:
        return countries(also_mentioned=True) if name == "country" and self.also_mentioned else super().facet(name)

    @property
    def also_mentioned(self) -> bool:
        return self.data.get("also") == "mentioned"
