"""The page of the review queue. Two requests a judgement: the verdict, and the next proposal."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.admin.queue import FILTERS, VERDICTS, Sitting, judge, next_proposal, undo, version_of, waiting
from archive.models import Commitment

CONTEXT = 600
"""Characters of the article shown before and after the sentence."""


def review_queue(request: HttpRequest) -> HttpResponse:
    """GET shows the next proposal, POST judges the one that was shown."""
    if not request.user.has_perm("archive.change_commitment"):
        raise PermissionDenied
    if request.method != "POST":
        return _show(request)
    verdict, pk = request.POST.get("verdict", ""), request.POST.get("commitment", "")
    if verdict == "undo":
        return _undo(request)
    if not pk.isascii() or not pk.isdecimal() or len(pk) > 18 or verdict not in {*VERDICTS, "skip"}:
        return HttpResponseBadRequest(_("Nothing was judged: the form was incomplete. Go back and try again."))
    return _judge(request, verdict, int(pk))


def _judge(request: HttpRequest, verdict: str, pk: int) -> HttpResponse:
    sitting = Sitting(request.session)
    if verdict == "skip":
        sitting.note_skipped(pk)
        return _onwards(request)
    try:
        changed = judge(pk, verdict, request.POST.get("seen", ""), request.user, timezone.now())
    except Commitment.DoesNotExist:
        messages.warning(request, _("That proposal is gone: a later reading no longer makes it."))
        return _onwards(request)
    if changed is not None:
        return _show(request, changed, verdict)
    sitting.note_judged(pk)
    return _onwards(request)


def _undo(request: HttpRequest) -> HttpResponse:
    pk = Sitting(request.session).take_back()
    if pk is None or not undo(pk, request.user):
        messages.warning(request, _("There is nothing of yours to undo."))
    return _onwards(request)


def _onwards(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(request.get_full_path())


def _show(request: HttpRequest, conflicting: Commitment | None = None, verdict: str = "") -> HttpResponse:
    sitting = Sitting(request.session)
    filters = {name: request.GET.get(name, "")[:200] for name in FILTERS}
    proposal = conflicting or next_proposal(filters, sitting)
    context = {
        **admin.site.each_context(request),
        "title": _("Review commitments"),
        "proposal": proposal,
        "conflict": conflicting is not None,
        "verdict": verdict,
        "judged": len(sitting.judged),
        "waiting": waiting(filters).count(),
        **(_evidence(proposal) if proposal else {}),
    }
    return TemplateResponse(request, "admin/archive/commitment/review.html", context)


def _evidence(proposal: Commitment) -> dict[str, Any]:
    """The sentence in its context, as plain pieces of the text: the template escapes them."""
    text, row = proposal.article.text, proposal
    parts = list(row.parts.select_related("actor"))
    return {
        "before": text[max(row.sentence_start - CONTEXT, 0) : row.sentence_start],
        "opening": text[row.sentence_start : row.start],
        "quote": text[row.start : row.end],
        "closing": text[row.end : row.sentence_end],
        "after": text[row.sentence_end : row.sentence_end + CONTEXT],
        "by": [part.actor for part in parts if part.role == "party"],
        "to": [part.actor for part in parts if part.role == "counterpart"],
        "others": [part for part in parts if part.role not in ("party", "counterpart")],
        "topics": list(row.topics.all()),
        "seen": version_of(row),
        "correct": reverse("admin:archive_commitment_change", args=[row.pk]) + "?_review=1",
    }
