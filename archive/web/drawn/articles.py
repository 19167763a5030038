"""Articles as lines of a list."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Appearance, Article
from archive.models.addresses import address_of
from archive.models.article import slug_of
from archive.models.mention import INVOLVED
from archive.web.dates import KNOWN
from archive.web.drawn.line import Line
from archive.web.drawn.named import actors, publishers
from archive.web.drawn.prepared import Prepared
from archive.web.drawn.words import archived, in_language, interval
from archive.web.facets.facet import language_name
from archive.web.languages import once_a_language


class Told(NamedTuple):
    """What a line says of an article; `concerned` are the states that act in it."""

    pk: int
    public_id: str
    title: str
    language: str
    publisher_id: int | None
    published_earliest: dt.date | None
    published_latest: dt.date | None
    published_basis: str
    messages: int
    promises: int


_told = Prepared(
    lambda pks: Article.objects.visible().filter(pk__in=pks).with_tallies().order_by().values_list(*Told._fields),
    Told._make,
)
_concerned = Prepared(
    lambda pks: (
        Appearance.objects.filter(article__in=pks, role__in=INVOLVED, actor__type="country")
        .order_by("role", "actor__name")
        .values_list("article", "actor")
    ),
    tuple[int, int],
)


def article_lines(pks: Sequence[int]) -> Mapping[int, Line]:
    """By primary key, of those that are visible."""
    every = list(_told.of(pks))
    concerned = defaultdict(list)
    for article, actor in _concerned.of(pks):
        concerned[article].append(actor)
    names = publishers({one.publisher_id for one in every if one.publisher_id})
    links = actors({actor for states in concerned.values() for actor in states})
    nobody = escape(_("publisher not named"))
    return {
        one.pk: _drawn(one, names.get(one.publisher_id or 0, nobody), [links[actor] for actor in concerned[one.pk]])
        for one in every
    }


def _drawn(told: Told, publisher: str, concerned: Sequence[str]) -> Line:
    attributes = in_language(told.language)
    address = address_of("article", told.public_id, slug_of(told.title))
    states = f" · {', '.join(concerned)}" if concerned else ""
    return Line(
        before=(
            f'<li class="entry">\n  <p class="when">{_published(told)}</p>\n  <div class="what">\n'
            f'    <h2><a href="{escape(address)}" {attributes}>{archived(told.title)}</a></h2>\n'
            f'    <p class="meta">{publisher} · {_language(told.language)}{states}</p>\n'
        ),
        opening=f'    <p class="snippet" {attributes}>',
        closing="</p>\n",
        after=f'  </div>\n  <p class="tally">{_tally(told.messages, told.promises)}</p>\n</li>\n',
    )


def _published(told: Told) -> str:
    words = interval(told.published_earliest, told.published_latest)
    if told.published_earliest is None or told.published_basis in KNOWN:
        return words
    return f'{words} <span class="inferred">{escape(_("inferred"))}</span>'


@once_a_language
def _language(code: str) -> str:
    return escape(language_name(code) or _("language not known"))


@once_a_language
def _tally(messages: int, promises: int) -> str:
    if not messages:
        return ""
    promised = ngettext("<b>%(n)s</b> promise", "<b>%(n)s</b> promises", promises) % {"n": promises}
    of_all = ngettext("of one message", "of %(n)s messages", messages) % {"n": messages}
    return f'<span>{promised}</span><br><span class="soft">{of_all}</span>'
