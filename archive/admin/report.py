"""The desk for single reports: which article the machine grouped under which statement, and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.desk import Desk
from archive.admin.judged import JudgedInQueue
from archive.admin.queues.reports import Reports
from archive.models import Report


@admin.register(Report)
class ReportAdmin(JudgedInQueue, Desk):
    queue = Reports()
    list_display = ("statement", "article", "review_state", "reviewed_by")
    list_filter = ("review_state",)
    list_select_related = ("statement", "article", "reviewed_by")
    search_fields = ("statement__name", "article__title")
    fields = readonly_fields = ("statement", "article", "why", "copy_of", "review_state")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles are grouped by hand at the desk of their statement."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was rejected stays, or it would be proposed anew."""
        return False
