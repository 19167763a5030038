"""The filters of the list of articles."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Article
from archive.web.facets.articles import FACETS
from archive.web.filters.base import SearchedFilters


class ArticleFilters(SearchedFilters):
    """`also=mentioned` widens the countries from those that act to all that are named."""

    facets = FACETS

    also = django_filters.ChoiceFilter(
        label=_("Countries merely mentioned"), choices=[("mentioned", _("included"))], method="unchanged"
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def field_of(self, facet: str) -> str:
        return "mentions" if facet == "country" and self.values.get("also") else facet

    def filter_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return search.articles(self.asked, queryset, self.order)
