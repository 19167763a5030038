"""Actors: those whom the archive names, and one of them with what it promised and received."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy

from archive import search
from archive.models import Actor, Article, Commitment
from archive.models.actor import Tally
from archive.search import Query
from archive.web import clock
from archive.web.actor_listing import ActorListing
from archive.web.addresses import Address
from archive.web.drawn.entries import keys_of, lines, lines_of_each
from archive.web.filters.actors import ActorFilters
from archive.web.listing import Sort
from archive.web.timelines import code_of, over_time, timeline

MOST_NAMED = Sort("named", gettext_lazy("most often named first"), lambda rows: rows.most_named_first())
BY_NAME = Sort("name", gettext_lazy("by name"), lambda rows: rows.by_name())
SHOWN = 8
"""Messages and articles on the page of an actor; the lists behind the links hold the rest."""
MOST_MET = 40
"""Of those with whom it has to do; the facets of these lists hold more."""


def actors(request: HttpRequest) -> HttpResponse:
    return render(request, "actors/list.html", {"listing": actor_listing(request)})


def actor_listing(request: HttpRequest) -> ActorListing:
    filters = ActorFilters(request.GET, Actor.objects.standing().with_tallies(), clock.today)
    return ActorListing(filters, Address.of(request), (MOST_NAMED, BY_NAME), per_page=60)


def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.with_names(), slug=slug)
    if found.merged_into:
        return redirect(found.standing, permanent=True)
    promised, received, asked = over_time(found)
    naming = search.matching(Article, Query().narrow("mentions", [code_of(found)]))
    said = Commitment.objects.standing().strict().said_by(found.pk).newest_first()
    messages = {
        "made": promised.newest(SHOWN),
        "said": keys_of(said[:SHOWN]),
        "asked": asked.newest(SHOWN),
        "received": received.newest(SHOWN),
    }
    context = {
        "actor": found.counted(Tally(naming.total, promised.total, received.total)),
        **lines_of_each(Commitment, messages),
        "timeline": timeline((promised, received, asked)),
        "counterparts": Actor.objects.met_by(found.pk, MOST_MET),
        "articles_naming": lines(Article, naming.noun.pks_of(naming.keys[:SHOWN])),
    }
    return render(request, "actors/detail.html", context)
