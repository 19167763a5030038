"""The desk for pairs that may be one record: judged in their queue or many at once, never typed in."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.desk import Desk
from archive.admin.judged import OnlyJudged
from archive.admin.queues.duplicates import Duplicates
from archive.models import Duplicate


@admin.register(Duplicate)
class DuplicateAdmin(OnlyJudged, Desk):
    queue = Duplicates()
    list_display = ("__str__", "why", "review_state", "reviewed_by", "found_at")
    list_filter = ("review_state",)
    list_select_related = ("actor", "other_actor", "article", "other_article", "reviewed_by")
    search_fields = ("actor__name", "other_actor__name", "article__title", "other_article__title")
    fields = readonly_fields = ("actor", "other_actor", "article", "other_article", "why", "review_state", "found_at")
