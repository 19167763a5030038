"""Statements that an article may report, without looking at the others: each look-up is one range of an index.

By days and parties: statements whose days touch the article's and in which one of its parties takes part. By text:
those whose reports share a band of the sketch. Both are capped, so that a busy day or a much-printed phrase costs no
more than a quiet one; the nearest come first.

Who takes part and what a statement became (rejected, found to be another) is told from the rows that the dates give:
a database without statistics takes such a condition for a reason to leave the dates and to read all that a state did.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Count, F, Q

from archive.comparing.accounts import Account, When
from archive.models import Article, Report, ReviewState, SketchBand, StatementActor

MOST = 12
"""Statements that are compared."""
MOST_PRINTS = 60
"""Articles with the same band that are looked at."""
AROUND = 1
"""Days added at both ends: a time zone."""
WIDEST = 62
"""Days of an interval within which parties alone still say something."""


def candidates(article: Article, account: Account) -> list[int]:
    """Primary keys of standing statements, the likeliest first."""
    found: Counter[int] = Counter()
    found.update({key: 3 * shared for key, shared in _by_text(article, account)})
    found.update(dict(_by_days(account)))
    return [key for key, _ in _most(found)]


def _most(found: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]


def _by_text(article: Article, account: Account) -> Iterable[tuple[int, int]]:
    """Statements with how many bands their reports share with the article."""
    alike = SketchBand.objects.filter(band__in=account.text.bands).exclude(article=article)
    near = alike.order_by().values_list("article").annotate(shared=Count("pk")).order_by("-shared", "article_id")
    shared = dict(near[:MOST_PRINTS]) if account.text.bands else {}
    if not shared:
        return []
    reports = Report.objects.filter(article__in=list(shared)).order_by()
    best: Counter[int] = Counter()
    for statement, merged, state, one in reports.values_list(
        "statement", "statement__merged_into", "review_state", "article"
    ):
        if merged is None and state != ReviewState.REJECTED:
            best[statement] = max(best[statement], shared[one])
    return best.items()


def _by_days(account: Account) -> Iterable[tuple[int, int]]:
    """Statements of these days with how many parties they share with the article."""
    when, parties = account.when or account.published, account.states | account.bodies
    if when is None or when.days > WIDEST or not parties:
        return []
    held = StatementActor.objects.filter(_touches(when)).order_by()
    shared: Counter[int] = Counter()
    for statement, merged, state, actor in held.values_list(
        "statement", "statement__merged_into", "statement__review_state", "actor__key"
    ):
        if actor in parties and merged is None and state != ReviewState.REJECTED:
            shared[statement] += 1
    return _most(shared)


def _touches(when: When) -> Q:
    """Those of one day lie within the article's; the few of several days may have begun long before."""
    first, last = moved(when.earliest, -AROUND), moved(when.latest, AROUND)
    begun = Q(statement__date_earliest__range=(first, last))
    lasting = Q(statement__date_earliest__range=(moved(first, -WIDEST), first), statement__date_latest__gte=first)
    return begun | (lasting & Q(statement__date_latest__gt=F("statement__date_earliest")))


def moved(day: dt.date, days: int) -> dt.date:
    """Days at the ends of the calendar stay there."""
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)
