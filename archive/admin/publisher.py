"""The desk for publishers."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.desk import Desk
from archive.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(Desk):
    list_display = ("name", "actor", "url")
    list_select_related = ("actor",)
    search_fields = ("name", "slug")
    autocomplete_fields = ("actor",)
    prepopulated_fields = {"slug": ("name",)}
