"""Statements that an article may report, without looking at the others: each look-up is one range of an index.

By days and parties: statements whose days touch the article's and in which one of its parties takes part. By text:
those whose reports share a band of the sketch. Both are capped, so that a busy day or a much-printed phrase costs no
more than a quiet one; the nearest come first.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q

from archive.comparing.accounts import Account, When
from archive.models import Report, ReviewState, SketchBand, StatementActor

MOST = 12
"""Statements that are compared."""
MOST_PRINTS = 60
"""Articles with the same band that are looked at."""
AROUND = 1
"""Days added at both ends: a time zone."""
WIDEST = 62
"""Days of an interval within which parties alone still say something."""


def candidates(account: Account) -> list[int]:
    """Primary keys of standing statements, the likeliest first."""
    found: Counter[int] = Counter()
    found.update({key: 3 * shared for key, shared in _by_text(account)})
    found.update(dict(_by_days(account)))
    return [key for key, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]]


def _by_text(account: Account) -> Iterable[tuple[int, int]]:
    """Statements with how many bands their reports share with the article."""
    bands = account.text.bands
    if not bands:
        return []
    alike = SketchBand.objects.filter(band__in=bands).exclude(article__public_id=_article(account))
    near = alike.order_by().values_list("article").annotate(shared=Count("pk")).order_by("-shared", "article")
    shared = dict(near[:MOST_PRINTS])
    if not shared:
        return []
    reports = Report.objects.filter(article__in=list(shared)).exclude(review_state=ReviewState.REJECTED)
    best: Counter[int] = Counter()
    for statement, article in reports.filter(statement__merged_into=None).values_list("statement", "article"):
        best[statement] = max(best[statement], shared[article])
    return best.items()


def _article(account: Account) -> str:
    return account.key.partition("/")[0]


def _by_days(account: Account) -> Iterable[tuple[int, int]]:
    """Statements of these days with how many parties they share with the article."""
    when, parties = account.when or account.published, account.states | account.bodies
    if when is None or when.days > WIDEST or not parties:
        return []
    held = StatementActor.objects.filter(_touches(when), actor__key__in=parties, statement__merged_into=None).exclude(
        statement__review_state=ReviewState.REJECTED
    )
    shared = held.order_by().values_list("statement").annotate(shared=Count("pk"))
    return list(shared.order_by("-shared", "statement")[:MOST])


def _touches(when: When) -> Q:
    first, last = _moved(when.earliest, -AROUND), _moved(when.latest, AROUND)
    return Q(statement__date_earliest__range=(_moved(first, -WIDEST), last), statement__date_latest__gte=first)


def _moved(day: dt.date, days: int) -> dt.date:
    """Days at the ends of the calendar stay there."""
    number = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(number)
