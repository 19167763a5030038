"""The values of a facet as a list: chosen ones can be taken back, others chosen or excluded."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.web.addresses import Address, Gap

if TYPE_CHECKING:
    from archive.web.listing import Option, ShownFacet


def options(facet: ShownFacet, values: Iterable[Option]) -> SafeString:
    choose, exclude = facet.address.gap(facet.name), facet.address.gap(f"not_{facet.name}")
    says = escape(_("Exclude"))
    return mark_safe(
        "".join(
            _in_force(facet.name, one, facet.address)
            if one.chosen or one.excluded
            else _free(facet.name, one, choose, exclude, says)
            for one in values
        )
    )


def _in_force(name: str, option: Option, address: Address) -> str:
    kind, says = ("chosen", _("(chosen: remove)")) if option.chosen else ("excluded", _("(excluded: remove)"))
    forget = address.without(name, option.value).without(f"not_{name}", option.value)
    return (
        f'<li class="{kind}"><a class="value" href="{escape(str(forget))}" aria-current="true" rel="nofollow">'
        f'<bdi>{escape(option.label)}</bdi><span class="unseen"> {escape(says)}</span></a>{_count(option)}</li>\n'
    )


def _free(name: str, option: Option, choose: Gap, exclude: Gap, says: str) -> str:
    label, value = escape(option.label), option.value
    return (
        f'<li><a class="value" href="{choose.filled((name, value))}" rel="nofollow"><bdi>{label}</bdi></a>'
        f'{_count(option)}<a class="exclude" href="{exclude.filled((f"not_{name}", value))}" rel="nofollow"'
        f' title="{says}"><span aria-hidden="true">−</span><span class="unseen">{says} {label}</span></a></li>\n'
    )


def _count(option: Option) -> str:
    return f'<span class="count">{option.count}</span>'
