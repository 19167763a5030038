"""How the wording of states moves from one text to the next -> proposals for curators.

A text is compared with the few that came before it between the same states. All reports of one statement are one
occasion. That something is new, or was dropped, is only said of documents: a news report may leave out what it likes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from archive.comparing.alignment import align
from archive.comparing.kinds import kinds
from archive.comparing.wording import KINDS, Link, Worded, dropped_from, links, new_among
from archive.importing.fulfilments import when_of
from archive.importing.grouping.messages import messages_of
from archive.models import Appearance, Article, Commitment, Report, ReviewState, Topic, Wording
from archive.models.mention import INVOLVED

MOST_EARLIER = 12
"""Earlier articles with which a text is compared."""
APART = dt.timedelta(days=7)
"""Texts closer to one another may tell of one event."""
YEARS_OF_DOCUMENTS = 10
"""A document replaces one of so many years ago at the most; older ones are history."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event by all its reports; `messages` are those that no other of its reports says as well."""

    articles: tuple[Article, ...]
    earliest: dt.date
    latest: dt.date
    is_document: bool
    messages: tuple[Worded, ...]

    @property
    def article(self) -> Article:
        return self.articles[0]


def propose_all(articles: QuerySet[Article]) -> Iterator[tuple[Article, list[Wording]]]:
    """In the order of the events."""
    ordered = articles.order_by(F("event_earliest").asc(nulls_last=True), "published_order", "pk")
    for article in ordered.iterator(chunk_size=100):
        yield article, propose_wordings(article)


@transaction.atomic
def propose_wordings(article: Article) -> list[Wording]:
    """Renews the proposals on what the article's occasion says; returns those that are new."""
    now = _occasion(_reports_beside(article))
    if now is None or not now.messages:
        return []
    before = list(_before(now))
    proposed = list(_proposals(now, before))
    kept = _renew(now, proposed)
    return [_saved(one) for one in proposed if _key(one) not in kept]


def _reports_beside(article: Article) -> list[Article]:
    """All visible articles that report the same statement, the oldest record first; the article alone without one."""
    own = Report.objects.filter(article=article, statement__parent=None).exclude(review_state=ReviewState.REJECTED)
    others = Report.objects.filter(statement__in=own.values("statement")).exclude(review_state=ReviewState.REJECTED)
    return list(Article.objects.visible().filter(Q(pk=article.pk) | Q(reports__in=others)).distinct().order_by("pk"))


def _occasion(articles: Sequence[Article]) -> Occasion | None:
    days = [when for article in articles if (when := when_of(article)) is not None]
    if not days:
        return None
    return Occasion(
        articles=tuple(articles),
        earliest=min(first for first, _last in days),
        latest=max(last for _first, last in days),
        is_document=any(_reports_document(article) for article in articles),
        messages=tuple(_distinct(articles)),
    )


def _reports_document(article: Article) -> bool:
    return any(report.statement.doc_type in _documents() for report in article.reports.select_related("statement"))


def _documents() -> set[str]:
    """As statements name their kind."""
    return {kind.labels["en"] for kind in kinds().values() if kind.sort == "document"}


def _distinct(articles: Sequence[Article]) -> Iterator[Worded]:
    """The messages of the fullest report, then what only others say."""
    told = _worded([article.pk for article in articles])
    known: tuple[Worded, ...] = ()
    for messages in sorted(told, key=len, reverse=True):
        only = align(tuple(one.said for one in known), tuple(one.said for one in messages)).only_other
        known += tuple(messages[at] for at in only)
    yield from known


def _worded(articles: Iterable[int]) -> list[list[Worded]]:
    """By article, what can be worded anew, with what its wording is made of."""
    said = messages_of(articles)
    fields = ("public_id", "intensifier", "condition", "quantity_value", "quantity_unit", "deadline")
    rows = Commitment.objects.filter(article__in=list(said)).values_list(*fields)
    details = {row[0]: row[1:] for row in rows}
    return [
        [Worded(one, *details[one.key]) for one in messages if one.kind in KINDS and one.key in details]
        for messages in said.values()
    ]


def _before(now: Occasion) -> Iterator[Occasion]:
    """The occasions before this one between at least two of its states, the latest first."""
    states = Appearance.objects.filter(article__in=now.articles, role__in=INVOLVED, actor__type="country")
    shared = Appearance.objects.filter(role__in=INVOLVED, actor__in=states.values("actor")).order_by()
    together = shared.values("article").annotate(states=Count("actor")).filter(states__gte=2).values("article")
    earlier = Article.objects.visible().filter(pk__in=together, published_earliest__lt=now.earliest)
    seen = {article.pk for article in now.articles}
    for article in earlier.order_by("-published_order", "-pk")[:MOST_EARLIER]:
        if article.pk in seen:
            continue
        occasion = _occasion(_reports_beside(article))
        seen |= {one.pk for one in occasion.articles} if occasion else set()
        if occasion and occasion.latest + APART < now.earliest:
            yield occasion


def _proposals(now: Occasion, before: Sequence[Occasion]) -> Iterator[Wording]:
    """Each message is linked to the latest occasion that says it as well."""
    linked: set[int] = set()
    for occasion in before:
        for link in links(occasion.messages, now.messages):
            if link.later not in linked:
                linked.add(link.later)
                yield from _linked(link, occasion, now)
    yield from _beyond(now, before, linked)


def _beyond(now: Occasion, before: Sequence[Occasion], linked: set[int]) -> Iterator[Wording]:
    """What is new in a document, and what of the document before it is no longer said."""
    last = next((one for one in before if one.is_document), None)
    if not now.is_document or last is None or (now.earliest - last.latest).days > YEARS_OF_DOCUMENTS * 365.25:
        return
    for at in new_among(now.messages, last.messages, linked):
        yield from _lone(now.messages[at], last.article, "later", "new", now)
    kept = {link.earlier for link in links(last.messages, now.messages)}
    for at in dropped_from(last.messages, now.messages, kept):
        yield from _lone(last.messages[at], now.article, "earlier", "dropped", now)


def _linked(link: Link, occasion: Occasion, now: Occasion) -> Iterator[Wording]:
    earlier, later = occasion.messages[link.earlier], now.messages[link.later]
    reasons = [
        {"what": step.what, "towards": step.towards, "before": step.before, "after": step.after} for step in link.steps
    ]
    alike = [
        {"what": one.signal, "of": list(one.what)} for one in link.pair.reasons if one.signal in SHOWN and one.what
    ]
    rows = {row.public_id: row for row in Commitment.objects.filter(public_id__in=[earlier.said.key, later.said.key])}
    topic = _topic(later, earlier)
    if topic is not None and len(rows) == 2:
        yield Wording(
            topic=topic,
            earlier=rows[earlier.said.key],
            later=rows[later.said.key],
            said_on=now.earliest,
            change=link.change,
            reasons=[*reasons, *alike],
        )


SHOWN = ("names", "formulas", "numbers", "content")
"""The signals that say what two messages have in common."""


def _lone(message: Worded, sought_in: Article, side: str, change: str, now: Occasion) -> Iterator[Wording]:
    row, topic = Commitment.objects.filter(public_id=message.said.key).first(), _topic(message, message)
    if row is not None and topic is not None:
        yield Wording(
            topic=topic, compared_with=sought_in, said_on=now.earliest, change=change, reasons=[], **{side: row}
        )


def _topic(one: Worded, other: Worded) -> Topic | None:
    """One that both have, else one of the later."""
    codes = one.said.topics & other.said.topics or one.said.topics
    return Topic.objects.filter(code__in=codes).order_by("position", "code").first()


Key = tuple[int | None, int | None, int | None]


def _key(one: Wording) -> Key:
    """A message is new once, whatever it was compared with."""
    return one.earlier_id, one.later_id, None if one.earlier_id is None else one.compared_with_id


def _renew(now: Occasion, proposed: Sequence[Wording]) -> set[Key]:
    """Takes back what today's comparison no longer says; the keys that stand already, refused ones among them.

    Where a person confirmed what a message takes up, nothing else is proposed for it.
    """
    mine = Q(later__article__in=now.articles) | Q(later=None, compared_with__in=now.articles)
    rows = list(Wording.objects.filter(mine))
    wanted = {_key(one) for one in proposed}
    stale = [row.pk for row in rows if row.review_state == ReviewState.PROPOSED and _key(row) not in wanted]
    Wording.objects.filter(pk__in=stale).delete()
    settled = {row.later_id for row in rows if row.is_confirmed and row.later_id}
    return {_key(row) for row in rows} | {_key(one) for one in proposed if one.later_id in settled}


def _saved(one: Wording) -> Wording:
    one.save()
    return one
