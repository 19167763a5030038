"""What falls due: promises with a stated date, those that come and those whose date is past."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Commitment
from archive.models.commitment import CommitmentQuerySet
from archive.web import clock

SOON = dt.timedelta(days=2 * 365)
SHOWN = 50


def due(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    coming, past = falling_due(today), past_their_date(today)
    context = {
        "today": today,
        "until": today + SOON,
        "coming": coming.for_list().with_status()[:SHOWN],
        "past": past.for_list().with_status()[:SHOWN],
        "numbers": {"coming": coming.count(), "past": past.count()},
    }
    return render(request, "commitments/due.html", context)


def falling_due(today: dt.date) -> CommitmentQuerySet:
    """Strict promises not yet settled whose stated date is today or later, within two years; soonest first."""
    return promises().due_between(today, today + SOON)


def past_their_date(today: dt.date) -> CommitmentQuerySet:
    """Those whose date is past and of which nobody noted that they were fulfilled or superseded; latest date first."""
    return promises().due_before(today).order_by("-deadline", "pk")


def promises() -> CommitmentQuerySet:
    return Commitment.objects.standing().strict().unsettled()
