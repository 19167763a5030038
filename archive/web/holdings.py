"""What the archive holds, in figures: counted over all of it, hence once an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncMonth

from archive.models import Actor, Article, Commitment
from archive.web.caching.remembering import once_an_edition


@dataclass(frozen=True)
class Holdings:
    """`languages` by code with the number of articles, the most frequent first."""

    articles: int
    undated: int
    first: dt.date | None
    last: dt.date | None
    messages: int
    promises: int
    proposed: int
    languages: Mapping[str, int]


@once_an_edition
def holdings() -> Holdings:
    """Three queries, however large the archive is."""
    visible, standing = Article.objects.visible(), Commitment.objects.standing()
    texts = visible.aggregate(
        articles=Count("pk"),
        undated=Count("pk", filter=Q(published_earliest=None)),
        first=Min("published_earliest"),
        last=Max("published_latest"),
    )
    said = standing.aggregate(
        messages=Count("pk"),
        promises=Count("pk", filter=Q(strict=True)),
        proposed=Count("pk", filter=Q(review_state="proposed")),
    )
    languages = visible.order_by().exclude(language="").values_list("language").annotate(n=Count("pk")).order_by("-n")
    return Holdings(**texts, **said, languages=dict(languages))


@once_an_edition
def months_of_publication() -> Mapping[dt.date, int]:
    dated = Article.objects.visible().exclude(published_earliest=None).order_by()
    months = dated.annotate(month=TruncMonth("published_earliest")).values_list("month").annotate(n=Count("pk"))
    return dict(months.order_by("month"))


@once_an_edition
def promised_pairs() -> list[tuple[Actor, Actor, int]]:
    """Who made strict promises to whom, states only. Two queries."""
    pairs = list(Commitment.objects.standing().strict().pairs_of_countries())
    states = Actor.objects.in_bulk({key for source, target, _n in pairs for key in (source, target)})
    return [(states[source], states[target], count) for source, target, count in pairs]
