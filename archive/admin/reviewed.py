"""What every desk shares: a save notes who set which field, and a judgement is one action."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import BaseModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from simple_history.admin import SimpleHistoryAdmin

from archive.models.review import Reviewed, ReviewState


class ReviewedAdmin(SimpleHistoryAdmin):
    """A desk for records that a machine proposes and people judge."""

    class Media:
        css = {"all": ("css/desks.css",)}

    actions = ("accept", "reject")
    list_per_page = 50
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Reviewed, form: BaseModelForm[Any], change: bool) -> None:
        changed = set(form.changed_data)
        by_hand = changed if change else {*changed, *obj.CURATED}
        obj.take_over(by_hand, request.user, timezone.now(), state_chosen="review_state" in changed)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: BaseModelForm[Any], formset: Any, change: bool) -> None:
        """Rows beneath a record are its fields too: `curated_inlines` names the field that each inline stands for."""
        super().save_formset(request, form, formset, change)
        field = self.curated_inlines.get(formset.model)
        if field and formset.has_changed():
            form.instance.take_over({field}, request.user, timezone.now())
            form.instance.save()

    curated_inlines: dict[type[Model], str] = {}

    @admin.action(description=_("Confirm the selected proposals"), permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._judge(request, queryset, ReviewState.ACCEPTED)

    @admin.action(description=_("Reject the selected proposals"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._judge(request, queryset, ReviewState.REJECTED)

    def _judge(self, request: HttpRequest, queryset: QuerySet[Any], state: ReviewState) -> None:
        """One save a record, not one update for all: only a save writes history."""
        for record in queryset:
            record.judge(state, request.user, timezone.now())
            record.save()
        told = ngettext("%(count)d record: %(state)s.", "%(count)d records: %(state)s.", len(queryset))
        self.message_user(request, told % {"count": len(queryset), "state": state.label}, messages.SUCCESS)
