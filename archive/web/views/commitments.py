"""Commitments: the list, strict promises first, and one message with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_exempt

from archive.guard.csp import CSP, build_policy
from archive.lexicons.codebook import KINDS, MODALITIES
from archive.models import Commitment, Report, Wording
from archive.web import clock
from archive.web.addresses import Address
from archive.web.compared import elsewhere
from archive.web.context import in_context
from archive.web.filters.commitments import CommitmentFilters
from archive.web.listing import Sort
from archive.web.orders import oldest_first, soonest_due_first
from archive.web.relations import pairs_of
from archive.web.searched import SearchedListing
from archive.web.successors import successor

NEWEST = Sort("newest", gettext_lazy("newest first"))
OLDEST = Sort("oldest", gettext_lazy("oldest first"), lambda rows: rows.oldest_first(), oldest_first)
DUE = Sort("due", gettext_lazy("soonest due first"), lambda rows: rows.soonest_due_first(), soonest_due_first)
RELEVANCE = Sort("relevance", gettext_lazy("best match first"))
MOST_PAIRS = 15
"""Of states between which a message stands: six that promise each other something are fifteen pairs."""


def commitments(request: HttpRequest) -> HttpResponse:
    listing = commitment_listing(request)
    return render(request, "commitments/list.html", {"listing": listing, "strict": listing.filters.is_strict})


def commitment_listing(request: HttpRequest) -> SearchedListing:
    filters = CommitmentFilters(request.GET, Commitment.objects.standing(), clock.today)
    sorts = (NEWEST, OLDEST, DUE, RELEVANCE) if filters.query.has_words else (NEWEST, OLDEST, DUE)
    base = filters.within(Commitment.objects.standing()) if filters.asks_beyond_index else None
    return SearchedListing(filters, Address.of(request), sorts, base=base)


def commitment(request: HttpRequest, public_id: str) -> HttpResponse:
    found = Commitment.objects.standing().with_all().filter(public_id=public_id).first()
    if found is None:
        return led_on(public_id)
    context = {
        "commitment": found,
        "kind": KINDS.get(found.kind),
        "modality": MODALITIES.get(found.modality),
        "passage": in_context(found) if found.article.shows_evidence else None,
        "pairs": pairs_of(found)[:MOST_PAIRS],
        "wordings": Wording.objects.standing().linked_to(found).with_messages().in_time(),
        "log": found.status_entries.with_evidence().in_order(),
        "proposals": found.fulfilments.standing().with_article(),
        "today": clock.today() if found.deadline else None,
        "elsewhere": elsewhere(found, list(Report.objects.shown_of(found.statement_id))) if found.statement_id else [],
        "changes": found.history.select_related("history_user").order_by("history_date", "history_id"),
    }
    return render(request, "commitments/detail.html", context)


@xframe_options_exempt
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """One sentence with its source, to be framed by the pages that the settings name."""
    found = get_object_or_404(Commitment.objects.standing().with_all(), public_id=public_id)
    passage = in_context(found) if found.article.shows_evidence else None
    response = render(request, "commitments/card.html", {"commitment": found, "passage": passage})
    response["Content-Security-Policy"] = build_policy({**settings.SECURE_CSP, **framed_by(settings.EMBEDDED_BY)})
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def framed_by(sites: Iterable[str]) -> dict[str, list[str]]:
    return {"frame-ancestors": [CSP.SELF, *sites]}


def led_on(public_id: str) -> HttpResponse:
    """To the record that this one was joined with; not for good, since a join can be taken back."""
    found = successor(Commitment, public_id=public_id)
    if found is None:
        raise Http404
    return redirect(found)
