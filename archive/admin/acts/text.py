"""The text of an article as curators mark it: words are chosen, then it is said what they are.

Chosen with the mouse and a key, or, without JavaScript, by typing them and choosing among their places. Either way the
page first shows what was chosen; the form carries offsets and words, and both must agree with the text when it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.acts.forms import ActorForm, MessageForm
from archive.admin.acts.page import needs, page, visible
from archive.curating.acting import ActRefused
from archive.curating.marking import mark_commitment, mark_mention, unmark_mention
from archive.curating.passages import Passage, passage, places_like
from archive.curating.recutting import cut, put_back
from archive.importing.rereading import Change
from archive.models import Article, Mention
from archive.web.marks import Segment, Span, innermost, segments

AROUND = 60
"""Characters before and after a place, to tell it from its likes."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the typed words, with what stands around it."""

    at: Passage
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks; `start` is their offset in the text."""

    text: str
    start: int
    marks: str
    says: str


@needs("change_article", "change_commitment", "change_mention")
def mark_text(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the text and what is chosen in it; POST says what the chosen words are."""
    article = get_object_or_404(Article, pk=pk)
    if request.method != "POST":
        return _show(request, article)
    act = ACTS.get(request.POST.get("act", ""))
    try:
        chosen = passage(article.text, *_offsets(request.POST), _words_sent(request, article))
        return act(request, article, chosen) if act else _back(article)
    except ActRefused as refused:
        messages.error(request, str(refused))
        return _back(article)


def _commitment(request: HttpRequest, article: Article, chosen: Passage) -> HttpResponse:
    form = MessageForm(request.POST, article=article)
    if not form.is_valid():
        return _show(request, article, chosen, message=form)
    made = mark_commitment(article, chosen, form.said, request.user, timezone.now(), request.POST.get("reason", ""))
    messages.success(request, _("Marked as a message: “%(quote)s”.") % {"quote": made.quote[:80]})
    return _back(article, chosen)


def _mention(request: HttpRequest, article: Article, chosen: Passage) -> HttpResponse:
    form = ActorForm(request.POST, article=article)
    if not form.is_valid():
        return _show(request, article, chosen, actor=form)
    mark_mention(article, chosen, form.chosen, request.user, timezone.now())
    said = {"quote": chosen.quote[:80], "name": form.chosen}
    messages.success(request, _("“%(quote)s” names %(name)s.") % said)
    return _back(article, chosen)


def _no_mention(request: HttpRequest, article: Article, chosen: Passage) -> HttpResponse:
    sent = request.POST.get("mention", "")
    mention = get_object_or_404(Mention, article=article, pk=sent if sent.isascii() and sent.isdecimal() else 0)
    unmark_mention(mention, request.user, timezone.now())
    messages.success(
        request, _("“%(quote)s” no longer names %(name)s.") % {"quote": mention.quote, "name": mention.actor}
    )
    return _back(article)


def _cut(request: HttpRequest, article: Article, chosen: Passage) -> HttpResponse:
    change = cut(article, chosen, request.user, timezone.now(), request.POST.get("reason", ""))
    return _recut(request, article, _("Cut, and the rest read again: %(change)s."), change)


def _put_back(request: HttpRequest, article: Article, chosen: Passage) -> HttpResponse:
    change = put_back(article, chosen, request.user, timezone.now(), request.POST.get("reason", ""))
    return _recut(request, article, _("Put back, and all read again: %(change)s."), change)


def _recut(request: HttpRequest, article: Article, said: str, change: Change) -> HttpResponse:
    added = ngettext("%(n)d message more", "%(n)d messages more", change.added) % {"n": change.added}
    removed = ngettext("%(n)d less", "%(n)d less", change.removed) % {"n": change.removed}
    messages.success(request, said % {"change": f"{added}, {removed}"})
    return _back(article)


ACTS: dict[str, Callable[[HttpRequest, Article, Passage], HttpResponse]] = {
    "commitment": _commitment,
    "mention": _mention,
    "no mention": _no_mention,
    "cut": _cut,
    "put back": _put_back,
}


def _show(
    request: HttpRequest,
    article: Article,
    chosen: Passage | None = None,
    message: MessageForm | None = None,
    actor: ActorForm | None = None,
) -> HttpResponse:
    typed = request.GET.get("q", "")
    found = places_like(article.text, typed)
    chosen = chosen or _chosen(request, article, found)
    return page(
        request,
        "text",
        _("Mark the text"),
        status=400 if message or actor else 200,
        article=article,
        typed=typed,
        found=[] if chosen else [_place(article.text, at) for at in found],
        chosen=chosen,
        shown=chosen and _place(article.text, chosen),
        message=message or MessageForm(article=article),
        actor=actor or ActorForm(article=article),
        named=_named(article, chosen),
        is_cut=chosen is not None
        and any(start < chosen.end and chosen.start < end for start, end, _why in article.cuts),
        pieces=[_piece(article.text, segment) for segment in segments(0, len(article.text), _spans(article, chosen))],
    )


def _chosen(request: HttpRequest, article: Article, found: list[Passage]) -> Passage | None:
    if "start" in request.GET:
        try:
            return passage(article.text, *_offsets(request.GET))
        except ActRefused as refused:
            messages.error(request, str(refused))
    return found[0] if len(found) == 1 else None


def _offsets(data: Any) -> tuple[int, int]:
    """Whatever is no offset counts as none: nothing is chosen then."""
    typed = (data.get(name, "") for name in ("start", "end"))
    first, last = (int(one) if one.isascii() and one.isdecimal() and len(one) < 10 else -1 for one in typed)
    return first, last


def _words_sent(request: HttpRequest, article: Article) -> str:
    """The words that the form carried; browsers send every end of a line as two characters, so it is looked up."""
    sent, (start, end) = request.POST.get("quote", ""), _offsets(request.POST)
    stored = article.text[start:end] if 0 <= start < end else ""
    return stored if stored.split() == sent.split() else sent


def _place(text: str, at: Passage) -> Place:
    before, after = text[max(at.start - AROUND, 0) : at.start], text[at.end : at.end + AROUND]
    return Place(at, visible(before), visible(after))


def _named(article: Article, chosen: Passage | None) -> list[Mention]:
    """The names marked within the chosen words."""
    if chosen is None:
        return []
    within = article.mentions.filter(start__gte=chosen.start, end__lte=chosen.end)
    return list(within.select_related("actor").order_by("start"))


def _spans(article: Article, chosen: Passage | None) -> list[Span]:
    said = article.commitments.not_rejected()
    return [
        *(Span(start, end, "cut", why) for start, end, why in article.cuts),
        *(Span(row.start, row.end, "message", row.get_kind_display()) for row in said),
        *(Span(*row.span, "actor", row.actor) for row in article.mentions.select_related("actor")),
        *([Span(chosen.start, chosen.end, "chosen")] if chosen else []),
    ]


def _piece(text: str, segment: Segment) -> Piece:
    """With its layers as names of classes, and whom or what it is as its title."""
    layers = sorted({span.layer for span in segment.spans})
    inner = innermost(segment, "actor") or innermost(segment, "message")
    marks = " ".join(f"text-{layer}" for layer in layers)
    return Piece(visible(text[segment.start : segment.end]), segment.start, marks, str(inner.of) if inner else "")


def _back(article: Article, chosen: Passage | None = None) -> HttpResponse:
    address = reverse("admin:archive_article_text", args=[article.pk])
    return HttpResponseRedirect(f"{address}#at-{chosen.start}" if chosen else address)
