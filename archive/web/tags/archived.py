"""Archived text made harmless, its language, and dates in words."""

from __future__ import annotations

from django import template

from archive.models import Article
from archive.web import dates
from archive.web.display import shown as displayable
from archive.web.drawn import words
from archive.web.facets.facet import language_name

register = template.Library()


@register.filter
def shown(text: str) -> str:
    """Archived text for display; see `archive.web.display`. Escaping stays with the template."""
    return displayable(str(text))


register.filter("of_language", words.in_language)
register.filter("language", language_name)
register.filter("day", words.day)
register.filter("basis", dates.basis_words)
register.simple_tag(words.interval, name="interval")


@register.filter
def is_inferred(code: str) -> bool:
    return code not in dates.KNOWN


@register.filter
def published_words(article: Article) -> str:
    """Without markup, for attributes and titles."""
    return dates.interval_words(article.published_earliest, article.published_latest)


@register.filter
def plain(number: float) -> str:
    """For attributes of an SVG: a French page would write 4,5 and the drawing would fall apart."""
    return f"{number:g}"


@register.filter
def percent(share: float) -> str:
    return f"{round(share * 100)} %"
