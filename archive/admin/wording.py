"""The desk for wording over time: both quotations side by side, and what the machine makes of them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.reviewed import ReviewedAdmin
from archive.models import Commitment, Wording


@admin.register(Wording)
class WordingAdmin(ReviewedAdmin):
    list_display = ("change", "topic", "said_earlier", "said_later", "said_on", "review_state")
    list_filter = ("review_state", "change", "topic")
    list_select_related = ("topic", "earlier", "later")
    search_fields = ("earlier__quote", "later__quote", "earlier__public_id", "later__public_id")
    date_hierarchy = "said_on"
    fields = ("said_earlier", "said_later", "compared_with", "topic", "said_on", "reasons", "change", "review_state")
    readonly_fields = ("said_earlier", "said_later", "compared_with", "topic", "said_on", "reasons")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Two messages are joined by comparing their texts."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Wording]:
        found: QuerySet[Wording] = super().get_queryset(request)
        return found.defer("compared_with__text", "compared_with__evidence", "compared_with__rivals")

    @admin.display(description=_("earlier"))
    def said_earlier(self, wording: Wording) -> SafeString | str:
        return _quoted(wording.earlier)

    @admin.display(description=_("later"))
    def said_later(self, wording: Wording) -> SafeString | str:
        return _quoted(wording.later)


def _quoted(message: Commitment | None) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', message.get_absolute_url(), message.quote) if message else "–"
