"""The desks for what became of promises: the log, to which lines are added, and the proposals that people judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin.reviewed import ReviewedAdmin
from archive.models import Fulfilment, Status, StatusEntry

NEED_EVIDENCE = (Status.FULFILLED, Status.PARTLY, Status.SUPERSEDED)


class StatusEntryForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        article, quote = values.get("evidence_article"), values.get("evidence_quote", "")
        if article and quote and quote not in article.text:
            raise ValidationError(
                {"evidence_quote": _("These words do not stand in the article: copy them as they are.")}
            )
        if values.get("status") in NEED_EVIDENCE and not (article or values.get("evidence_url")):
            raise ValidationError({"evidence_article": _("Name the article or the address that shows it.")})
        return values


@admin.register(StatusEntry)
class StatusEntryAdmin(admin.ModelAdmin):
    """Lines are added and never changed: who erred adds another one."""

    form = StatusEntryForm
    list_display = ("commitment", "status", "on", "author_name", "recorded_at")
    list_filter = ("status",)
    list_select_related = ("commitment",)
    search_fields = ("commitment__quote", "commitment__public_id", "note")
    date_hierarchy = "on"
    autocomplete_fields = ("commitment", "evidence_article")
    fields = ("commitment", ("status", "on"), "note", "evidence_article", "evidence_quote", "evidence_url")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: StatusEntry, form: Any, change: bool) -> None:
        author: Any = request.user
        obj.author, obj.author_name, obj.recorded_at = author, author.get_username(), timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(Fulfilment)
class FulfilmentAdmin(ReviewedAdmin):
    """To confirm one writes a line into the log of the promise."""

    list_display = ("promised", "told", "pattern", "status", "review_state")
    list_filter = ("review_state", "pattern", "status")
    list_select_related = ("promise", "article")
    search_fields = ("promise__quote", "quote", "article__title")
    fields = (
        "promised",
        "told",
        "article",
        "pattern",
        "happened_earliest",
        "happened_latest",
        "reasons",
        "status",
        "review_state",
    )
    readonly_fields = ("promised", "told", "article", "pattern", "happened_earliest", "happened_latest", "reasons")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A person who knows better writes into the log itself."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fulfilment]:
        found: QuerySet[Fulfilment] = super().get_queryset(request)
        return found.defer("article__text", "article__evidence", "article__rivals")

    @admin.display(description=_("promised"))
    def promised(self, proposal: Fulfilment) -> SafeString:
        return _linked(proposal.promise.get_absolute_url(), proposal.promise.quote)

    @admin.display(description=_("told later"))
    def told(self, proposal: Fulfilment) -> SafeString:
        return _linked(f"{proposal.article.get_absolute_url()}#p-{proposal.start}", proposal.quote)


def _linked(address: str, quote: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, quote if len(quote) <= 200 else f"{quote[:199]}…")
