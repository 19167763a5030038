"""The facets of the list of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.lexicons.codebook import KINDS, MODALITIES
from archive.models import CommitmentActor
from archive.models.coded import label_of
from archive.models.commitment import PROMISING, RECEIVING
from archive.models.mention import INVOLVED
from archive.web.facets.articles import topic_labels
from archive.web.facets.facet import CountryFacet, Facet, FieldFacet, language_labels, matched, review_facet, tally


class TopicFacet(Facet):
    name, label = "topic", _("Topic")

    def narrow(self, rows: Any, values: list[str]) -> Any:
        return rows.on_topics(values)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        return tally(matched(rows).exclude(topics=None), "topics__code")

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        return topic_labels(values)


class PartFacet(CountryFacet):
    """A state in one of the roles; one that is party and counterpart at once counts once."""

    def __init__(self, name: str, label: Any, narrow: Any, roles: tuple[str, ...], offered: bool = True) -> None:
        super().__init__(name, label, narrow, lambda rows: in_roles(rows, roles), offered)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        states = self._parts(rows).filter(actor__type="country").exclude(actor__iso2="")
        return tally(states, "actor__iso2", of="commitment")


def in_roles(rows: QuerySet[Any], roles: tuple[str, ...]) -> QuerySet[CommitmentActor]:
    return CommitmentActor.objects.filter(commitment__in=matched(rows), role__in=roles)


def kind_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(KINDS[code]) for code in codes if code in KINDS}


def modality_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(MODALITIES[code]) for code in codes if code in MODALITIES}


FACETS: tuple[Facet, ...] = (
    PartFacet("by", _("Who"), lambda rows, codes: rows.by_countries(codes), PROMISING),
    PartFacet("to", _("To whom"), lambda rows, codes: rows.to_countries(codes), RECEIVING),
    PartFacet("country", _("Either side"), lambda rows, codes: rows.concerning_countries(codes), INVOLVED, False),
    FieldFacet("kind", _("Kind"), "kind", lambda rows, codes: rows.of_kinds(codes), kind_labels),
    FieldFacet("modality", _("Strength"), "modality", lambda rows, codes: rows.of_modalities(codes), modality_labels),
    TopicFacet(),
    FieldFacet(
        "language", _("Language"), "article__language", lambda rows, codes: rows.in_languages(codes), language_labels
    ),
    review_facet(),
)
