"""The desk for statements: the event itself, its parties, and the articles that report it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.picking import Rows
from archive.admin.queues.reports import Reports
from archive.admin.reviewed import ReviewedAdmin
from archive.curating.acting import ActRefused
from archive.curating.statements import confirm, join, new_public_id, part
from archive.models import Report, ReviewState, Statement, StatementActor


class PartyInline(Rows):
    model = StatementActor
    extra = 1
    autocomplete_fields = ("actor",)
    fields = ("actor", "role")


class ReportInline(Rows):
    """An article leaves a statement by being rejected, never by being deleted: it would be proposed anew."""

    model = Report
    fk_name = "statement"
    extra = 1
    can_delete = False
    autocomplete_fields = ("article",)
    fields = ("article", "review_state")


@admin.register(Statement)
class StatementAdmin(ReviewedAdmin):
    queue = Reports()
    list_display = ("name", "doc_type", "place", "date_earliest", "reported_by", "review_state", "merged_into")
    list_filter = ("review_state", "doc_type", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into",)
    search_fields = ("name", "place", "public_id")
    date_hierarchy = "date_earliest"
    autocomplete_fields = ("parent",)
    inlines = (PartyInline, ReportInline)
    curated_inlines = {StatementActor: "parties"}
    actions = ("accept", "reject", "confirm_with_reports", "join_selected", "part_selected")
    fields = (
        "name",
        ("doc_type", "place"),
        ("date_earliest", "date_latest", "date_precision"),
        "parent",
        "review_state",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        standing = ~Q(reports__review_state=ReviewState.REJECTED)
        found: QuerySet[Statement] = super().get_queryset(request)
        return found.annotate(reporting=Count("reports", filter=standing))

    @admin.display(description=gettext_lazy("reports"), ordering="reporting")
    def reported_by(self, statement: Any) -> int:
        return int(statement.reporting)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.public_id = obj.public_id or new_public_id(obj.name, str(obj.date_earliest))
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """A person who adds an article says that it reports the event; who changes the state judges it."""
        if formset.model is Report:
            for row in formset.forms:
                if row.has_changed() and row.instance.article_id:
                    added = row.instance.pk is None and "review_state" not in row.changed_data
                    state = ReviewState.ACCEPTED if added else ReviewState(row.instance.review_state)
                    row.instance.judge(state, request.user, timezone.now())
        super().save_formset(request, form, formset, change)

    @admin.action(description=gettext_lazy("Confirm, with all their reports"), permissions=["change"])
    def confirm_with_reports(self, request: HttpRequest, queryset: QuerySet[Statement]) -> None:
        for statement in queryset:
            self._act(request, confirm, statement)

    @admin.action(description=gettext_lazy("Join: they are one statement, the oldest stands"), permissions=["change"])
    def join_selected(self, request: HttpRequest, queryset: QuerySet[Statement]) -> None:
        self._act(request, join, list(queryset.order_by("pk")))

    @admin.action(description=gettext_lazy("Part again what was joined"), permissions=["change"])
    def part_selected(self, request: HttpRequest, queryset: QuerySet[Statement]) -> None:
        for statement in queryset:
            self._act(request, part, statement)

    def _act(self, request: HttpRequest, act: Callable[..., Any], on: Any) -> None:
        try:
            act(on, request.user, timezone.now())
        except ActRefused as why:
            self.message_user(request, str(why), messages.ERROR)
        else:
            shown = on if isinstance(on, Statement) else ", ".join(map(str, on))
            self.message_user(request, _("Done: %(what)s.") % {"what": shown}, messages.SUCCESS)
