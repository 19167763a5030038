"""The desk for pairs that may be one record: judged in their queue or many at once, never typed in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin.desk import Desk
from archive.admin.judged import JudgedInQueue
from archive.admin.queues.duplicates import Duplicates
from archive.models import Duplicate


@admin.register(Duplicate)
class DuplicateAdmin(JudgedInQueue, Desk):
    queue = Duplicates()
    list_display = ("__str__", "why", "review_state", "reviewed_by", "found_at")
    list_filter = ("review_state",)
    list_select_related = ("actor", "other_actor", "article", "other_article", "reviewed_by")
    search_fields = ("actor__name", "other_actor__name", "article__title", "other_article__title")
    fields = readonly_fields = ("actor", "other_actor", "article", "other_article", "why", "review_state", "found_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a comparison finds a pair."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A verdict does more than change a word here: it is given in the queue."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A pair that was told apart must stay, or it would come back as new."""
        return False
