"""The facets of the list of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.web.facets.facet import StoredFacet, country_code, country_labels, stored_review_facet
from archive.web.statement_kinds import kind_label


def kind_labels(values: Iterable[str]) -> Mapping[str, str]:
    return {value: kind_label(value) for value in values}


FACETS = (
    StoredFacet(
        "country",
        _("Country"),
        country_labels,
        country_code,
        column="participations__actor__iso2",
        narrow=lambda rows, codes: rows.with_countries(codes),
    ),
    StoredFacet("kind", _("Kind"), kind_labels, column="doc_type", narrow=lambda rows, kinds: rows.of_types(kinds)),
    stored_review_facet(),
)
