"""An archive with something of everything: readings, decisions, merges, what is hidden, what may not be shown."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User

from archive.journal import heads, recorded
from archive.models import (
    Actor,
    Article,
    Commitment,
    Difference,
    Duplicate,
    Fulfilment,
    ImportRun,
    ReviewState,
    StatusEntry,
    Wording,
)
from tests import builders

NOON = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)
DAY = dt.date(2025, 3, 4)


def archive_of_everything() -> None:
    """Written in three acts, so that the file beside the originals has three lines."""
    ana = User.objects.create(username="ana")
    with recorded("system user root", "import_articles"):
        articles = _read()
    heads.note()
    with recorded("ana", "a test"):
        _decide(articles, ana)
    heads.note()
    with recorded("ana", "a test"):
        _follow_up(ana)
    heads.note()


def _read() -> list[Article]:
    kaz, jor = builders.country("KZ", "Kazakhstan"), builders.country("JO", "Jordan")
    run = ImportRun.objects.create(started_at=NOON, source="texts")
    articles = [
        builders.article(f"Title {n}", publisher=builders.publisher(f"Paper {n}"), run=run, rights=rights)
        for n, rights in enumerate(("full", "excerpt", "metadata", "full"))
    ]
    for article in articles:
        builders.appearance(article, jor, "counterpart")
        builders.mention(article, kaz, "Ruritania")
        builders.commitment(article, by=[kaz], to=[jor], topics=["trade", "security"], quantity_value=0.1)
    builders.statement("Talks", articles, [kaz, jor], evidence={"ünïcode": ["“quoted”"]})
    return articles


def _decide(articles: list[Article], ana: User) -> None:
    articles[3].hidden, articles[3].hidden_reason = True, "asked for"
    articles[3].save()
    articles[0].title = "Better"
    articles[0].take_over({"title"}, ana, NOON)
    articles[0].save()
    said = Commitment.objects.order_by("pk")[0]
    said.judge(ReviewState.REJECTED, ana, NOON)
    said.save()
    twin = builders.actor("Kazakstan", "country")
    twin.merged_into = Actor.objects.get(key="country:KZ")
    twin.save()


def _follow_up(ana: User) -> None:
    first, second, *_ = Commitment.objects.order_by("pk")
    kaz, twin = (Actor.objects.get(name=name) for name in ("Kazakhstan", "Kazakstan"))
    StatusEntry.objects.create(
        commitment=second, status="open", on=DAY, author=ana, author_name="ana", recorded_at=NOON, note="=1+1\n"
    )
    Fulfilment.objects.create(
        **{"promise": first, "article": second.article, "start": 0, "end": 9, "quote": "Ruritania"},
        **{"pattern": "visit", "happened_earliest": DAY, "happened_latest": DAY, "reasons": ["both name Jordan"]},
    )
    Wording.objects.create(
        **{"topic": builders.topic("trade"), "earlier": first, "later": second},
        **{"said_on": DAY, "change": "reaffirmed", "reasons": [{"step": "modality", "before": None, "after": "will"}]},
    )
    Duplicate.objects.suspect(kaz, twin, "a letter apart")
    Difference.objects.create(article=first.article, field="title", kept="Better", proposed={"b": 1, "a": [2, None]})
