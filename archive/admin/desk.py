"""What every desk shares: no save goes over another's head, and each leaves one line of history with its reason.

A form carries what it showed (`seen.py`). When the record stands otherwise by the time the form comes back, nothing
is saved: the author is shown what was seen, what stands now and what was sent, and asked.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.forms import BaseModelForm
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from archive.admin.history.pages import HistoryPages
from archive.admin.picking import Picking
from archive.admin.queues.queue import Queue
from archive.admin.seen import TOKEN, Clash, Sheet, as_text, read, written
from archive.curating.beneath import RowsBeneath, rows_beneath, rows_changed
from archive.models.chronicle import LONGEST_REASON, Beneath, catch_up, content_of, latest_line, note_act

REASON = "_reason"
NO_FACTS = {"set_by", "review_state", "reviewed_at", "reviewed_by_id", "warnings"}
"""Columns that are no fact about the record, or that the form shows beside its fields."""


class Desk(HistoryPages, Picking, SimpleHistoryAdmin):
    """A desk at which people set fields; `queue` is the one in which its records wait, if they do."""

    queue: Queue | None = None

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "POST" or object_id is None:
            return self._form(request, object_id, form_url, extra_context)
        with transaction.atomic():
            record = self._held(request, object_id)
            if record is None:
                return self._form(request, object_id, form_url, extra_context)
            found = self.sheet(request, record).clashes(read(request.POST.get(TOKEN, "")), request.POST)
            if found:
                return self._ask(request, record, found)
            catch_up(record)
            request.rows_before = rows_beneath(record, self._inline_rows(request, record))  # type: ignore[attr-defined]
            return self._form(request, object_id, form_url, extra_context)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may = self.queue is not None and request.user.has_perm(self.queue.permission)
        answer: HttpResponse = super().changelist_view(
            request, {"queue": self.queue if may else None, **(extra_context or {})}
        )
        return answer

    def _held(self, request: HttpRequest, object_id: str) -> Any:
        """The record, locked until the transaction ends; None when there is none or the user may not change it."""
        record = self.get_object(request, unquote(object_id))
        if record is None or not self.has_change_permission(request, record):
            return None
        return self.model._default_manager.select_for_update().get(pk=record.pk)

    def _form(self, request: HttpRequest, object_id: str | None, form_url: str, extra: Any) -> HttpResponse:
        record = self.get_object(request, unquote(object_id)) if object_id is not None else None
        seen = written(self.sheet(request, record).shown()) if record is not None else ""
        context = {"seen": seen, "token": TOKEN, "longest_reason": LONGEST_REASON, **(extra or {})}
        answer: HttpResponse = super().changeform_view(request, object_id, form_url, context)
        return answer

    def sheet(self, request: HttpRequest, record: Any) -> Sheet:
        """The form of a record as it stands now, with its rows and facts."""
        form = self.get_form(request, record, change=True)(instance=record)
        formsets = tuple(
            made(instance=record, prefix=made.get_default_prefix(), queryset=inline.get_queryset(request))
            for made, inline in self.get_formsets_with_inlines(request, record)
            if inline.has_change_permission(request, record) and _is_edited(inline)
        )
        return Sheet(form, formsets, self._facts(form, record))

    def _facts(self, form: BaseModelForm[Any], record: Any) -> dict[str, str]:
        """What the form does not edit: a person who judges a quotation must know when it has become another one."""
        edited = {record._meta.get_field(name).attname for name in form.fields if name in _columns(record)}
        facts = content_of(record).items() if hasattr(record, "history") else ()
        return {name: as_text(value) for name, value in facts if name not in edited | NO_FACTS}

    def _ask(self, request: HttpRequest, record: Any, found: list[Clash]) -> HttpResponse:
        """Both versions, and two ways on: mine (where it touched nothing, theirs stays), or theirs."""
        sheet, line = self.sheet(request, record), latest_line(record) if hasattr(record, "history") else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Somebody else changed this record while you were writing"),
            "opts": self.opts,
            "record": record,
            "line": line,
            "clashes": [_worded(sheet, clash) for clash in found],
            "pairs": [*_mine(request, sheet, found), (TOKEN, written(sheet.shown()))],
            "media": self.media,
        }
        return TemplateResponse(request, "admin/archive/clash.html", context, status=409)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Who came from a queue goes on there."""
        from archive.admin.queues.tables import QUEUES

        queue = QUEUES.get(request.GET.get("_queue", ""))
        if queue is not None:
            return HttpResponseRedirect(queue.address)
        answer: HttpResponse = super().response_post_save_change(request, obj)
        return answer

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new record is saved at once, its rows need its key; a changed one after its rows (`save_related`)."""
        if not change:
            self.sign(request, obj, set(form.changed_data), {})
            note_act(obj, request.user, request.POST.get(REASON, ""))
            obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """One line of history for the whole act, what changed beneath the record among it."""
        super().save_related(request, form, formsets, change)
        record, reason = form.instance, request.POST.get(REASON, "")
        before: RowsBeneath = getattr(request, "rows_before", {})
        beneath = rows_changed(before, rows_beneath(record, self._inline_rows(request, record))) if change else {}
        if change and (form.has_changed() or beneath or reason.strip()):
            self.sign(request, record, set(form.changed_data), beneath)
            note_act(record, request.user, reason, beneath)
            record.save()

    def sign(self, request: HttpRequest, record: Any, fields: set[str], beneath: Beneath) -> None:
        """Notes on the record who set which fields and rows; for desks whose records keep such notes."""

    def _inline_rows(self, request: HttpRequest, record: Any) -> dict[str, tuple[type[models.Model], str]]:
        """The models beneath the record that people edit here, and the key that leads up, by the name of their rows."""
        inlines = (inline for inline in self.get_inline_instances(request, record) if _is_edited(inline))
        keys = ((one.model, _get_foreign_key(self.model, one.model, one.fk_name)) for one in inlines)
        return {key.remote_field.get_accessor_name(): (model, key.name) for model, key in keys}


def _is_edited(inline: Any) -> bool:
    return bool(set(inline.fields or ["*"]) - set(inline.readonly_fields))


def _columns(record: models.Model) -> set[str]:
    return {field.name for field in record._meta.concrete_fields}


def _worded(sheet: Sheet, clash: Clash) -> dict[str, Any]:
    words = {part: sheet.words(clash.name, getattr(clash, part)) for part in ("seen", "now", "sent")}
    return {"label": clash.label, "is_touched": clash.is_touched, **words}


def _mine(request: HttpRequest, sheet: Sheet, found: list[Clash]) -> list[tuple[str, str]]:
    """The form as it was sent, but for the fields that its author only saw: there the record stays as it is now."""
    silent = [clash.name for clash in found if not clash.is_touched]
    sent = ((key, value) for key, values in request.POST.lists() for value in values)
    kept = [
        (key, value)
        for key, value in sent
        if key not in (TOKEN, "csrfmiddlewaretoken") and not any(sheet.owns(name, key) for name in silent)
    ]
    return [*kept, *(pair for name in silent for pair in sheet.pairs(name))]
