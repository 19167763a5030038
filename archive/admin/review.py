"""The desk for differences: a later reading disagrees with what a person set."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.desk import Desk
from archive.admin.judged import JudgedInQueue
from archive.admin.queues.differences import Differences
from archive.models import Difference


@admin.register(Difference)
class DifferenceAdmin(JudgedInQueue, Desk):
    queue = Differences()
    list_display = ("field", "kept", "proposed", "article", "commitment", "resolution", "found_at")
    list_filter = ("resolution", "field")
    list_select_related = ("article", "commitment")
    search_fields = ("article__title", "field")
    fields = ("article", "commitment", "field", "kept", "proposed", "run", "found_at", "resolution")
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a reading finds a difference."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A verdict does more than change a word here: it is given in the queue."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was settled stays, or it would be listed anew."""
        return False
