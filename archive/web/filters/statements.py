"""The filters of the list of statements."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from archive.models import Statement
from archive.web.facets.statements import FACETS
from archive.web.filters.base import ListFilters


class StatementFilters(ListFilters):
    """The span of time is that of the event, not of its reports."""

    facets = FACETS

    class Meta:
        model = Statement
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        return self.without()

    def without(self, *names: str) -> Any:
        """The rows with every filter applied but these: what a facet counts."""
        typed = self.values.get("q", "").strip()[:100]
        rows = self.queryset.called(typed) if typed else self.queryset.all()
        rows = rows.touching(self.values.get("from"), self.values.get("to"))
        for name, value in self.values.items():
            if name not in names:
                rows = self.filters[name].filter(rows, value)
        return rows
