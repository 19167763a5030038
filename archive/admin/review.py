"""The desk for differences: a later reading disagrees with what a person set."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.desk import Desk
from archive.models import Difference


@admin.register(Difference)
class DifferenceAdmin(Desk):
    list_display = ("field", "kept", "proposed", "article", "commitment", "resolution", "found_at")
    list_filter = ("resolution", "field")
    list_select_related = ("article", "commitment")
    search_fields = ("article__title", "field")
    autocomplete_fields = ("article", "commitment")
    fields = ("article", "commitment", "field", "kept", "proposed", "run", "found_at", "resolution")
    readonly_fields = ("article", "commitment", "field", "kept", "proposed", "run", "found_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a reading finds a difference."""
        return False
