"""The history of one record, one line of it, and the way back to it: for every desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.admin.history.comparing import NOTHING, Change, Names, differences, in_words
from archive.admin.history.entries import entries
from archive.admin.seen import TOKEN, read, written
from archive.curating.beneath import RowsBeneath, put_back, rows_beneath, rows_changed
from archive.models.chronicle import LONGEST_REASON, catch_up, note_act

SHOWN = 50
"""Lines on a page."""


class HistoryPages:
    """For a ModelAdmin with `sheet`, `sign`, `_held` and `_inline_rows` (see `desk.py`)."""

    model: Any
    opts: Any
    admin_site: Any
    sheet: Any
    sign: Any
    _held: Any
    _inline_rows: Any
    get_object: Any
    has_change_permission: Any
    has_view_or_change_permission: Any

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        lines = self._lines(request, object_id)
        page = max(int(request.GET.get("p", "1")[:6]), 1) if request.GET.get("p", "1")[:6].isdecimal() else 1
        shown = list(lines.select_related("history_user")[(page - 1) * SHOWN : page * SHOWN + 1])
        context = {
            "title": _("History"),
            "entries": entries(shown[:SHOWN]),
            "earlier": page + 1 if len(shown) > SHOWN else None,
            "later": page - 1 if page > 1 else None,
        }
        return self._page(request, "admin/archive/history/record.html", object_id, context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """GET shows what one act changed, and how the record differs today; POST makes the record what it was then."""
        line = self._lines(request, object_id).filter(history_id=version_id if version_id.isdecimal() else 0).first()
        if line is None:
            raise Http404
        record = self.get_object(request, unquote(object_id))
        if request.method == "POST":
            return self._go_back(request, object_id, line)
        may = record is not None and self.has_change_permission(request, record) and line.history_type != "-"
        context = {
            "title": _("Version of %(at)s") % {"at": date_format(line.history_date, "DATETIME_FORMAT")},
            "entry": entries([line])[0],
            "since": self._since(request, record, line) if record is not None else [],
            "may_go_back": may,
            "seen": written(self.sheet(request, record).shown()) if may else "",
            "token": TOKEN,
            "longest_reason": LONGEST_REASON,
        }
        return self._page(request, "admin/archive/history/line.html", object_id, context)

    def revertible(self, record: Any, line: Any, edited: set[str]) -> set[str]:
        """Which columns may go back; a desk whose columns count characters in a text looks closer."""
        return edited

    def _lines(self, request: HttpRequest, object_id: str) -> Any:
        key = unquote(object_id)
        record = self.get_object(request, key)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        lines = self.model.history.filter(id=key if key.isdecimal() and len(key) < 19 else 0).order_by("-history_id")
        if record is None and not lines.exists():
            raise Http404
        return lines

    def _columns_back(self, request: HttpRequest, record: Any, line: Any) -> set[str]:
        edited = {name for name in self.sheet(request, record).form.fields if name != "names"}
        tracked = {field.name for field in type(line).tracked_fields}
        return self.revertible(record, line, {*edited, *getattr(record, "CURATED", ())} & tracked)

    def _since(self, request: HttpRequest, record: Any, line: Any) -> list[Change]:
        """What going back would change: `was` is that version, `now` is today."""
        columns = self._columns_back(request, record, line)
        found = [one for one in differences(line, record) if one.field.name in columns]
        rows, inlines = rows_then(line), self._inline_rows(request, record)
        today = rows_beneath(record, inlines)
        beneath = [Change(name, _says(then), _says(today.get(name, []))) for name, then in rows.items()]
        return [*in_words(found, Names(found)), *(one for one in beneath if one.was != one.now)]

    @transaction.atomic
    def _go_back(self, request: HttpRequest, object_id: str, line: Any) -> HttpResponse:
        record = self._held(request, object_id)
        if record is None or line.history_type == "-":
            raise PermissionDenied
        address = reverse(f"admin:archive_{self.opts.model_name}_history", args=[quote(record.pk)])
        if self.sheet(request, record).shown() != read(request.POST.get(TOKEN, "")):
            messages.warning(request, _("Nothing was changed: somebody else changed the record meanwhile. Look again."))
            return HttpResponseRedirect(request.path)
        try:
            self._restore(request, record, line)
        except ValidationError as error:
            messages.error(request, _("Nothing was changed: %(why)s") % {"why": " ".join(error.messages)})
            return HttpResponseRedirect(request.path)
        messages.success(request, _("The record is what it was then."))
        return HttpResponseRedirect(address)

    def _restore(self, request: HttpRequest, record: Any, line: Any) -> None:
        catch_up(record)
        columns, inlines = self._columns_back(request, record, line), self._inline_rows(request, record)
        changed = {one.field.name for one in differences(line, record) if one.field.name in columns}
        for one in differences(line, record):
            if one.field.name in columns:
                setattr(record, one.field.attname, one.was)
        record.full_clean()
        before = rows_beneath(record, inlines)
        for name, rows in rows_then(line).items():
            put_back(record, name, rows, inlines)
        beneath = rows_changed(before, rows_beneath(record, inlines))
        self.sign(request, record, changed, beneath)
        otherwise = _("back to the version of %(at)s") % {"at": f"{line.history_date:%Y-%m-%d %H:%M}"}
        note_act(record, request.user, request.POST.get("_reason", "").strip() or otherwise, beneath)
        record.save()

    def _page(self, request: HttpRequest, template: str, object_id: str, context: dict[str, Any]) -> HttpResponse:
        key = unquote(object_id)
        record = self.get_object(request, key)
        shared = {"opts": self.opts, "record": record, "key": key, **self.admin_site.each_context(request)}
        return TemplateResponse(request, template, {**shared, **context})


def rows_then(line: models.Model) -> RowsBeneath:
    """The rows beneath the record as they were after that line: what the next act on them found."""
    told: Any = line
    later = type(told).objects.filter(id=told.id, history_id__gt=told.history_id).order_by("history_id")
    then: RowsBeneath = {}
    for beneath in later.values_list("beneath", flat=True):
        for name, change in beneath.items():
            then.setdefault(name, change["was"])
    return then


def _says(rows: list[dict[str, Any]]) -> str:
    return "; ".join(str(row["says"]) for row in rows) or NOTHING
