"""States with what a list holds of each: the rows of a table, and the same numbers on a map of the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive import search
from archive.models import Actor
from archive.web.addresses import Address
from archive.web.charts.world import World, world
from archive.web.searched import SearchedListing
from archive.web.views.articles import article_listing
from archive.web.views.commitments import commitment_listing


@dataclass(frozen=True)
class Measure:
    """What is counted for a state: the values of one facet of one list."""

    code: str
    label: Any
    caption: Any
    noun: str
    facet: str


MEASURES = (
    Measure(
        "promised",
        pgettext_lazy("column of a table of states", "Promised"),
        _("Strict promises by the state that makes them"),
        "commitments",
        "by",
    ),
    Measure(
        "received",
        pgettext_lazy("column of a table of states", "Received"),
        _("Strict promises by the state that they are made to"),
        "commitments",
        "towards",
    ),
    Measure(
        "articles",
        _("Articles"),
        _("Articles by the states that act in them"),
        "articles",
        "country",
    ),
)
LISTINGS: Mapping[str, Callable[[HttpRequest], SearchedListing]] = {
    "commitments": commitment_listing,
    "articles": article_listing,
}


@dataclass(frozen=True)
class Cell:
    count: int
    address: Address


@dataclass(frozen=True)
class Row:
    """`cells` stand in the order of the columns."""

    actor: Actor
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """A measure with its counts by code; addresses carry whatever else narrows the list."""

    measure: Measure
    address: Address
    counts: Mapping[str, int]
    exact: bool

    def cell(self, code: str) -> Cell:
        """The state takes the place of those chosen before: the count is what it has by itself."""
        facet = self.measure.facet
        bare = self.address.without(facet).without(f"not_{facet}")
        return Cell(self.counts.get(code, 0), bare.adding(facet, code))


def columns(listing: SearchedListing, measures: Sequence[Measure]) -> list[Column]:
    """The measures of one list, counted together."""
    names = {measure: listing.filters.field_of(measure.facet) for measure in measures}
    found = search.states(listing.model, listing.filters.asked, names.values(), listing.base)
    address = listing.address.without("of")
    return [
        Column(measure, address.at(reverse(measure.noun)), found[name].counts, found[name].exact)
        for measure, name in names.items()
    ]


@dataclass(frozen=True)
class Countries:
    """The page of countries: one measure on the map and first in the order; the others beside it in the table.

    A list narrowed by filters has the columns of its own noun alone: a filter of promises says nothing about articles.
    """

    request: HttpRequest

    @cached_property
    def measure(self) -> Measure:
        asked = self.request.GET.get("of", "")
        return next((measure for measure in MEASURES if measure.code == asked), MEASURES[0])

    @cached_property
    def address(self) -> Address:
        return Address.of(self.request)

    @cached_property
    def listing(self) -> SearchedListing:
        """The list that the map narrows."""
        return LISTINGS[self.measure.noun](self.request)

    @cached_property
    def columns(self) -> list[Column]:
        nouns = [self.measure.noun] if self.listing.chips else LISTINGS
        return [
            column
            for noun in nouns
            for column in columns(LISTINGS[noun](self.request), [one for one in MEASURES if one.noun == noun])
        ]

    @property
    def is_exact(self) -> bool:
        return all(column.exact for column in self.columns)

    @cached_property
    def drawn(self) -> Column:
        return next(column for column in self.columns if column.measure == self.measure)

    @cached_property
    def rows(self) -> Sequence[Row]:
        codes = {code for column in self.columns for code in column.counts}
        rows = [
            Row(actor, tuple(column.cell(code) for column in self.columns))
            for actor in Actor.objects.standing().states()
            if (code := actor.iso2 or actor.slug) in codes
        ]
        first = self.columns.index(self.drawn)
        return sorted(rows, key=lambda row: (-row.cells[first].count, row.actor.label))

    @cached_property
    def world(self) -> World:
        return world(self.drawn.counts)

    @cached_property
    def places(self) -> list[tuple[Any, str, Address]]:
        """What the map draws, with the name of each state and the address of its list."""
        names = {row.actor.iso2: row.actor.label for row in self.rows}
        return [(place, names[place.code], self.drawn.cell(place.code).address) for place in self.world.places]

    @property
    def ways(self) -> list[tuple[Measure, Address]]:
        """The same page for each measure; filters stay where they mean the same."""
        return [(measure, self._way(measure)) for measure in MEASURES]

    def _way(self, measure: Measure) -> Address:
        kept = self.address if measure.noun == self.measure.noun else self.address.bare()
        return kept.setting(of=measure.code)
