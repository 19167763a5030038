"""The desk for publishers."""

from __future__ import annotations

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from archive.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(SimpleHistoryAdmin):
    list_display = ("name", "actor", "url")
    list_select_related = ("actor",)
    search_fields = ("name", "slug")
    autocomplete_fields = ("actor",)
    prepopulated_fields = {"slug": ("name",)}
