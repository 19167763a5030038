"""The front page: what the archive holds, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Actor, Article, Commitment
from archive.web import clock
from archive.web.charts.histogram import histogram
from archive.web.charts.matrix import Node, matrix
from archive.web.drawn.entries import lines_of
from archive.web.holdings import holdings, months_of_publication, promised_pairs

SHOWN = 6
SOON = timedelta(days=2 * 365)


def home(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    promises = Commitment.objects.standing().strict()
    context = {
        "holdings": holdings(),
        "histogram": histogram(months_of_publication()),
        "matrix": matrix(nodes(promised_pairs())),
        "newest": lines_of(Article.objects.visible().newest_first()[:SHOWN]),
        "due": promises.for_list().due_between(today, today + SOON)[:SHOWN],
    }
    return render(request, "home.html", context)


def nodes(pairs: Iterable[tuple[Actor, Actor, int]]) -> Iterator[tuple[Node, Node, int]]:
    for source, target, count in pairs:
        yield Node(source.iso2, source.label, source.slug), Node(target.iso2, target.label, target.slug), count
