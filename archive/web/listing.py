"""A list, whole: the rows that were asked for, one page of them, and all that can be said and done about them.

Every list page is this, so that search, facets, chips, histogram, sorts and paging behave the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import QueryDict

from archive.web.addresses import Address
from archive.web.charts.histogram import Histogram, histogram
from archive.web.facets.facet import Facet, matched
from archive.web.filters.base import Active, ListFilters

PER_PAGE = 20
OPTIONS_SHOWN = 8
OPTIONS_AT_MOST = 60
"""A facet lists its most frequent values; behind them, any value can still be written into the address."""

LAST_PAGE = 10_000
"""Nobody turns so many pages, and an offset beyond what a 64-bit integer holds is an error in SQLite."""


@dataclass(frozen=True)
class Sort:
    """One order of a list: the parameter's value, what people read, and the word on the QuerySet."""

    code: str
    label: Any
    order: Callable[[Any], Any]


@dataclass(frozen=True)
class Option:
    """One value of a facet, with the addresses that ask for it, or for everything but it, or no longer for it."""

    value: str
    label: str
    count: int
    chosen: bool
    excluded: bool
    choose: Address
    exclude: Address
    forget: Address


@dataclass(frozen=True)
class ShownFacet:
    name: str
    label: Any
    first: tuple[Option, ...]
    more: tuple[Option, ...]

    @property
    def narrows(self) -> bool:
        """A facet in which all rows are alike gives nothing to choose."""
        return len(self.first) > 1 or any(option.chosen or option.excluded for option in self.first)


@dataclass(frozen=True)
class Chip:
    """A filter in force and the address of the same list without it."""

    active: Active
    removal: Address


@dataclass(frozen=True)
class Listing:
    """`filters` holds the rows before order and paging; `day` is the column that time is told by ("" for none)."""

    filters: ListFilters
    address: Address
    sorts: tuple[Sort, ...]
    day: str = ""
    per_page: int = PER_PAGE

    @cached_property
    def rows(self) -> Any:
        """The whole list in its order, a QuerySet with `for_list`: what feeds and exports take."""
        return self.sort.order(self.filters.qs)

    @cached_property
    def sort(self) -> Sort:
        asked = self.address.params.get("sort", "")
        return next((sort for sort in self.sorts if sort.code == asked), self.sorts[0])

    @cached_property
    def page(self) -> Page[Any]:
        paginator = Paginator(self.rows.for_list(), self.per_page)
        paginator.count = self.filters.qs.order_by().count()
        return paginator.get_page(page_number(self.address.params))

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @cached_property
    def chips(self) -> list[Chip]:
        active = self.filters.active
        return [Chip(one, self.address.without(one.name, one.value)) for one in active]

    @cached_property
    def facets(self) -> list[ShownFacet]:
        offered = (self.filters.facet(facet.name) for facet in self.filters.facets if facet.offered)
        return [shown for facet in offered if (shown := self._facet(facet)).narrows]

    def _facet(self, facet: Facet) -> ShownFacet:
        """Counted over the rows with every other filter applied, so that a count says what choosing it would give."""
        values = self.filters.values
        chosen, excluded = values.get(facet.name) or [], values.get(f"not_{facet.name}") or []
        counts = dict(facet.count(self.filters.without(facet.name, f"not_{facet.name}"))[:OPTIONS_AT_MOST])
        ordered = [*chosen, *excluded, *(value for value in counts if value not in {*chosen, *excluded})]
        labels = facet.labels(ordered) if ordered else {}
        options = [
            self._option(facet.name, value, labels[value], counts.get(value, 0), value in chosen, value in excluded)
            for value in ordered
            if value in labels
        ]
        return ShownFacet(facet.name, facet.label, tuple(options[:OPTIONS_SHOWN]), tuple(options[OPTIONS_SHOWN:]))

    def _option(self, name: str, value: str, label: str, count: int, chosen: bool, excluded: bool) -> Option:
        bare = self.address.without(name, value).without(f"not_{name}", value)
        return Option(
            value, label, count, chosen, excluded, bare.adding(name, value), bare.adding(f"not_{name}", value), bare
        )

    @cached_property
    def histogram(self) -> Histogram | None:
        """Over the rows with every filter applied but the span of time itself."""
        rows = matched(self.filters.without("from", "to")).exclude(**{self.day: None})
        months = rows.annotate(month=TruncMonth(self.day)).values_list("month").annotate(n=Count("pk"))
        return histogram(dict(months.order_by("month")))

    @property
    def sort_links(self) -> list[tuple[Sort, Address]]:
        return [(sort, self.address.setting(sort=sort.code)) for sort in self.sorts]

    @property
    def hidden_inputs(self) -> list[tuple[str, str]]:
        """What the search form must carry along: all of the address but what the form itself asks for."""
        asked = {"q", "from", "to", "page", "sort", "also", "deadline"}
        return [(name, value) for name, values in self.address.params.lists() if name not in asked for value in values]

    def without_words(self) -> Address:
        return self.address.without("q")


def page_number(params: QueryDict) -> int:
    """The page asked for; 1 for whatever is no page."""
    typed = params.get("page", "")
    return min(int(typed), LAST_PAGE) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 1
