"""The desk for differences: a later reading disagrees with what a person set."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.desk import Desk
from archive.admin.judged import OnlyJudged
from archive.admin.queues.differences import Differences
from archive.models import Difference


@admin.register(Difference)
class DifferenceAdmin(OnlyJudged, Desk):
    queue = Differences()
    list_display = ("field", "kept", "proposed", "article", "commitment", "resolution", "found_at")
    list_filter = ("resolution", "field")
    list_select_related = ("article", "commitment")
    search_fields = ("article__title", "field")
    fields = ("article", "commitment", "field", "kept", "proposed", "run", "found_at", "resolution")
    readonly_fields = fields
