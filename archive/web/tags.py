"""Template tags: dates in words, archived text made harmless, codes with labels, the other language's address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from archive.lexicons.codebook import GROUPS, KINDS, MODALITIES
from archive.models import Article, Commitment
from archive.models.coded import label_of
from archive.web import dates
from archive.web.display import direction
from archive.web.display import shown as displayable
from archive.web.facets.facet import language_name

register = template.Library()


@register.filter
def shown(text: str) -> str:
    """Archived text for display; see `archive.web.display`. Escaping stays with the template."""
    return displayable(str(text))


@register.filter
def of_language(code: str) -> SafeString:
    """The `lang` and `dir` attributes of archived text."""
    if not code:
        return format_html('dir="auto"')
    return format_html('lang="{}" dir="{}"', code, direction(code))


@register.filter
def language(code: str) -> str:
    return language_name(code)


@register.filter
def day(value: dt.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.day_words(value))


@register.filter
def basis(code: str) -> str:
    return dates.basis_words(code)


@register.filter
def is_inferred(code: str) -> bool:
    return code not in dates.KNOWN


@register.simple_tag
def interval(first: dt.date | None, last: dt.date | None) -> SafeString | str:
    """The interval in words; a single day is machine-readable as well."""
    words = dates.interval_words(first, last)
    if first is None or first != last:
        return words
    return format_html('<time datetime="{}">{}</time>', first.isoformat(), words)


@register.filter
def published(article: Article) -> SafeString | str:
    return interval(article.published_earliest, article.published_latest)


@register.filter
def kind(code: str) -> str:
    return label_of(KINDS[code]) if code in KINDS else code


@register.filter
def modality(code: str) -> str:
    return label_of(MODALITIES[code]) if code in MODALITIES else code


@register.filter
def group(code: str) -> str:
    """The group of a kind: the class that says how its mark is drawn."""
    return KINDS[code].group if code in KINDS else "other"


@register.filter
def group_label(code: str) -> str:
    return label_of(GROUPS[code])


@register.filter
def definition(code: Any) -> str:
    return str(code.definition(get_language() or "en"))


@register.filter
def code_label(code: Any) -> str:
    return label_of(code)


@register.filter
def anchor(commitment: Commitment) -> str:
    """The address of the sentence in the article."""
    return f"{commitment.article.get_absolute_url()}#c-{commitment.public_id}"


@register.simple_tag(takes_context=True)
def in_language(context: RequestContext, code: str) -> str:
    """The address of this very page in the other language."""
    return translate_url(context["request"].get_full_path(), code)
