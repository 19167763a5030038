"""The latest lines of all histories: who did what, filtered by person, kind of record and day.

Each history is asked for a page of its own and the pages are merged, so that the work does not grow with the archive;
later pages go on from a moment, never from a number.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.admin.history.entries import entries

SHOWN = 50
MACHINE = "machine"
FILTERS = ("by", "model", "from", "to")


def activity(request: HttpRequest) -> HttpResponse:
    """GET only; shows the records that the user may see."""
    models = dict(_visible(request))
    if not models:
        raise PermissionDenied
    typed = {name: request.GET.get(name, "")[:40] for name in FILTERS}
    lines = _latest(models, typed, _moment(request.GET.get("until", "")[:40]))
    context = {
        **admin.site.each_context(request),
        "title": _("Activity"),
        "entries": entries(lines[:SHOWN]),
        "earlier": _earlier(typed, lines[SHOWN - 1]) if len(lines) > SHOWN else "",
        "typed": typed,
        "models": [(name, model._meta.verbose_name) for name, model in models.items()],
        "people": _people(),
        "machine": MACHINE,
    }
    return TemplateResponse(request, "admin/archive/activity.html", context)


def _visible(request: HttpRequest) -> Iterator[tuple[str, Any]]:
    for model in apps.get_app_config("archive").get_models():
        name = model._meta.model_name or ""
        if hasattr(model._meta, "simple_history_manager_attribute") and request.user.has_perm(f"archive.view_{name}"):
            yield name, model


def _latest(models: dict[str, Any], typed: dict[str, str], until: dt.datetime | None) -> list[Any]:
    """The newest lines of the chosen models, one more than are shown."""
    chosen = [models[typed["model"]]] if typed["model"] in models else list(models.values())
    pages = (_lines(model, typed, until)[: SHOWN + 1] for model in chosen)
    merged = heapq.merge(*pages, key=lambda line: line.history_date, reverse=True)
    return [line for line, _number in zip(merged, range(SHOWN + 1), strict=False)]


def _lines(model: Any, typed: dict[str, str], until: dt.datetime | None) -> Any:
    found = model.history.select_related("history_user").order_by("-history_date", "-history_id")
    found = found.filter(history_user=None) if typed["by"] == MACHINE else found.exclude(history_user=None)
    if typed["by"] not in ("", MACHINE):
        found = found.filter(history_user__username=typed["by"])
    if first := _day(typed["from"]):
        found = found.filter(history_date__gte=first)
    if last := _day(typed["to"]):
        found = found.filter(history_date__lt=last + dt.timedelta(days=1))
    return found.filter(history_date__lt=until) if until else found


def _day(typed: str) -> dt.datetime | None:
    """The beginning of the day; None for what is no day."""
    try:
        day = parse_date(typed)
        return timezone.make_aware(dt.datetime(day.year, day.month, day.day)) if day and 1 < day.year < 9999 else None
    except ValueError:
        return None


def _moment(typed: str) -> dt.datetime | None:
    try:
        moment = parse_datetime(typed)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) and 1 < moment.year < 9999 else None


def _earlier(typed: dict[str, str], last: Any) -> str:
    kept = {name: value for name, value in typed.items() if value}
    return urlencode({**kept, "until": last.history_date.isoformat()})


def _people() -> list[str]:
    return list(get_user_model().objects.filter(is_staff=True).order_by("username").values_list("username", flat=True))
