"""The values of a facet as a list: chosen ones can be taken back, others chosen or excluded."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from archive.web.listing import Option


def options(values: Iterable[Option]) -> SafeString:
    exclude = escape(_("Exclude"))
    return mark_safe("".join(_in_force(one) if one.chosen or one.excluded else _free(one, exclude) for one in values))


def _in_force(option: Option) -> str:
    kind, says = ("chosen", _("(chosen: remove)")) if option.chosen else ("excluded", _("(excluded: remove)"))
    return (
        f'<li class="{kind}"><a class="value" href="{escape(str(option.forget))}" aria-current="true" rel="nofollow">'
        f'<bdi>{escape(option.label)}</bdi><span class="unseen"> {escape(says)}</span></a>{_count(option)}</li>\n'
    )


def _free(option: Option, exclude: str) -> str:
    label, choose, without = escape(option.label), escape(str(option.choose)), escape(str(option.exclude))
    return (
        f'<li><a class="value" href="{choose}" rel="nofollow"><bdi>{label}</bdi></a>{_count(option)}'
        f'<a class="exclude" href="{without}" rel="nofollow" title="{exclude}">'
        f'<span aria-hidden="true">−</span><span class="unseen">{exclude} {label}</span></a></li>\n'
    )


def _count(option: Option) -> str:
    return f'<span class="count">{option.count}</span>'
