"""Relations: pairs of states, and what each of a pair promised the other."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from archive.models import Actor, Statement, Wording
from archive.web.charts.matrix import matrix
from archive.web.holdings import promised_pairs
from archive.web.ladder import ladder_of
from archive.web.relations import both_ways, by_topic, pair_slug, relation, relations_of
from archive.web.timelines import timeline
from archive.web.views.home import nodes

SHOWN = 40
"""Messages of a pair on one page, the newest; the lists behind the links hold all."""

PAIRS_A_PAGE = 100
EVERYBODY = 60
"""States in the matrix of this page, which has room to scroll; whoever is beyond is in the pairs below it."""

MOST_WORDS = 24


def relations(request: HttpRequest) -> HttpResponse:
    pairs = promised_pairs()
    page = Paginator(relations_of(pairs), PAIRS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "relations/list.html", {"page": page, "matrix": matrix(nodes(pairs), EVERYBODY)})


def relation_of_pair(request: HttpRequest, pair: str) -> HttpResponse:
    """One address a pair: the two slugs in alphabetical order."""
    first, second = sides_of(pair)
    if pair != pair_slug(first, second):
        return redirect("relation", pair_slug(first, second), permanent=True)
    ways = both_ways(first, second)
    context = {
        "relation": relation(first, second, ways, SHOWN),
        "ways": ways,
        "timeline": timeline(ways.promises),
        "topics": by_topic(ways.promises),
        "ladder": ladder_of(first, second),
        "wordings": Wording.objects.standing().between(first.pk, second.pk).with_messages().in_time()[:SHOWN],
        "statements": Statement.objects.standing().between(first.pk, second.pk).with_reports().latest_first()[:20],
    }
    return render(request, "relations/detail.html", context)


def sides_of(pair: str) -> tuple[Actor, Actor]:
    """The two actors of "china-south-africa": slugs hold hyphens themselves, so every place to split is tried."""
    words = pair.split("-")[:MOST_WORDS]
    splits = [("-".join(words[:place]), "-".join(words[place:])) for place in range(1, len(words))]
    named = Actor.objects.filter(slug__in={slug for split in splits for slug in split}).select_related("merged_into")
    known = {actor.slug: actor.standing for actor in named}
    for one, other in splits:
        if one in known and other in known and known[one] != known[other]:
            first, second = sorted((known[one], known[other]), key=lambda actor: actor.slug)
            return first, second
    raise Http404
