"""Messages as lines of a list."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.models import Commitment, CommitmentActor
from archive.models.addresses import address_of
from archive.models.article import may_be_quoted, slug_of
from archive.models.exchange import PROMISING, RECEIVING
from archive.web.display import shown
from archive.web.drawn.line import Line
from archive.web.drawn.named import actors, publishers
from archive.web.drawn.prepared import Prepared
from archive.web.drawn.words import (
    archived,
    day,
    group_of,
    in_language,
    interval,
    kind_label,
    modality_label,
    review,
    topic_link,
)

LONGEST_TITLE = 90


class Told(NamedTuple):
    """What a line says of a message and of the article that it stands in."""

    pk: int
    public_id: str
    kind: str
    modality: str
    review_state: str
    deadline: dt.date | None
    quote: str
    speaker_label: str
    article__public_id: str
    article__title: str
    article__language: str
    article__rights: str
    article__publisher_id: int | None
    article__published_earliest: dt.date | None
    article__published_latest: dt.date | None


class Part(NamedTuple):
    commitment: int
    actor: int
    role: str


class Tag(NamedTuple):
    commitment: int
    topic__code: str


_told = Prepared(
    lambda pks: Commitment.objects.standing().filter(pk__in=pks).order_by().values_list(*Told._fields), Told._make
)
_parts = Prepared(
    lambda pks: (
        CommitmentActor.objects.filter(commitment__in=pks).order_by("role", "position").values_list(*Part._fields)
    ),
    Part._make,
)
_tags = Prepared(
    lambda pks: (
        Commitment.topics.through.objects.filter(commitment__in=pks)
        .order_by("topic__position", "topic__code")
        .values_list(*Tag._fields)
    ),
    Tag._make,
)


def commitment_lines(pks: Sequence[int]) -> Mapping[int, Line]:
    """By primary key, of those that stand."""
    every, parts, topics = list(_told.of(pks)), defaultdict(list), defaultdict(list)
    for part in _parts.of(pks):
        parts[part.commitment].append(part)
    for tag in _tags.of(pks):
        topics[tag.commitment].append(topic_link(tag.topic__code))
    names = publishers({one.article__publisher_id for one in every if one.article__publisher_id})
    links = actors({part.actor for some in parts.values() for part in some})
    return {
        one.pk: _drawn(
            one, _parties(one, parts[one.pk], links), names.get(one.article__publisher_id or 0), topics[one.pk]
        )
        for one in every
    }


def _drawn(told: Told, parties: str, publisher: str | None, topics: Sequence[str]) -> Line:
    group, attributes = group_of(told.kind), in_language(told.article__language)
    address = escape(address_of("commitment", told.public_id))
    source = [_source(told), *([publisher] if publisher else []), *topics]
    quotable = may_be_quoted(told.article__rights)
    published = interval(told.article__published_earliest, told.article__published_latest)
    return Line(
        before=(
            f'<li class="entry commitment-entry {group}">\n  <p class="when">{published}</p>\n  <div class="what">\n'
            f'    <p class="who">{parties}</p>\n    <blockquote {attributes}><a href="{address}">'
        ),
        quoted=archived(told.quote) if quotable else escape(_("The rights in this text do not allow it to be quoted.")),
        opening="" if quotable else None,
        after=(
            f'</a></blockquote>\n    <p class="meta">{" · ".join(source)}</p>\n  </div>\n'
            f'  <p class="tally">{_codes(told, group)}</p>\n</li>\n'
        ),
    )


def _parties(told: Told, parts: Sequence[Part], links: Mapping[int, str]) -> str:
    """Who, and to whom: as `commitments/_parties.html` says it of a record."""
    promising = [part.actor for part in parts if part.role in PROMISING]
    receiving = [part.actor for part in parts if part.role in RECEIVING]
    who = _listed([links[pk] for pk in promising]) or _speaker(told.speaker_label)
    if len(set(promising)) > 1 and set(promising) == set(receiving):
        return f'{who} <span class="mutual">{escape(_("to each other"))}</span>'
    if not receiving:
        return who
    to = escape(pgettext("whom something is promised", "to"))
    arrow = f'<span class="to" aria-hidden="true">→</span><span class="unseen"> {to} </span>'
    return f"{who} {arrow} {_listed([links[pk] for pk in receiving])}"


def _speaker(label: str) -> str:
    return f"<bdi>{archived(label or _('speaker not known'))}</bdi>"


def _listed(names: Sequence[str]) -> str:
    """ "One", "one and two", "one, two and three"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {escape(_('and'))} {names[-1]}"


def _source(told: Told) -> str:
    """The sentence in its article."""
    address = address_of("article", told.article__public_id, slug_of(told.article__title))
    title = escape(Truncator(shown(told.article__title)).chars(LONGEST_TITLE))
    return f'<a href="{escape(address)}#c-{told.public_id}" {in_language(told.article__language)}>{title}</a>'


def _codes(told: Told, group: str) -> str:
    due = f'<br><span class="due">{escape(_("due"))} {day(told.deadline)}</span>' if told.deadline else ""
    return (
        f'<span class="kind {group}">{escape(kind_label(told.kind))}</span><br>'
        f'<span class="soft">{escape(modality_label(told.modality))}</span>{due}<br>{review(told.review_state)}'
    )
