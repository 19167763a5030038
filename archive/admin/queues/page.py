"""The page of a queue. Two requests a judgement: the verdict, and the next record."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.admin.queues.judging import COUNTED, count_waiting, judge_seen, next_record, undo
from archive.admin.queues.queue import PICK, VERDICTS, Queue, Refused
from archive.admin.queues.sitting import Sitting
from archive.admin.queues.tables import QUEUES
from archive.admin.seen import TOKEN, Shown, read, written
from archive.models.chronicle import latest_line


def queue_page(request: HttpRequest, name: str) -> HttpResponse:
    """GET shows the next record, POST judges the one that was shown."""
    queue = QUEUES.get(name)
    if queue is None:
        raise Http404
    if not request.user.has_perm(queue.permission):
        raise PermissionDenied
    return _judge(request, queue) if request.method == "POST" else _show(request, queue)


def _judge(request: HttpRequest, queue: Queue) -> HttpResponse:
    verdict, typed = request.POST.get("verdict", ""), request.POST.get("record", "")
    if verdict == "undo":
        return _undo(request, queue)
    if verdict == "search" and queue.searches:
        messages.info(request, _("Waiting: %(count)d.") % {"count": queue.search()})
        return _onwards(request)
    known = verdict in {*VERDICTS, "skip"} or verdict.startswith(PICK)
    if not known or not typed.isascii() or not typed.isdecimal() or len(typed) > 18:
        return HttpResponseBadRequest(_("Nothing was judged: the form was incomplete. Go back and try again."))
    if verdict == "skip":
        Sitting(request.session, queue.name).note_skipped(int(typed))
        return _onwards(request)
    return _carry_out(request, queue, verdict, int(typed))


def _carry_out(request: HttpRequest, queue: Queue, verdict: str, pk: int) -> HttpResponse:
    seen = read(request.POST.get(TOKEN, ""))
    try:
        touched = judge_seen(queue, pk, verdict, seen, request.user, timezone.now())
    except ObjectDoesNotExist:
        messages.warning(request, _("That record is gone: a later reading no longer makes it."))
        return _onwards(request)
    except Refused as why:
        messages.error(request, str(why))
        return _onwards(request)
    if touched is None:
        return _show(request, queue, queue.model._default_manager.get(pk=pk), seen, verdict)
    Sitting(request.session, queue.name).note_judged(touched)
    return _onwards(request)


def _undo(request: HttpRequest, queue: Queue) -> HttpResponse:
    touched = Sitting(request.session, queue.name).take_back()
    if not undo(queue, touched, request.user, timezone.now()):
        messages.warning(request, _("There is nothing of yours to undo, or somebody has changed the record since."))
    return _onwards(request)


def _onwards(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(request.get_full_path())


def _show(
    request: HttpRequest, queue: Queue, clashing: Any = None, seen: Shown | None = None, verdict: str = ""
) -> HttpResponse:
    """The next record; or the one on which two curators disagree, with both versions of what was seen."""
    sitting = Sitting(request.session, queue.name)
    chosen = {name: request.GET.get(name, "")[:200] for name in queue.filters}
    record = clashing or next_record(queue, chosen, sitting, request.user.pk or 0, timezone.now())
    case = queue.case(record) if record is not None else None
    waiting = count_waiting(queue, chosen)
    context = {
        **admin.site.each_context(request),
        "title": queue.title,
        "queue": queue,
        "record": record,
        "case": case,
        "token": TOKEN,
        "seen": written(case.shown()) if case else "",
        "clashes": _clashes(seen, case.shown()) if clashing is not None and case and seen is not None else [],
        "line": latest_line(record) if clashing is not None else None,
        "verdict": queue.words.get(verdict, verdict.removeprefix(PICK)),
        "judged": sitting.count,
        "undoable": sitting.undoable,
        "waiting": min(waiting, COUNTED),
        "total": sitting.count + min(waiting, COUNTED),
        "uncounted": waiting > COUNTED,
    }
    return TemplateResponse(request, "admin/archive/queue.html", context, status=409 if clashing is not None else 200)


def _clashes(seen: Shown, now: Shown) -> list[dict[str, str]]:
    names = [name for name in {**seen, **now} if seen.get(name, "") != now.get(name, "")]
    return [{"label": name or _("Review"), "seen": seen.get(name, ""), "now": now.get(name, "")} for name in names]
