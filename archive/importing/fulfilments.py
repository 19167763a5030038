"""What an article tells as done -> proposals that it fulfils an earlier promise, for curators, none of them twice.

One proposal a promise and pattern: the first that fits. What a person rejected stays rejected, and other reports of
the same days are not proposed in its place.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from archive.comparing.fulfilment import Happening, Named, Promise, fulfils, happenings, patterns
from archive.documents.readable import make_readable
from archive.extraction.sentences import sentence_spans
from archive.importing.anchoring import shift_of
from archive.importing.formulas import cuts_of
from archive.models import Article, Commitment, CommitmentActor, Fulfilment, Mention, ReviewState
from archive.models.mention import INVOLVED, Appearance

MOST_PROMISES = 400
"""Earlier promises between the states of an article that are looked at, the newest first."""
SAME_DAYS = dt.timedelta(days=7)
"""Reports so close to one another tell of one event."""


def propose_all(articles: QuerySet[Article]) -> Iterator[tuple[Article, list[Fulfilment]]]:
    """In the order of the events: the first that fits is proposed, whatever came in first. One transaction each."""
    ordered = articles.order_by(F("event_earliest").asc(nulls_last=True), "published_order", "pk")
    for article in ordered.iterator(chunk_size=100):
        with transaction.atomic():
            proposals = propose_fulfilments(article)
        yield article, proposals


def propose_fulfilments(article: Article) -> list[Fulfilment]:
    """Writes the new proposals of one article and returns them; takes back those its text no longer bears."""
    told = list(happenings_of(article))
    _take_back(article)
    when = when_of(article)
    if not told or when is None or article.hidden:
        return []
    made = [proposal for proposal in _proposals(article, told, when) if _is_news(proposal)]
    return [_write(one) for one in made]


def when_of(article: Article) -> tuple[dt.date, dt.date] | None:
    """When what it tells of happened: on the days of its event, else before it was published."""
    for first, last in (
        (article.event_earliest, article.event_latest),
        (article.published_earliest, article.published_latest),
    ):
        if first is not None and last is not None:
            return first, last
    return None


def happenings_of(article: Article) -> Iterator[Happening]:
    readable = make_readable(article.text, cuts_of(article))
    involved = Appearance.objects.filter(article=article, role__in=INVOLVED, actor__type="country")
    yield from happenings(
        article.text,
        readable,
        article.language,
        sentence_spans(readable, article.language),
        list(_named(article)),
        frozenset(involved.values_list("actor__key", flat=True)),
    )


def _named(article: Article) -> Iterator[Named]:
    """Places too: where a journey goes is named as a place."""
    rows = Mention.objects.filter(article=article).order_by("start")
    for start, end, key, kind, country in rows.values_list(
        "start", "end", "actor__key", "actor__type", "actor__country__key"
    ):
        yield Named(start, end, key, key if kind == "country" else country or "")


def _proposals(article: Article, told: Sequence[Happening], when: tuple[dt.date, dt.date]) -> Iterator[Fulfilment]:
    """At most one for a promise and a pattern: the sentence that has most in common with it."""
    states = set().union(*(one.involved | one.countries for one in told))
    for row, promise in _promises(states, when[0], {one.pattern for one in told}):
        found = [(one, reasons) for one in told if (reasons := fulfils(promise, one, when[0]))]
        for pattern in dict.fromkeys(one.pattern for one, _reasons in found):
            same = [(one, reasons) for one, reasons in found if one.pattern == pattern]
            best, reasons = max(same, key=lambda pair: (len(pair[1][-1].of), -pair[0].start))
            yield Fulfilment(
                promise=row,
                article=article,
                start=best.start,
                end=best.end,
                quote=best.quote,
                pattern=pattern,
                status=patterns()[pattern].status,
                happened_earliest=when[0],
                happened_latest=when[1],
                reasons=[{"what": ground.what, "of": list(ground.of)} for ground in reasons],
            )


def _promises(states: Iterable[str], before: dt.date, codes: Iterable[str]) -> Iterator[tuple[Commitment, Promise]]:
    kinds = {kind for code in codes for kind in patterns()[code].kinds}
    made = CommitmentActor.objects.filter(commitment=OuterRef("pk"), role="party", actor__key__in=states)
    rows = list(
        Commitment.objects.standing()
        .filter(Exists(made), kind__in=kinds, article__published_earliest__lt=before)
        .with_parties()
        .select_related("article")
        .defer("article__text", "article__evidence", "article__rivals")
        .order_by("-article__published_order", "start", "pk")[:MOST_PROMISES]
    )
    named = _named_within(rows)
    for row in rows:
        when = when_of(row.article)
        if when is not None:
            yield row, _promise(row, when[1], named[row.pk])


def _named_within(rows: Sequence[Commitment]) -> Mapping[int, frozenset[str]]:
    """What each message names inside its quotation."""
    keys = [row.pk for row in rows]
    inside = Mention.objects.filter(article__commitments__in=keys).filter(
        start__gte=F("article__commitments__start"), end__lte=F("article__commitments__end")
    )
    found: dict[int, set[str]] = defaultdict(set)
    for key, actor in inside.order_by().values_list("article__commitments", "actor__key"):
        found[key].add(actor)
    return defaultdict(frozenset, {key: frozenset(actors) for key, actors in found.items()})


def _promise(row: Commitment, until: dt.date, named: frozenset[str]) -> Promise:
    return Promise(
        kind=row.kind,
        quote=row.quote,
        language=row.article.language,
        parties=frozenset(actor.key for actor in row.promisers),
        receivers=frozenset(actor.key for actor in row.receivers),
        named=named | {actor.key for actor in row.subjects},
        until=until,
    )


def _is_news(proposal: Fulfilment) -> bool:
    """Nothing stands for the promise yet, and no person refused what happened on these days."""
    others = Fulfilment.objects.filter(promise=proposal.promise, pattern=proposal.pattern)
    if others.exclude(review_state=ReviewState.REJECTED).exists():
        return False
    first, last = proposal.happened_earliest - SAME_DAYS, proposal.happened_latest + SAME_DAYS
    return not others.filter(happened_earliest__lte=last, happened_latest__gte=first).exists()


def _write(proposal: Fulfilment) -> Fulfilment:
    proposal.save()
    return proposal


def move_told(article: Article, text: str) -> None:
    """Before the text is replaced: what people judged moves to where its quotation stands now."""
    for row in _judged(article) if text != article.text else ():
        shift = shift_of(row.start, row.end, article.text, text)
        if shift is not None:
            Fulfilment.objects.filter(pk=row.pk).update(start=row.start + shift, end=row.end + shift)


def told_lost(article: Article, text: str) -> int:
    """How many quotations that people judged can no longer be found in the new text."""
    return sum(shift_of(row.start, row.end, article.text, text) is None for row in _judged(article))


def _judged(article: Article) -> QuerySet[Fulfilment]:
    return Fulfilment.objects.filter(article=article).exclude(review_state=ReviewState.PROPOSED)


def _take_back(article: Article) -> None:
    """Proposals whose words the text no longer holds; what people judged stays with its quotation."""
    for row in Fulfilment.objects.filter(article=article, review_state=ReviewState.PROPOSED):
        if article.text[row.start : row.end] != row.quote:
            row.delete()
