"""Pages of reference: topics, the codebook, the search help, what this is."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.lexicons import codebook as book
from archive.models import Commitment, Topic
from archive.web.caching.remembering import once_an_edition
from archive.web.drawn.entries import keys_of, lines_of_each
from archive.web.holdings import holdings
from archive.web.search_examples import SECTIONS

SHOWN = 10


def topics(request: HttpRequest) -> HttpResponse:
    return render(request, "topics/list.html", {"topics": counted_topics().values()})


def topic(request: HttpRequest, code: str) -> HttpResponse:
    found = counted_topics().get(code) or unused_topic(code)
    messages = Commitment.objects.standing().on_topics([code]).newest_first()
    newest = {"promises": keys_of(messages.strict()[:SHOWN]), "others": keys_of(messages.not_strict()[:SHOWN])}
    return render(request, "topics/detail.html", {"topic": found, **lines_of_each(Commitment, newest)})


@once_an_edition
def counted_topics() -> Mapping[str, Topic]:
    """With their tallies, in the order of the codebook, by code."""
    return {topic.code: topic for topic in Topic.objects.with_tallies()}


def unused_topic(code: str) -> Topic:
    """A topic of the codebook on which nothing has been said yet has a page all the same."""
    if code not in book.TOPICS:
        raise Http404
    return Topic(code=code)


def codebook(request: HttpRequest) -> HttpResponse:
    of_group = {code: [kind for kind in book.KINDS.values() if kind.group == code] for code in book.GROUPS}
    context = {
        "version": book.VERSION,
        "groups": [(group, of_group[code]) for code, group in book.GROUPS.items()],
        "modalities": book.MODALITIES.values(),
        "topics": book.TOPICS.values(),
    }
    return render(request, "reference/codebook.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "reference/about.html", {"holdings": holdings()})


def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "reference/search.html", {"sections": SECTIONS})
