"""The list of actors. How often each is named and what it promised is counted over the whole archive, once an edition;
which of them a list shows, and in which order, is then a matter of numbers in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from archive.models import Actor
from archive.models.actor import Tally
from archive.web.caching.remembering import once_an_edition
from archive.web.facets.facet import Facet
from archive.web.listing import Listing

NONE = Tally()


@once_an_edition
def tallies() -> Mapping[int, Tally]:
    """Of every actor that has any."""
    return Actor.objects.tallies()


@once_an_edition
def by_name() -> Sequence[int]:
    """All that stand, in the order of their names."""
    return list(Actor.objects.standing().by_name().values_list("pk", flat=True))


@once_an_edition
def most_named_first() -> Sequence[int]:
    counted = tallies()
    return sorted(by_name(), key=lambda pk: -counted.get(pk, NONE).articles)


@once_an_edition
def values_of(column: str) -> Mapping[int, str]:
    return dict(Actor.objects.standing().order_by().values_list("pk", column))


ORDERS = {"named": most_named_first, "name": by_name}


class ActorListing(Listing):
    """`rows` counts in the database still, for files of the whole list."""

    @cached_property
    def rows(self) -> Any:
        rows = super().rows
        return rows if self.shows_everyone else rows.named_in_archive()

    @property
    def shows_everyone(self) -> bool:
        return bool(self.filters.values.get("show"))

    @cached_property
    def page(self) -> Page[Any]:
        """Of primary keys."""
        narrowed = self._narrowed(self.filters.qs)
        found = [pk for pk in ORDERS[self.sort.code]() if pk in narrowed]
        return Paginator(found, self.per_page).get_page(self.place.page)

    @cached_property
    def entries(self) -> Sequence[Actor]:
        pks = list(self.page.object_list)
        found = Actor.objects.for_list().in_bulk(pks)
        return [found[pk].counted(self._tallies.get(pk, NONE)) for pk in pks if pk in found]

    def counts(self, facets: Sequence[Facet]) -> Mapping[str, Mapping[str, int]]:
        return {facet.name: self._count(facet) for facet in facets}

    def _count(self, facet: Facet) -> Mapping[str, int]:
        """The most frequent value first."""
        values = values_of(facet.column)  # type: ignore[attr-defined]
        narrowed = self._narrowed(self.filters.without(facet.name, f"not_{facet.name}"))
        counted = Counter(values[pk] for pk in narrowed if values.get(pk))
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))

    def _narrowed(self, rows: Any) -> Collection[int]:
        """The primary keys of the rows that the list may show; the database is asked only where a filter is on."""
        asked = rows.order_by().values_list("pk", flat=True) if self._active or self._word_chips() else by_name()
        return {pk for pk in asked if self.shows_everyone or self._tallies.get(pk, NONE).articles}

    @cached_property
    def _tallies(self) -> Mapping[int, Tally]:
        return tallies()
