"""Actors: those whom the archive names, and one of them with what it promised and received."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy

from archive.models import Actor, Article, Commitment
from archive.web import clock
from archive.web.actor_listing import ActorListing
from archive.web.addresses import Address
from archive.web.drawn.entries import keys_of, lines_of, lines_of_each
from archive.web.filters.actors import ActorFilters
from archive.web.listing import Sort
from archive.web.timelines import over_time, timeline

MOST_NAMED = Sort("named", gettext_lazy("most often named first"), lambda rows: rows.most_named_first())
BY_NAME = Sort("name", gettext_lazy("by name"), lambda rows: rows.by_name())
SHOWN = 8
"""Messages and articles on the page of an actor; the lists behind the links hold the rest."""


def actors(request: HttpRequest) -> HttpResponse:
    return render(request, "actors/list.html", {"listing": actor_listing(request)})


def actor_listing(request: HttpRequest) -> ActorListing:
    filters = ActorFilters(request.GET, Actor.objects.standing().with_tallies(), clock.today)
    return ActorListing(filters, Address.of(request), (MOST_NAMED, BY_NAME), per_page=60)


def actor(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.with_tallies().with_names(), slug=slug)
    if found.merged_into:
        return redirect(found.standing, permanent=True)
    said = Commitment.objects.standing().newest_first()
    messages = {
        "made": keys_of(said.strict().made_by(found.pk)[:SHOWN]),
        "said": keys_of(said.strict().said_by(found.pk)[:SHOWN]),
        "asked": keys_of(said.of_kinds(["call"]).made_to(found.pk)[:SHOWN]),
        "received": keys_of(said.strict().made_to(found.pk)[:SHOWN]),
    }
    context = {
        "actor": found,
        **lines_of_each(Commitment, messages),
        "timeline": timeline(over_time(found)),
        "counterparts": Actor.objects.met_by(found.pk),
        "articles_naming": lines_of(Article.objects.visible().naming([found.slug]).newest_first()[:SHOWN]),
    }
    return render(request, "actors/detail.html", context)
