"""Facets and bars of a list."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString

from archive.web.addresses import Address
from archive.web.charts.histogram import Histogram
from archive.web.drawn.bars import bars, rows
from archive.web.drawn.options import options as drawn_options
from archive.web.listing import Option, ShownFacet

register = template.Library()


@register.simple_tag
def options(facet: ShownFacet, values: Iterable[Option]) -> SafeString:
    """Values of a facet."""
    return drawn_options(facet, values)


@register.simple_tag(takes_context=True)
def bars_of(context: RequestContext, histogram: Histogram, path: str = "") -> SafeString:
    """The bars, each a link to the list within its time: the present list with its filters, or the one at `path`."""
    return bars(histogram.filled, _list_at(context, path))


@register.simple_tag(takes_context=True)
def rows_of(context: RequestContext, histogram: Histogram, path: str = "") -> SafeString:
    """The same as rows of a table."""
    return rows(histogram.filled, _list_at(context, path))


def _list_at(context: RequestContext, path: str) -> Address:
    return Address.to(path) if path else Address.of(context["request"])
