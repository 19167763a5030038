"""The facets of the list of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.lexicons.codebook import TOPICS
from archive.models import Actor, Appearance, Commitment, Publisher
from archive.models.coded import label_of
from archive.models.mention import INVOLVED
from archive.web.dates import BASES
from archive.web.facets.facet import CountryFacet, Facet, FieldFacet, language_labels, matched, review_facet, tally


class TopicFacet(Facet):
    name, label = "topic", _("Topic")

    def narrow(self, rows: Any, values: list[str]) -> Any:
        return rows.on_topics(values)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        said = Commitment.objects.not_rejected().filter(article__in=matched(rows)).exclude(topics=None)
        return tally(said, "topics__code", of="article")

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        return topic_labels(values)


class ActorFacet(Facet):
    """People, bodies and groupings, under their slugs; states have a facet of their own."""

    name, label = "actor", _("Person or body")

    def narrow(self, rows: Any, values: list[str]) -> Any:
        return rows.naming(values)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        return tally(named(rows).exclude(actor__type="country"), "actor__slug")

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        return {actor.slug: actor.label for actor in Actor.objects.filter(slug__in=list(values))}


def countries(also_mentioned: bool) -> CountryFacet:
    """States that are party or counterpart, or, if asked for, all that are named."""
    return CountryFacet(
        "country",
        _("Country"),
        lambda rows, codes: rows.concerning_countries(codes, also_mentioned),
        named if also_mentioned else concerned,
    )


def named(rows: QuerySet[Any]) -> QuerySet[Appearance]:
    return Appearance.objects.filter(article__in=matched(rows))


def concerned(rows: QuerySet[Any]) -> QuerySet[Appearance]:
    return named(rows).filter(role__in=INVOLVED)


def topic_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(TOPICS[code]) for code in codes if code in TOPICS}


def publisher_labels(slugs: Iterable[str]) -> Mapping[str, str]:
    return dict(Publisher.objects.filter(slug__in=list(slugs)).values_list("slug", "name"))


def basis_labels(values: Iterable[str]) -> Mapping[str, str]:
    return {value: str(BASES[value]) for value in values if value in BASES}


FACETS: tuple[Facet, ...] = (
    countries(also_mentioned=False),
    TopicFacet(),
    ActorFacet(),
    FieldFacet(
        "publisher", _("Publisher"), "publisher__slug", lambda rows, slugs: rows.published_by(slugs), publisher_labels
    ),
    FieldFacet("language", _("Language"), "language", lambda rows, codes: rows.in_languages(codes), language_labels),
    FieldFacet(
        "basis", _("Basis of the date"), "published_basis", lambda rows, bases: rows.dated_by(bases), basis_labels
    ),
    review_facet(),
)
