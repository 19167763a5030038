"""What the filters of every list share: words, a span of days, facets and their opposites, and what was ignored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.search import Order, Query, parse
from archive.web.display import shown
from archive.web.facets.facet import Facet, StoredFacet
from archive.web.filters.values import FacetField, FirstDayField, LastDayField, TypedField


@dataclass(frozen=True)
class Active:
    """One filter in force: what the reader sees, and the parameter and value to take out of the address."""

    name: str
    value: str | None
    label: str
    said: str
    excludes: bool = False


class FacetFilter(django_filters.Filter):
    """Narrows to the rows that have one of the values, or to those that have none of them."""

    def __init__(self, facet: Facet, opposite: bool) -> None:
        super().__init__(field_name=facet.name, label=facet.label)
        self.facet, self.opposite = facet, opposite

    @property
    def field(self) -> FacetField:
        if not hasattr(self, "_field"):
            self._field = FacetField(self.facet)
        return self._field

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value or not isinstance(self.facet, StoredFacet):
            return qs
        return self.facet.exclude(qs, value) if self.opposite else self.facet.narrow(qs, value)


class TypedFilter(django_filters.Filter):
    field_class = TypedField


class FirstDayFilter(django_filters.Filter):
    field_class = FirstDayField


class LastDayFilter(django_filters.Filter):
    field_class = LastDayField


class Prototypes(dict[str, django_filters.Filter]):
    """The filters of a class. For each request the library copies them to the bottom, labels and codebook and all,
    which costs as much as a search: a copy of each filter itself is enough, none changes what it refers to; and only
    of those that the address names."""

    def named_in(self, data: Container[str]) -> Prototypes:
        return Prototypes({name: prototype for name, prototype in self.items() if name in data})

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, django_filters.Filter]:
        return {name: self._copy(prototype) for name, prototype in self.items()}

    def _copy(self, prototype: django_filters.Filter) -> django_filters.Filter:
        copied = copy(prototype)
        if prototype.method:
            copied.method = prototype.method  # binds it to the copy
        return copied


class ListFilters(django_filters.FilterSet):
    """`from` and `to` bound an interval, `q` holds words; a list without dates sets `dated` to False."""

    facets: ClassVar[Sequence[Facet]] = ()
    dated: ClassVar[bool] = True
    base_filters: Any

    q = TypedFilter(method="unchanged", label=gettext_lazy("Words"))

    def __init__(self, data: QueryDict, queryset: QuerySet[Any], today: Callable[[], dt.date]) -> None:
        """`today` is asked only where an answer depends on it."""
        self.base_filters = type(self).base_filters.named_in(data)
        super().__init__(data, queryset)
        self.today = today

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        filters = super().get_filters()
        if cls.dated:
            filters["from"] = FirstDayFilter(method="unchanged", label=gettext_lazy("From"))
            filters["to"] = LastDayFilter(method="unchanged", label=gettext_lazy("To"))
        for facet in cls.facets:
            filters[facet.name] = FacetFilter(facet, opposite=False)
            filters[f"not_{facet.name}"] = FacetFilter(facet, opposite=True)
        return Prototypes(filters)

    def unchanged(self, rows: Any, name: str, value: Any) -> Any:
        """For what the list itself reads, or the search."""
        return rows

    @property
    def values(self) -> dict[str, Any]:
        """What was understood of the address."""
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def query(self) -> Query:
        """The typed words as data."""
        typed = self.values.get("q", "")
        return parse(typed, self.today() if _FIELD in typed else dt.date.min)

    @property
    def ignored(self) -> list[str]:
        """A sentence for each value that was left out."""
        return [*self._wrong(), *self._unknown()]

    def _wrong(self) -> Iterator[str]:
        for name, errors in self.form.errors.items():
            label = self.filters[name].label
            yield from (_("%(filter)s was left out. %(why)s") % {"filter": label, "why": error} for error in errors)

    def _unknown(self) -> Iterator[str]:
        for name, field in self.form.fields.items():
            for value in getattr(field, "unknown", ()):
                yield _("%(filter)s was left out: nothing is known as “%(value)s”.") % {
                    "filter": self.filters[name].label,
                    "value": shown(value)[:60],
                }

    @property
    def active(self) -> list[Active]:
        """The filters in force but for the words, in the order of the page."""
        return [*self._active_days(), *self._active_facets()]

    def _active_days(self) -> Iterator[Active]:
        for name in ("from", "to"):
            if self.values.get(name):
                yield Active(name, None, str(self.filters[name].label), self.data[name].strip())

    def _active_facets(self) -> Iterator[Active]:
        for facet in self.facets:
            for name, excludes in ((facet.name, False), (f"not_{facet.name}", True)):
                for value in self.values.get(name, ()):
                    labels = self.form.fields[name].labels
                    yield Active(name, value, str(facet.label), labels[value], excludes)


_FIELD = ":"
"""Only in a field word ("after:7d") can a date be relative to the day."""


class SearchedFilters(ListFilters):
    """Filters that the search index answers: all of them together are one query."""

    @cached_property
    def asked(self) -> Query:
        """Typed words and chosen filters as one query."""
        query = self.query
        for facet in self.facets:
            query = query.narrow(self.field_of(facet.name), self.values.get(facet.name, ()))
            query = query.narrow(self.field_of(facet.name), self.values.get(f"not_{facet.name}", ()), excluded=True)
        first, last = self.values.get("from"), self.values.get("to")
        return query.published(first, last) if first or last else query

    def field_of(self, facet: str) -> str:
        """The name under which the search knows the facet."""
        return facet

    @property
    def order(self) -> Order:
        return "relevance" if self.data.get("sort") == "relevance" and self.query.has_words else "newest"
