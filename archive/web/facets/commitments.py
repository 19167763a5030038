"""The facets of the list of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.lexicons.codebook import KINDS, MODALITIES
from archive.models.coded import label_of
from archive.web.facets.articles import topic_labels
from archive.web.facets.facet import (
    Facet,
    actor_labels,
    country_code,
    country_facet,
    country_labels,
    language_labels,
    review_labels,
)
from archive.web.formulas import labels as formula_labels


def kind_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(KINDS[code]) for code in codes if code in KINDS}


def modality_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(MODALITIES[code]) for code in codes if code in MODALITIES}


def side_labels(values: Iterable[str]) -> Mapping[str, str]:
    """Whoever promises or is promised something: states by code, everyone else by slug."""
    wanted = list(values)
    return {**actor_labels(wanted), **country_labels(wanted)}


FACETS = (
    Facet("by", _("Who"), side_labels, country_code),
    Facet("towards", _("To whom"), side_labels, country_code),
    country_facet("country", _("Either side"), offered=False),
    Facet("kind", _("Kind"), kind_labels),
    Facet("modality", _("Strength"), modality_labels),
    Facet("topic", _("Topic"), topic_labels),
    Facet("formula", _("Formula"), formula_labels, offered=False),
    Facet("language", _("Language"), language_labels),
    Facet("review", _("Review"), review_labels),
)
