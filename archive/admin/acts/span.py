"""The page on which a commitment is split, joined with its neighbour, or marked otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.admin.acts.page import needs, page, visible
from archive.curating.acting import ActRefused
from archive.curating.passages import Passage, places_like
from archive.curating.respanning import join, respan, split
from archive.curating.taking_back import last_respanned, take_back
from archive.models import Commitment

AROUND = 600
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the quotation at which a second message may begin; `at` is its offset in the text."""

    at: int
    text: str


@needs("change_commitment")
def change_span(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the quotation in its text; POST changes where it begins and ends."""
    row = get_object_or_404(Commitment.objects.select_related("article"), pk=pk)
    if request.method != "POST":
        return _show(request, row)
    try:
        if request.POST.get("seen") != row.updated_at.isoformat():
            raise ActRefused(_("Somebody else changed this record meanwhile: below it stands as it is now."))
        act = ACTS.get(request.POST.get("act", ""))
        return act(request, row) if act else _back(row)
    except ActRefused as refused:
        messages.error(request, str(refused))
        return _back(row)


def _split(request: HttpRequest, row: Commitment) -> HttpResponse:
    second = split(row, _number(request, "at"), request.user, timezone.now(), request.POST.get("reason", ""))
    messages.success(request, _("Split: the second begins with “%(words)s”.") % {"words": second.quote[:60]})
    return _back(row)


def _join(request: HttpRequest, row: Commitment) -> HttpResponse:
    other = get_object_or_404(Commitment, pk=_number(request, "with"))
    joined = join(row, other, request.user, timezone.now(), request.POST.get("reason", ""))
    messages.success(request, _("Joined: “%(words)s”.") % {"words": joined.quote[:80]})
    return _back(joined)


def _respan(request: HttpRequest, row: Commitment) -> HttpResponse:
    to = nearest(places_like(row.article.text, request.POST.get("quote", "")), row.start)
    respan(row, to.start, to.end, request.user, timezone.now(), request.POST.get("reason", ""))
    messages.success(request, _("The message quotes “%(words)s” now.") % {"words": to.quote[:80]})
    return _back(row)


def _undo(request: HttpRequest, row: Commitment) -> HttpResponse:
    first = take_back(row, request.user, timezone.now(), request.POST.get("reason", ""))
    messages.success(request, _("Taken back: “%(words)s” stands as before.") % {"words": first.quote[:80]})
    return _back(first)


ACTS: dict[str, Callable[[HttpRequest, Commitment], HttpResponse]] = {
    "split": _split,
    "join": _join,
    "respan": _respan,
    "undo": _undo,
}


def nearest(found: list[Passage], start: int) -> Passage:
    """Of the places of the typed words the one closest to where the message stood."""
    if not found:
        raise ActRefused(_("These words stand nowhere in the text: copy them from it."))
    return min(found, key=lambda place: (abs(place.start - start), place.start))


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0


def _show(request: HttpRequest, row: Commitment) -> HttpResponse:
    text = row.article.text
    others = Commitment.objects.not_rejected().filter(article=row.article_id).exclude(pk=row.pk)
    before, after = others.filter(start__lte=row.start), others.filter(start__gt=row.start)
    return page(
        request,
        "span",
        _("Split, join or mark otherwise"),
        row=row,
        seen=row.updated_at.isoformat(),
        before=visible(text[max(row.start - AROUND, 0) : row.start]),
        quote=visible(row.quote),
        after=visible(text[row.end : row.end + AROUND]),
        words=[Word(row.start + match.start(), visible(match.group())) for match in WORD.finditer(row.quote)][1:],
        last=last_respanned(row),
        neighbours=[*before.order_by("-start", "-pk")[:1], *after.order_by("start", "pk")[:1]],
    )


def _back(row: Commitment) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:archive_commitment_span", args=[row.pk]))
