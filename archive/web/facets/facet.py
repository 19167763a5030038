"""The shape of a facet, and the three that serve several lists: a field, a closed vocabulary, countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from archive.lexicons import actors
from archive.models import Actor, ReviewState

Narrow = Callable[[Any, list[str]], Any]
Labels = Callable[[Iterable[str]], Mapping[str, str]]


class Facet:
    """`name` is the parameter, `not_<name>` its opposite; values of one facet are joined by "or"."""

    name: str
    label: Any
    offered: bool = True
    """Whether the page counts its values; one that is not can still be asked for in the address."""

    def narrow(self, rows: Any, values: list[str]) -> Any:
        """The rows that have one of the values."""
        raise NotImplementedError

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        """How many of the rows have each value, the most frequent first."""
        raise NotImplementedError

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        """The values that exist, with their labels; a value that is missing here is ignored and the page says so."""
        raise NotImplementedError

    def exclude(self, rows: Any, values: list[str]) -> Any:
        return rows.exclude(pk__in=self.narrow(rows.model.objects.order_by(), values).values("pk"))

    def normal(self, value: str) -> str:
        """The value in the one form that addresses carry."""
        return value


class FieldFacet(Facet):
    """Values stand in a column of the rows or one join away (`path`)."""

    def __init__(self, name: str, label: Any, path: str, narrow: Narrow, labels: Labels) -> None:
        self.name, self.label, self.path = name, label, path
        self._narrow, self._labels = narrow, labels

    def narrow(self, rows: Any, values: list[str]) -> Any:
        return self._narrow(rows, values)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        counted = matched(rows).values_list(self.path).annotate(n=Count("pk")).order_by("-n", self.path)
        return [(value, n) for value, n in counted if value]

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        return self._labels(values)


class CountryFacet(Facet):
    """States by ISO 3166-1 alpha-2; a name or an alpha-3 code is understood as well."""

    def __init__(
        self, name: str, label: Any, narrow: Narrow, parts: Callable[[Any], QuerySet[Any]], offered: bool = True
    ) -> None:
        self.name, self.label, self.offered = name, label, offered
        self._narrow, self._parts = narrow, parts

    def narrow(self, rows: Any, values: list[str]) -> Any:
        return self._narrow(rows, values)

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        return tally(self._parts(rows).filter(actor__type="country").exclude(actor__iso2=""), "actor__iso2")

    def labels(self, values: Iterable[str]) -> Mapping[str, str]:
        wanted = set(values)
        stored = {actor.iso2: actor.label for actor in Actor.objects.coded(wanted)}
        return {code: stored.get(code) or known_countries()[code] for code in wanted if code in known_countries()}

    def normal(self, value: str) -> str:
        return country_codes().get(value.strip().casefold(), value.strip().upper())


def matched(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The same rows without ranks and order, which neither engine can group by."""
    return rows.model.objects.filter(pk__in=rows.order_by().values("pk")).order_by()


def tally(parts: QuerySet[Any], path: str, of: str = "pk") -> list[tuple[str, int]]:
    counted = parts.order_by().values_list(path).annotate(n=Count(of, distinct=of != "pk")).order_by("-n", path)
    return list(counted)


@cache
def known_countries() -> Mapping[str, str]:
    """English names by alpha-2 code of every state the lexicon knows, whether or not the archive names it."""
    return {entry.iso2: entry.name for entry in actors().values() if entry.type == "country" and entry.iso2}


@cache
def country_codes() -> Mapping[str, str]:
    """Alpha-2 codes by everything short that stands for a state: the codes and its names."""
    states = [entry for entry in actors().values() if entry.type == "country" and entry.iso2]
    return {
        form.casefold(): entry.iso2
        for entry in states
        for form in (*entry.names.values(), entry.name, entry.iso3, entry.iso2)
        if form
    }


def language_labels(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: language_name(code) for code in codes if code.isalpha() and len(code) in (2, 3)}


LANGUAGES_DJANGO_LACKS = {
    "zh": _("Chinese"),
    "ps": _("Pashto"),
    "ku": _("Kurdish"),
    "am": _("Amharic"),
    "so": _("Somali"),
    "lo": _("Lao"),
    "si": _("Sinhala"),
}


def language_name(code: str) -> str:
    """In the language of the page; the code itself where nobody knows a name."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return str(LANGUAGES_DJANGO_LACKS.get(code, code))


def review_labels(values: Iterable[str]) -> Mapping[str, str]:
    return {value: str(ReviewState(value).label) for value in values if value in ReviewState.values}


def review_facet() -> FieldFacet:
    return FieldFacet("review", _("Review"), "review_state", lambda rows, values: rows.in_review(values), review_labels)
