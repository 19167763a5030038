"""A query -> what matches it: as a QuerySet for feeds, exports and filters, or as keys with totals for pages.

Promised, and held by tests: both engines match the same records and count the same totals. Newest first is the same
order on both. By relevance it is too, as far as the scores differ by a millionth; records that score alike come newest
first. Relevance is reckoned over all that match up to RANKED, beyond that over the newest RANKED.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from django.core.exceptions import EmptyResultSet
from django.db.models import Case, CharField, Model, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat, StrIndex

from archive.models import Article, Commitment
from archive.search.engines import CutShort, Engine, Keys, Sql, engine, for_readers
from archive.search.expressions import Criteria
from archive.search.index import catch_up
from archive.search.meaning import criteria_of
from archive.search.nouns import ARTICLES, COMMITMENTS, Noun, noun_of
from archive.search.query import Query
from archive.search.results import CAP, RANKED, Matched, Order, Page
from archive.search.state import one_look, state_of

SECONDS = 1.0
"""So long a search may take before it is cut short."""
BEST = 1_000
"""So many records come first in a QuerySet by relevance; the rest follow by date."""
PAGE = 20


def articles(query: Query, base: QuerySet[Article] | None = None, order: Order = "newest") -> QuerySet[Article]:
    """The visible articles that match, within `base`, as a QuerySet that can be filtered, sliced and counted."""
    return _queryset(ARTICLES, query, base, order)


def commitments(
    query: Query, base: QuerySet[Commitment] | None = None, order: Order = "newest"
) -> QuerySet[Commitment]:
    """The standing commitments that match, within `base`; likewise."""
    return _queryset(COMMITMENTS, query, base, order)


@one_look()
def matching(model: type[Model], query: Query, base: QuerySet[Any] | None = None, order: Order = "newest") -> Matched:
    """All that matches: keys in order, total, and what was cut. Within `base` it costs a join: filters that the
    index knows are better said to the query (`Query.narrow`)."""
    noun = noun_of(model)
    catch_up()
    started = time.monotonic()
    criteria = criteria_for(noun, query)
    keys, cut_short = _matches(noun, criteria, base)
    matched = Matched(noun, query, "newest", keys[:CAP], min(len(keys), CAP), len(keys) > CAP, cut_short)
    if order == "newest" or not criteria.scored:
        return matched
    return _ranked(noun, criteria, matched, SECONDS - (time.monotonic() - started))


def page(matched: Matched, after: int | None = None, size: int = PAGE, number: int = 1) -> Page:
    """The rows after the key `after`, which costs the same at any depth; or the page of that number."""
    start = (max(number, 1) - 1) * size
    if after is not None:
        start = _place_after(matched, after)
    keys = [int(key) for key in matched.keys[start : start + size]]
    more = len(matched.keys) > start + size
    return Page(
        rows=rows_of(matched.noun, keys),
        keys=tuple(keys),
        after=keys[-1] if keys and more else None,
        number=start // size + 1,
        pages=-(-len(matched.keys) // size),
    )


@one_look()
def older(
    model: type[Model], query: Query, than: int, size: int = PAGE, base: QuerySet[Any] | None = None
) -> Sequence[int]:
    """The next keys after that one, newest first: a walk along the keys, which costs the same wherever it begins."""
    noun = noun_of(model)
    criteria = criteria_for(noun, query)
    if criteria.is_hopeless:
        return []
    chosen = engine()
    try:
        with chosen.time_limit(SECONDS):
            return chosen.newest(noun, _within(noun, chosen, chosen.where(noun, criteria), base), than, size)
    except (EmptyResultSet, CutShort):
        return []


def rows_of(noun: Noun, keys: Sequence[int], base: QuerySet[Any] | None = None) -> list[Any]:
    """The records of `keys`, in their order; what has gone meanwhile is left out."""
    pks = noun.pks_of(keys)
    # They are put in order here; to say none to Django saves it half the work.
    found = (noun.visible() if base is None else base).order_by().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def criteria_for(noun: Noun, query: Query) -> Criteria:
    connection = for_readers()
    return criteria_of(query, state_of(noun, connection).languages, connection)


def _matches(noun: Noun, criteria: Criteria, base: QuerySet[Any] | None) -> tuple[Keys, bool]:
    """The newest keys, one more than CAP at most, and whether the time limit struck; then it is none of them."""
    none: Keys = np.empty(0, np.int64)
    if criteria.is_hopeless:
        return none, False
    chosen = engine()
    try:
        where = _within(noun, chosen, chosen.where(noun, criteria), base)
        with chosen.time_limit(SECONDS):
            return chosen.keys(noun, where, CAP + 1), False
    except EmptyResultSet:
        return none, False
    except CutShort:
        return _newest_in_time(noun, chosen, where), True


def _newest_in_time(noun: Noun, chosen: Engine, where: Sql) -> Keys:
    """At least a first page: the walk along the keys finds the newest without seeing the rest."""
    try:
        with chosen.time_limit(SECONDS / 2):
            return np.array(chosen.newest(noun, where, 2**62, PAGE), dtype=np.int64)
    except CutShort:
        return np.empty(0, np.int64)


def _within(noun: Noun, chosen: Engine, where: Sql, base: QuerySet[Any] | None) -> Sql:
    """Raises EmptyResultSet when Django sees that `base` holds nothing."""
    if base is None:
        return where
    condition, params = where
    inside, values = base.order_by().values("pk").query.sql_with_params()
    return f"{condition} AND {noun.pk_sql(chosen.key)} IN ({inside})", [*params, *values]


def _ranked(noun: Noun, criteria: Criteria, matched: Matched, seconds: float) -> Matched:
    """The newest RANKED, best first, before the others; what scores alike stays newest first, and all does when the
    seconds are not enough."""
    newest = matched.keys[:RANKED]
    if not len(newest) or seconds <= 0:
        return matched
    try:
        with engine().time_limit(seconds):
            scores = engine().scores(noun, criteria, newest)
    except CutShort:
        return matched
    best = np.argsort(-np.round(scores, 6), kind="stable")
    keys = np.concatenate([newest[best], matched.keys[RANKED:]])
    return replace(matched, order="relevance", keys=keys, ranked=len(newest))


def _place_after(matched: Matched, after: int) -> int:
    keys = np.asarray(matched.keys)
    if matched.order == "newest":
        return int(np.searchsorted(-keys, -after, side="right"))
    places = np.flatnonzero(keys == after)
    return int(places[0]) + 1 if len(places) else 0


@one_look()
def _queryset(noun: Noun, query: Query, base: QuerySet[Any] | None, order: Order) -> QuerySet[Any]:
    within = noun.visible() if base is None else base
    if not query:
        return within.order_by(*noun.order)
    catch_up()
    criteria = criteria_for(noun, query)
    if criteria.is_hopeless:
        return within.none()
    chosen = engine()
    condition, params = chosen.where(noun, criteria)
    matches = f"SELECT {noun.pk_sql(chosen.key)} FROM {noun.table} WHERE {condition}"
    found = within.filter(pk__in=RawSQL(matches, params))
    if order == "relevance":
        best = noun.pks_of(matching(noun.model, query, base, order).keys[:BEST])
        return found.order_by(_place_among(best), *noun.order) if best else found.order_by(*noun.order)
    return found.order_by(*noun.order)


def _place_among(pks: Sequence[int]) -> Case:
    """Where a record stands among `pks`, looked up in one string: a thousand WHENs would be tried row by row."""
    listed = f",{','.join(map(str, pks))},"
    here = Concat(Value(","), Cast("pk", CharField()), Value(","))
    return Case(When(pk__in=pks, then=StrIndex(Value(listed), here)), default=Value(len(listed)))
