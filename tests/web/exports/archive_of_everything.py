"""An archive whose records differ in all that exports must get right: dates, roles, rights, codes, hostile titles."""

from __future__ import annotations

import datetime as dt
from itertools import cycle, islice

from archive.models import Actor, Article
from archive.search import index_pending
from tests import builders

LEADS = (
    "=1+1",
    "+33 1",
    "-dash",
    "@SUM(A1)",
    "\ttab",
    "\rreturn",
    "\nline",
    "'=quoted",
    "＝wide",
    "plain, “quoted”\nlines",
)
COUNTRIES = (("KZ", "Kazakhstan"), ("CN", "China"), ("FR", "France"))
PROMISE = "Ruritania will open a consulate in Freedonia by 2030"


def many_articles(number: int = 30) -> list[Article]:
    """Articles of three countries, two languages and two publishers, one in seven undated, one hidden; indexed."""
    states = [builders.country(code, name) for code, name in COUNTRIES]
    made = [one_article(place, states) for place in range(number)]
    Article.objects.filter(pk=made[3].pk).update(hidden=True)
    builders.statement(
        "Joint statement of Strelsau",
        made[:3],
        states[:2],
        date_earliest=dt.date(2024, 1, 2),
        date_latest=dt.date(2024, 1, 2),
    )
    builders.statement("Talks", [made[4]], states[1:])
    index_pending()
    return made


def one_article(place: int, states: list[Actor]) -> Article:
    first, second = islice(cycle(states), place % 3, place % 3 + 2)
    day = None if place % 7 == 6 else dt.date(2020 + place % 5, 1 + place % 12, 1 + place % 28)
    article = builders.article(
        f"{LEADS[place % len(LEADS)]} {place}",
        language="fr" if place % 4 == 3 else "en",
        publisher=builders.publisher("Le Monde" if place % 2 else "The Daily Ruritanian"),
        published=day,
        rights=("", "full", "excerpt", "metadata")[place % 4],
        evidence={"published": [{"quote": "joint statement", "start": 35, "end": 50, "says": "a test"}]},
    )
    builders.appearance(article, first, "party")
    builders.appearance(article, second, "counterpart")
    builders.commitment(
        article,
        PROMISE,
        by=[first],
        to=[second],
        topics=["security"],
        deadline=dt.date(2030, 12, 31) if place % 3 else None,
    )
    if place % 5 == 0:
        builders.commitment(
            article,
            "issued a joint statement",
            by=[first, second],
            kind="support",
            modality="state",
            topics=["trade-investment"],
        )
    return article
