"""The filters of the list of commitments."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from archive import search
from archive.models import Commitment
from archive.web.facets.commitments import FACETS
from archive.web.filters.base import ListFilters

DEADLINES = {
    "any": (_("has a deadline"), lambda rows, today: rows.with_deadline()),
    "due": (_("not yet due"), lambda rows, today: rows.due_from(today)),
    "past": (_("past its date"), lambda rows, today: rows.due_before(today)),
}


class CommitmentFilters(ListFilters):
    """Promises alone unless `show=all` asks for positions and other messages as well."""

    facets = FACETS

    show = django_filters.ChoiceFilter(label=_("Show"), choices=[("all", _("all messages"))], method="unchanged")
    deadline = django_filters.ChoiceFilter(
        label=_("Deadline"), choices=[(code, label) for code, (label, _words) in DEADLINES.items()], method="due"
    )

    class Meta:
        model = Commitment
        fields: list[str] = []

    def search(self, rows: Any, name: str, typed: str) -> Any:
        return search.commitments(self.query, rows, self.order) if self.query else rows

    def unchanged(self, rows: Any, name: str, value: str) -> Any:
        return rows

    def due(self, rows: Any, name: str, code: str) -> Any:
        return DEADLINES[code][1](rows, self.today)
