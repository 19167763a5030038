"""The log of imports and their problems: read here, written only by the import."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.desk import Desk
from archive.admin.judged import JudgedInQueue
from archive.admin.picking import Rows
from archive.admin.queues.problems import Problems
from archive.models import ImportProblem, ImportRun


class ReadOnly:
    """Nobody edits a log."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ProblemInline(ReadOnly, Rows):
    model = ImportProblem
    extra = 0
    fields = ("severity", "name", "reason")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("started_at", "source", "created", "updated", "unchanged", "refused", "user")
    list_filter = ("started_at",)
    list_select_related = ("user",)
    search_fields = ("source",)
    date_hierarchy = "started_at"
    inlines = (ProblemInline,)


@admin.register(ImportProblem)
class ImportProblemAdmin(JudgedInQueue, ReadOnly, Desk):
    queue = Problems()
    list_display = ("name", "severity", "reason", "run", "resolution")
    list_filter = ("severity", "resolution")
    list_select_related = ("run",)
    search_fields = ("name", "reason")
