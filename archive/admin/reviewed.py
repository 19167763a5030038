"""Desks for records that a machine proposes: a save notes who set which field, and a judgement is one action."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.desk import Desk
from archive.admin.verdict import judge
from archive.models.chronicle import Beneath
from archive.models.review import Reviewed, ReviewState


class ReviewedAdmin(Desk):
    """A desk for records that a machine proposes and people judge."""

    class Media:
        css = {"all": ("css/desks.css",)}

    actions: tuple[str, ...] = ("accept", "reject")
    list_per_page = 50
    show_full_result_count = False

    curated_inlines: dict[type[Model], str] = {}
    """Rows beneath a record are its fields too: the field that each inline stands for."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:
        """Beside each field that people may set: who set it."""
        form: Any = super().get_form(request, obj, change, **options)
        for name, field in form.base_fields.items():
            if obj is not None and name in obj.CURATED:
                field.help_text = format_html("{} {}", field.help_text, origin(obj, name))
        return form

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        inlines: list[Any] = super().get_inline_instances(request, obj)
        for inline in inlines:
            if obj is not None and (field := self.curated_inlines.get(inline.model)):
                named = inline.verbose_name_plural or inline.model._meta.verbose_name_plural
                inline.verbose_name_plural = format_html("{} ({})", named, origin(obj, field))
        return inlines

    def sign(self, request: HttpRequest, record: Reviewed, fields: set[str], beneath: Beneath) -> None:
        models = {name: model for name, (model, _up) in self._inline_rows(request, record).items()}
        rows = {self.curated_inlines.get(models[name], name) if name in models else name for name in beneath}
        new = set() if record.pk else set(record.CURATED)
        record.take_over(fields | rows | new, request.user, timezone.now(), state_chosen="review_state" in fields)

    @admin.action(description=gettext_lazy("Confirm the selected proposals"), permissions=["change"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._judge(request, queryset, ReviewState.ACCEPTED)

    @admin.action(description=gettext_lazy("Reject the selected proposals"), permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._judge(request, queryset, ReviewState.REJECTED)

    @transaction.atomic
    def _judge(self, request: HttpRequest, queryset: QuerySet[Any], state: ReviewState) -> None:
        """One save a record, not one update for all: only a save writes history.

        Proposals only: what somebody judged since the list was opened is not judged again in silence.
        """
        chosen = self.model._default_manager.select_for_update().filter(pk__in=queryset.values("pk"))
        proposals = list(chosen.filter(review_state=ReviewState.PROPOSED))
        for record in proposals:
            judge(record, state, request.user, timezone.now())
        told = ngettext("%(count)d record: %(state)s.", "%(count)d records: %(state)s.", len(proposals))
        self.message_user(request, told % {"count": len(proposals), "state": state.label}, messages.SUCCESS)
        left = queryset.count() - len(proposals)
        if left:
            said = ngettext(
                "%(count)d record was judged already and stays as it is: open it to judge it again.",
                "%(count)d records were judged already and stay as they are: open them to judge them again.",
                left,
            )
            self.message_user(request, said % {"count": left}, messages.WARNING)


def origin(record: Any, field: str) -> SafeString | str:
    """Who stands behind a field, in a few words."""
    note = record.set_by.get(field)
    if note is None:
        return _("Proposed by the machine.")
    at = date_format(timezone.localtime(dt.datetime.fromisoformat(note["at"])), "DATETIME_FORMAT")
    return format_html(_("Set by {} on {}."), note["by"], at)
