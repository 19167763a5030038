"""Reasons of the comparison in the words of the page: codes become labels, keys become names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.comparing.alignment import Reason
from archive.lexicons import actors, formulas
from archive.lexicons.codebook import KINDS, MODALITIES, TOPICS
from archive.models.coded import label_of


@dataclass(frozen=True)
class Because:
    """One reason: what was compared, whether it speaks for or against, and the labels of what was found."""

    label: Any
    weight: float
    what: tuple[str, ...] = ()

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0


def _actor(key: str) -> str:
    entry = actors().get(key)
    return (entry.names.get((get_language() or "en")[:2]) or entry.name) if entry else key.rpartition(":")[2]


def _code(codes: Mapping[str, Any]) -> Callable[[str], str]:
    return lambda code: label_of(codes[code]) if code in codes else code


def _formula(key: str) -> str:
    formula = formulas().get(key)
    forms = formula.forms.get((get_language() or "en")[:2], ()) if formula else ()
    return forms[0] if forms else key


def _as_it_is(value: str) -> str:
    return value


ALIGNED: Mapping[str, tuple[Any, Callable[[str], str]]] = {
    "parties": (_("the same side speaks"), _actor),
    "counterparts": (_("to the same side"), _actor),
    "kind": (_("kind of message"), _code(KINDS)),
    "modality": (_("strength"), _code(MODALITIES)),
    "intensifier": (_("both intensified"), _as_it_is),
    "topics": (_("topics"), _code(TOPICS)),
    "names": (_("names"), _actor),
    "numbers": (_("figures"), _as_it_is),
    "formulas": (_("formula"), _formula),
    "content": (_("wording"), _as_it_is),
    "order": (_("same place in the order"), _as_it_is),
}

GROUPED: Mapping[str, Any] = {
    "same text": _("the same text"),
    "similar text": _("similar text"),
    "same days": _("the same days"),
    "other days": _("other days"),
    "same parties": _("the same parties"),
    "most parties": _("most parties are the same"),
    "some parties": _("some parties are the same"),
    "other parties": _("other parties"),
    "same place": _("the same place"),
    "other place": _("another place"),
    "same people": _("the same people"),
    "other people": _("other people"),
    "same names": _("the same bodies and initiatives"),
    "same kind": _("the same kind of statement"),
    "same messages": _("the same messages"),
    "no message shared": _("no message in common"),
    "nothing else in common": _("nothing else in common"),
}

DIFFERENCES: Mapping[str, Any] = {
    "kind": _("kind of message"),
    "modality": _("strength"),
    "intensifier": _("intensifier"),
    "numbers": _("figures"),
    "attribution": _("attribution"),
}


def because(reason: Reason) -> Because:
    label, words = ALIGNED[reason.signal]
    return Because(label, reason.weight, tuple(words(value) for value in reason.what))


def why_grouped(why: list[dict[str, Any]]) -> list[Because]:
    """The reasons of a report's proposal; quotations stay behind, they stand in the table where rights allow it."""
    return [
        Because(GROUPED.get(one["signal"], one["signal"]), one["weight"], _values(one)) for one in why if one["weight"]
    ]


def _values(one: dict[str, Any]) -> tuple[str, ...]:
    if one["signal"] in ("same messages", "similar text", "same text", "same kind"):
        return (one["here"],) if one["signal"].endswith("text") else ()
    sides = dict.fromkeys((one["here"], one["there"]))
    return tuple(_named(side) for side in sides if side)


def _named(side: str) -> str:
    keys = side.split()
    return ", ".join(map(_actor, keys)) if all(":" in key for key in keys) else side
