"""Labels of codes, in the language of the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language, pgettext_lazy

from archive.lexicons.codebook import GROUPS
from archive.models import Status
from archive.models.coded import label_of
from archive.web import reasons
from archive.web.compared_words import DIFFERENCES
from archive.web.drawn import words
from archive.web.ladder import name_of
from archive.web.statement_kinds import kind_label

register = template.Library()


register.filter("kind", words.kind_label)
register.filter("modality", words.modality_label)
register.filter("group", words.group_of)
register.filter("statement_kind", kind_label)
register.filter("code_label", label_of)
register.filter("formula_name", name_of)
register.simple_tag(reasons.deadline_words, name="deadline_words")
register.simple_tag(reasons.parties_words, name="parties_words")


@register.simple_tag
def difference_label(name: str) -> str:
    """In what two reports of one message differ."""
    return str(DIFFERENCES.get(name, name))


@register.filter
def status(code: str) -> str:
    """What became of a promise."""
    return str(Status(code).label)


@register.filter
def group_label(code: str) -> str:
    return label_of(GROUPS[code])


@register.filter
def definition(code: Any) -> str:
    return str(code.definition(get_language() or "en"))


DEGREES = {
    "low": pgettext_lazy("degree", "low"),
    "medium": pgettext_lazy("degree", "medium"),
    "high": pgettext_lazy("degree", "high"),
}


@register.filter
def degree(code: str) -> str:
    """How specific a message is. The model's "medium" is also the word for a newspaper, which French tells apart."""
    return str(DEGREES.get(code, code))
