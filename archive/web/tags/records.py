"""A record cited, and described for programs."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from archive.models import Article, Commitment
from archive.web import clock
from archive.web.citations.citation import citation_of
from archive.web.citations.linked import element, linked
from archive.web.citations.styles import STYLES

register = template.Library()


@register.simple_tag(takes_context=True)
def citations(context: RequestContext, record: Article | Commitment) -> list[tuple[str, str]]:
    """The record cited in each style; "accessed" is today."""
    request = context["request"]
    cited = citation_of(record, f"{request.scheme}://{request.get_host()}", clock.today())
    return [(name, style(cited)) for name, style in STYLES.items()]


@register.simple_tag(takes_context=True)
def linked_data(context: RequestContext, record: Article | Commitment) -> SafeString:
    """The record for search engines."""
    request = context["request"]
    return element(linked(record, f"{request.scheme}://{request.get_host()}"))


@register.simple_tag(takes_context=True)
def citation_metas(context: RequestContext, record: Article | Commitment) -> SafeString:
    """What search engines of scholars and reference managers read off the head of a page."""
    request = context["request"]
    cited = citation_of(record, f"{request.scheme}://{request.get_host()}", clock.today())
    metas = {
        "citation_title": cited.title,
        "citation_publication_date": "/".join(f"{part:02}" for part in cited.certain),
        "citation_journal_title": cited.publisher,
        "citation_language": cited.language,
        "citation_public_url": cited.address,
        "citation_abstract": cited.quote,
    }
    return format_html_join(
        "\n  ", '<meta name="{}" content="{}">', ((name, value) for name, value in metas.items() if value)
    )
