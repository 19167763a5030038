"""A list, whole: the rows that were asked for, one page of them, and all that can be said and done about them.

Every list page is this, so that search, facets, chips, sorts and paging behave the same everywhere. Articles and
commitments are found by the search index (`searched.py`), actors by their own table (here).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.web.addresses import PLACE, Address
from archive.web.display import shown
from archive.web.facets.facet import Facet
from archive.web.filters.base import Active
from archive.web.places import Place, place

PER_PAGE = 20
OPTIONS_SHOWN = 8


@dataclass(frozen=True)
class Sort:
    """One order of a list: the parameter's value, what people read, and the word on the QuerySet.

    `order` is None where the search itself gives the order: newest first, and by relevance. `arranged` puts the keys
    of a search into that of `order`.
    """

    code: str
    label: Any
    order: Callable[[Any], Any] | None = None
    arranged: Callable[[Any, Any], Any] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet."""

    value: str
    label: str
    count: int
    chosen: bool = False
    excluded: bool = False


@dataclass(frozen=True)
class ShownFacet:
    """`address` is that of the list: from it come those that ask for a value, or for everything but it."""

    name: str
    label: Any
    address: Address
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
    """`filters.queryset` is what could be listed at all; `address` is the address that asks."""

    filters: Any
    address: Address
    sorts: tuple[Sort, ...]
    per_page: int = PER_PAGE

    dated = False
    """Whether the search form asks for a span of time."""

    @cached_property
    def rows(self) -> Any:
        """The whole list in its order, a QuerySet with `for_list`: what feeds and exports take."""
        return self.sort.order(self.filters.qs) if self.sort.order else self.filters.qs

    @cached_property
    def sort(self) -> Sort:
        asked = self.address.params.get("sort", "")
        return next((sort for sort in self.sorts if sort.code == asked), self.sorts[0])

    @property
    def place(self) -> Place:
        return place(self.address.params)

    @cached_property
    def page(self) -> Page[Any]:
        paginator = Paginator(self.rows.for_list(), self.per_page)
        paginator.count = self.filters.qs.order_by().count()
        return paginator.get_page(self.place.page)

    @cached_property
    def entries(self) -> Sequence[Any]:
        """The rows of the page."""
        return list(self.page.object_list)

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def total_words(self) -> str:
        return number_format(self.total, force_grouping=True)

    @cached_property
    def chips(self) -> list[Chip]:
        return [*self._word_chips(), *(Chip(one, self.address.without(one.name, one.value)) for one in self._active)]

    @property
    def _active(self) -> list[Active]:
        return self.filters.active

    def _word_chips(self) -> list[Chip]:
        typed = self.filters.values.get("q", "").strip()
        return [Chip(Active("q", None, _("Words"), shown(typed)), self.address.without("q"))] if typed else []

    @cached_property
    def facets(self) -> list[ShownFacet]:
        offered = [facet for facet in self.filters.facets if facet.offered]
        counts = self.counts(offered)
        return [shown for facet in offered if (shown := self._facet(facet, counts[facet.name])).narrows]

    def counts(self, facets: Sequence[Facet]) -> Mapping[str, Mapping[str, int]]:
        """For each facet how many rows have each value with every other filter applied: what choosing would give."""
        return {
            facet.name: facet.count(self.filters.without(facet.name, f"not_{facet.name}"))  # type: ignore[attr-defined]
            for facet in facets
        }

    def _facet(self, facet: Facet, counts: Mapping[str, int]) -> ShownFacet:
        """What is chosen comes first, then the most frequent; what has no label is nothing that could be chosen."""
        values = self.filters.values
        chosen, excluded = values.get(facet.name) or [], values.get(f"not_{facet.name}") or []
        ordered = list(dict.fromkeys([*chosen, *excluded, *counts]))
        labels = facet.labels(ordered) if ordered else {}
        options = [
            Option(value, labels[value], counts.get(value, 0), value in chosen, value in excluded)
            for value in ordered
            if value in labels
        ]
        first, more = tuple(options[:OPTIONS_SHOWN]), tuple(options[OPTIONS_SHOWN:])
        return ShownFacet(facet.name, facet.label, self.address, first, more)

    @property
    def hidden_inputs(self) -> list[tuple[str, str]]:
        """What the search form must carry along: all of the address but what the form itself asks for."""
        asked = {"q", "from", "to", "sort", "deadline", "status", *PLACE}
        return [(name, value) for name, values in self.address.params.lists() if name not in asked for value in values]


class DatedListing(Listing):
    """A list that is not searched and asks for a span of time."""

    dated = True
