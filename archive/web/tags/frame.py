"""What stands around every page."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from archive.web.drawn import frame

register = template.Library()


@register.simple_tag(takes_context=True)
def languages(context: RequestContext) -> SafeString:
    """This very page in each language."""
    return frame.languages(context["request"])


@register.simple_tag(takes_context=True)
def alternates(context: RequestContext) -> SafeString:
    return frame.alternates(context["request"])


@register.simple_tag(takes_context=True)
def sections(context: RequestContext) -> SafeString:
    """An error page may have no request: then it is in no section."""
    request = context.get("request")
    return frame.sections(request.path if request else "")
