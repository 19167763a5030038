"""The facets of the list of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.lexicons.codebook import TOPICS
from archive.models import Publisher
from archive.models.coded import label_of
from archive.web.dates import BASES
from archive.web.facets.facet import Facet, actor_labels, country_facet, language_labels, remembered, review_labels
from archive.web.formulas import labels as formula_labels


def topic_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: label_of(TOPICS[code]) for code in codes if code in TOPICS}


@remembered
def publisher_labels(slugs: Iterable[str]) -> Mapping[str, str]:
    return dict(Publisher.objects.filter(slug__in=list(slugs)).values_list("slug", "name"))


def basis_labels(values: Iterable[str]) -> Mapping[str, str]:
    return {value: str(BASES[value]) for value in values if value in BASES}


FACETS = (
    country_facet("country", _("Country")),
    Facet("topic", _("Topic"), topic_labels),
    Facet("actor", _("Person or body"), actor_labels),
    Facet("publisher", _("Publisher"), publisher_labels),
    Facet("language", _("Language"), language_labels),
    Facet("formula", _("Formula"), formula_labels),
    Facet("basis", _("Basis of the date"), basis_labels),
    Facet("review", _("Review"), review_labels),
)
