"""The bars of a histogram, each a link to the list within its time: as SVG, and as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

from archive.web.addresses import Address, Gap
from archive.web.charts.histogram import HEIGHT, Bar


def bars(drawn: Iterable[Bar], address: Address) -> SafeString:
    return mark_safe("".join(_in_svg(drawn, _timeless(address))))


def rows(drawn: Iterable[Bar], address: Address) -> SafeString:
    return mark_safe("".join(_in_table(drawn, _timeless(address))))


def _timeless(address: Address) -> Gap:
    return address.without("from").without("to").gap("from")


def _in_svg(drawn: Iterable[Bar], gap: Gap) -> Iterator[str]:
    for bar in drawn:
        says = f"{escape(bar.label)}: {bar.count}"
        yield (
            f'<a href="{_within(bar, gap)}" aria-label="{says}"><title>{says}</title>'
            f'<rect class="reach" x="{bar.x:g}" y="0" width="{bar.width:g}" height="{HEIGHT}"/>'
            f'<rect class="bar" x="{bar.x:g}" y="{bar.y:g}" width="{bar.width:g}" height="{bar.height:g}"/></a>\n'
        )


def _in_table(drawn: Iterable[Bar], gap: Gap) -> Iterator[str]:
    for bar in drawn:
        link = f'<a href="{_within(bar, gap)}" rel="nofollow">{escape(bar.label)}</a>'
        yield f'<tr><th scope="row">{link}</th><td class="number">{bar.count}</td></tr>\n'


def _within(bar: Bar, gap: Gap) -> str:
    return gap.filled(("from", bar.start), ("to", bar.end))
