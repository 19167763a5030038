"""How a wording changed, in the words of the page: the steps between two messages, and what both speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.lexicons import actors, formulas
from archive.lexicons.codebook import MODALITIES
from archive.models import Wording
from archive.models.coded import label_of
from archive.web.formulas import label_of as formula_label

STEPS: Mapping[str, Any] = {
    "modality": _("strength"),
    "condition": _("condition"),
    "intensifier": _("intensifier"),
    "amount": _("amount"),
    "deadline": _("date"),
}
PRINTED = ("condition", "intensifier")
"""Steps that quote the texts."""
SHARED = ("names", "formulas", "numbers", "content")
"""What two messages have in common: actors, formulas, figures, and concepts by their English names."""


@dataclass(frozen=True)
class ShownStep:
    label: Any
    before: str
    after: str
    firmer: bool


def steps_of(wording: Wording) -> Iterator[ShownStep]:
    """Words of a text that may not be quoted are left out with their step."""
    quotable = all(one.article.shows_evidence for one in (wording.earlier, wording.later) if one is not None)
    for reason in wording.reasons:
        if reason["what"] in STEPS and (quotable or reason["what"] not in PRINTED):
            before, after = (_value(reason["what"], reason[side]) for side in ("before", "after"))
            yield ShownStep(STEPS[reason["what"]], before, after, reason["towards"] > 0)


def shared_by(wording: Wording) -> str:
    """What both messages speak of."""
    keys = [key for reason in wording.reasons if reason["what"] in SHARED for key in reason["of"]]
    return ", ".join(dict.fromkeys(map(name_of, keys)))


def name_of(key: str) -> str:
    """In the language of the page; what is neither an actor nor a formula stands for itself."""
    if key in formulas():
        return formula_label(formulas()[key])
    entry = actors().get(key)
    return entry.names.get((get_language() or "en")[:2], entry.name) if entry else key


def _value(what: str, value: str) -> str:
    return label_of(MODALITIES[value]) if what == "modality" else value
