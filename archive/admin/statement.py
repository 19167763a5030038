"""The desk for statements: the event itself, its parties, and the articles that report it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import BaseModelForm
from django.http import HttpRequest

from archive.admin.reviewed import ReviewedAdmin
from archive.models import Report, Statement, StatementActor
from archive.models.public_id import public_id


class PartyInline(admin.TabularInline):
    model = StatementActor
    extra = 1
    autocomplete_fields = ("actor",)


class ReportInline(admin.TabularInline):
    model = Report
    extra = 1
    autocomplete_fields = ("article",)
    fields = ("article", "review_state")


@admin.register(Statement)
class StatementAdmin(ReviewedAdmin):
    list_display = ("name", "doc_type", "place", "date_earliest", "review_state")
    list_filter = ("review_state", "doc_type")
    search_fields = ("name", "place", "public_id")
    date_hierarchy = "date_earliest"
    autocomplete_fields = ("parent",)
    inlines = (PartyInline, ReportInline)
    fields = (
        "name",
        ("doc_type", "place"),
        ("date_earliest", "date_latest", "date_precision"),
        "parent",
        "review_state",
    )

    def save_model(self, request: HttpRequest, obj: Any, form: BaseModelForm[Any], change: bool) -> None:
        if not obj.public_id:
            obj.public_id = public_id("statement", obj.name, str(obj.date_earliest), Statement.objects.count())
        super().save_model(request, obj, form, change)
