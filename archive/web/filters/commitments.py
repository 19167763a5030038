"""The filters of the list of commitments."""

from __future__ import annotations

from functools import cached_property

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Commitment, Status
from archive.models.commitment import CommitmentQuerySet
from archive.search import Query
from archive.web.facets.commitments import FACETS
from archive.web.filters.base import SearchedFilters

DEADLINES = {
    "any": (_("has a deadline"), lambda rows, today: rows.with_deadline()),
    "due": (_("not yet due"), lambda rows, today: rows.due_from(today())),
    "past": (_("past its date"), lambda rows, today: rows.due_before(today())),
}
DEADLINE_CHOICES = [(code, label) for code, (label, _words) in DEADLINES.items()]
NOBODY = "none"
STATUSES = [*Status.choices, (NOBODY, _("nobody has followed it up"))]


class CommitmentFilters(SearchedFilters):
    """Strict promises alone unless `show=all` asks for positions and other messages as well."""

    facets = FACETS

    show = django_filters.ChoiceFilter(label=_("Show"), choices=[("all", _("all messages"))], method="unchanged")
    deadline = django_filters.ChoiceFilter(label=_("Deadline"), choices=DEADLINE_CHOICES, method="unchanged")
    status = django_filters.ChoiceFilter(label=_("Status"), choices=STATUSES, method="unchanged")

    class Meta:
        model = Commitment
        fields: list[str] = []

    deadlines, statuses = DEADLINE_CHOICES, STATUSES
    """(code, label) of each that can be chosen."""

    @property
    def is_strict(self) -> bool:
        return not self.values.get("show")

    def field_of(self, facet: str) -> str:
        """In addresses "to" ends a span of time, in a search it says to whom."""
        return "to" if facet == "towards" else facet

    @cached_property
    def asked(self) -> Query:
        return super().asked.narrow("strict", ["yes"]) if self.is_strict else super().asked

    @property
    def asks_beyond_index(self) -> bool:
        return bool(self.values.get("deadline") or self.values.get("status"))

    def within(self, rows: CommitmentQuerySet) -> CommitmentQuerySet:
        """What the index does not know of: deadlines, and what people noted in the log of a promise."""
        deadline, status = self.values.get("deadline"), self.values.get("status")
        if deadline:
            rows = DEADLINES[deadline][1](rows, self.today)
        if status:
            rows = rows.not_followed_up() if status == NOBODY else rows.in_status(status)
        return rows

    def filter_queryset(self, queryset: CommitmentQuerySet) -> QuerySet[Commitment]:
        return search.commitments(self.asked, self.within(queryset), self.order)
