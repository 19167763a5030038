"""What a later text takes up of an earlier one, and why it is thought to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext_lazy

from archive.models import Wording
from archive.web.wordings import ShownStep, name_of, shared_by, steps_of

register = template.Library()


GROUNDS = {
    "host": gettext_lazy("host"),
    "guest": gettext_lazy("guest"),
    "sides": gettext_lazy("sides"),
    "shared": gettext_lazy("both speak of"),
}


@register.filter
def grounds(reasons: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Why a later text may tell of a promise: labels, and names in the language of the page."""
    return [(str(GROUNDS[one["what"]]), ", ".join(map(name_of, one["of"]))) for one in reasons]


@register.filter
def steps(wording: Wording) -> list[ShownStep]:
    """Between an earlier and a later message."""
    return list(steps_of(wording))


register.filter("shared", shared_by)
