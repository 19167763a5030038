"""The facets of the list of actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from archive.models import Actor
from archive.web.facets.facet import StoredFacet, stored_review_facet


def type_labels(values: Iterable[str]) -> Mapping[str, str]:
    return {value: str(Actor.Type(value).label) for value in values if value in Actor.Type.values}


FACETS = (
    StoredFacet("type", _("Type"), type_labels, column="type", narrow=lambda rows, types: rows.of_types(types)),
    stored_review_facet(),
)
