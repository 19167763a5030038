"""The filters of the list of commitments."""

from __future__ import annotations

from functools import cached_property

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Commitment
from archive.search import Query
from archive.web.facets.commitments import FACETS
from archive.web.filters.base import SearchedFilters

DEADLINES = {
    "any": (_("has a deadline"), lambda rows, today: rows.with_deadline()),
    "due": (_("not yet due"), lambda rows, today: rows.due_from(today())),
    "past": (_("past its date"), lambda rows, today: rows.due_before(today())),
}


class CommitmentFilters(SearchedFilters):
    """Strict promises alone unless `show=all` asks for positions and other messages as well."""

    facets = FACETS

    show = django_filters.ChoiceFilter(label=_("Show"), choices=[("all", _("all messages"))], method="unchanged")
    deadline = django_filters.ChoiceFilter(
        label=_("Deadline"), choices=[(code, label) for code, (label, _words) in DEADLINES.items()], method="unchanged"
    )

    class Meta:
        model = Commitment
        fields: list[str] = []

    @property
    def is_strict(self) -> bool:
        return not self.values.get("show")

    def field_of(self, facet: str) -> str:
        """In addresses "to" ends a span of time, in a search it says to whom."""
        return "to" if facet == "towards" else facet

    @cached_property
    def asked(self) -> Query:
        return super().asked.narrow("strict", ["yes"]) if self.is_strict else super().asked

    def within(self, rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
        """What the index does not know of: deadlines."""
        deadline = self.values.get("deadline")
        return DEADLINES[deadline][1](rows, self.today) if deadline else rows

    def filter_queryset(self, queryset: QuerySet[Commitment]) -> QuerySet[Commitment]:
        return search.commitments(self.asked, self.within(queryset), self.order)
