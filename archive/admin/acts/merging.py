"""The page on which two actors become one, with what moves, and one becomes two again."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.admin.acts.page import needs, page, telling
from archive.curating.duplicates import suspected_duplicates
from archive.curating.uniting import merge, preview, undo_merge
from archive.models import Actor
from archive.search import index_pending

FOUND = 20
INDEXED_AT_ONCE = 2.0
"""Seconds that a curator waits for the index; the rest follows with the next searches."""


@needs("change_actor")
def merge_actor(request: HttpRequest, pk: int) -> HttpResponse:
    """GET looks for the other record and shows what would move; POST merges, or undoes."""
    actor = get_object_or_404(Actor.objects.select_related("merged_into", "country"), pk=pk)
    if request.method == "POST":
        return _act(request, actor)
    words, target = request.GET.get("q", "").strip()[:100], _chosen(request.GET.get("into", ""))
    return page(
        request,
        "merge",
        _("Merge “%(name)s”") % {"name": actor},
        actor=actor,
        words=words,
        found=_found(actor, words),
        suspected=[] if actor.merged_into or words or target else suspected_duplicates(actor),
        target=target,
        moving=list(preview(actor, target)) if target and target != actor else [],
        merged=Actor.objects.filter(merged_into=actor).by_name(),
    )


def _act(request: HttpRequest, actor: Actor) -> HttpResponse:
    reason, now = request.POST.get("reason", ""), timezone.now()
    if request.POST.get("act") == "undo":
        with telling(request, _("“%(name)s” stands for itself again.") % {"name": actor}), transaction.atomic():
            undo_merge(actor, request.user, now, reason)
        return _done(actor)
    target = _chosen(request.POST.get("into", ""))
    if target is None:
        return HttpResponseRedirect(request.path)
    with (
        telling(request, _("“%(name)s” went up in “%(other)s”.") % {"name": actor, "other": target}),
        transaction.atomic(),
    ):
        target = merge(actor, target, request.user, now, reason)
    return _done(target)


def _done(actor: Actor) -> HttpResponse:
    index_pending(seconds=INDEXED_AT_ONCE, wait=False)
    return HttpResponseRedirect(reverse("admin:archive_actor_merge", args=[actor.pk]))


def _chosen(typed: str) -> Actor | None:
    is_key = typed.isascii() and typed.isdecimal() and len(typed) < 19
    return Actor.objects.standing().filter(pk=typed).first() if is_key else None


def _found(actor: Actor, words: str) -> list[Actor]:
    others = Actor.objects.standing().exclude(pk=actor.pk).called(words).select_related("country").by_name()
    return list(others[:FOUND]) if words else []
