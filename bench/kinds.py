"""An archive of SIZE articles for `bench.weighing`; one address of every kind of page, with its queries, as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

CROWD = 5_000
"""Actors: as many as the largest lists are to hold."""


def main(size: int) -> None:
    from bench.corpus import texts
    from bench.filling import fill

    fill(texts(size), size)
    add_what_pages_show()
    print(json.dumps({name: {"address": address, "queries": queries(address)} for name, address in kinds(size)}))


def add_what_pages_show() -> None:
    """Originals, of which searches know nothing, and a crowd of people with long names."""
    from archive.models import Actor, Appearance, Article, Original

    if Original.objects.exists():
        return
    articles = list(Article.objects.values_list("pk", "public_id"))
    Article.objects.filter(sha256="").update(sha256=django.db.models.F("text_digest"))
    Original.objects.bulk_create(
        (
            Original(article_id=pk, sha256=digest, size=4_000, file_name=f"{pk}.txt", encoding="utf-8", received_at=NOW)
            for pk, digest in Article.objects.values_list("pk", "sha256")
        ),
        batch_size=500,
    )
    people = Actor.objects.bulk_create(
        [Actor(key=f"person:{n}", slug=f"person-{n}", type="person", name=f"{'Long' * 20} {n}") for n in range(CROWD)],
        batch_size=500,
    )
    Appearance.objects.bulk_create(
        (
            Appearance(article_id=pk, actor=people[place % CROWD], role="mentioned")
            for place, (pk, _) in enumerate(articles)
        ),
        batch_size=500,
    )


def kinds(size: int) -> Iterator[tuple[str, str]]:
    from archive.models import Article, Commitment
    from bench.corpus import texts
    from bench.queries import classes

    asked = classes(texts(size))
    article, commitment = Article.objects.earliest("pk"), Commitment.objects.earliest("pk")
    yield from FIXED.items()
    for name in ("rare", "mid", "common"):
        yield f"articles, a {name} word", f"/articles/?q={asked[name][0].words}"
    yield "commitments, a common word", f"/commitments/?q={asked['common'][0].words}&show=all"
    yield "articles, page 200", "/articles/?page=200"
    yield "articles, oldest first, page 200", "/articles/?sort=oldest&page=200"
    yield "commitments, soonest due, page 200", "/commitments/?show=all&sort=due&page=200"
    yield "an article", article.get_absolute_url()
    yield "a commitment", commitment.get_absolute_url()


FIXED = {
    "home": "/",
    "articles": "/articles/",
    "articles of two states, without a language": "/articles/?country=KZ&country=CN&not_language=fr",
    "commitments": "/commitments/?show=all",
    "actors": "/actors/",
    "an actor": "/actors/cn/",
    "a pair": "/relations/cn-kz/",
    "relations": "/relations/",
    "topics": "/topics/",
    "about": "/about/",
    "codebook": "/codebook/",
    "search help": "/help/search/",
    "nothing but headers (robots.txt)": "/robots.txt",
}


def queries(address: str) -> int:
    """Of a page that nobody asked for since the archive changed."""
    from archive.search import index_pending
    from archive.web.caching.memory import pages
    from archive.web.caching.remembering import forget_all

    index_pending()
    client = Client(headers={"host": "localhost"})
    client.get(address)
    pages.clear()
    forget_all()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, (response.status_code, address)
    return len(captured)


if __name__ == "__main__":
    django.setup()
    from django.utils import timezone

    NOW = timezone.now()
    main(int(sys.argv[1]))
