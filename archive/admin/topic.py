"""The desk for topics: codes and their order; labels stand in the codebook."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.desk import Desk
from archive.models import Topic


@admin.register(Topic)
class TopicAdmin(Desk):
    list_display = ("code", "label", "position")
    search_fields = ("code",)
