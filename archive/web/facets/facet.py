"""The shape of a facet, and the vocabularies that serve several lists: countries, languages, review states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from archive.lexicons import actors
from archive.models import Actor, ReviewState
from archive.web.caching.remembering import Remembered

Labels = Callable[[Iterable[str]], Mapping[str, str]]


def remembered(labels: Labels) -> Labels:
    """The same labels, looked up once an edition and language."""
    memory: Remembered[tuple[str | None, str], str] = Remembered(most=20_000)

    @wraps(labels)
    def looked_up(values: Iterable[str]) -> Mapping[str, str]:
        language = get_language()

        def find(keys: list[tuple[str | None, str]]) -> Mapping[tuple[str | None, str], str]:
            return {(language, value): label for value, label in labels([value for _, value in keys]).items()}

        found = memory.look_up([(language, value) for value in values], find)
        return {value: label for (_, value), label in found.items()}

    return looked_up


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter, `not_<name>` its opposite; values of one facet are joined by "or".

    labels   the values that exist, with their labels; a value that is missing there is ignored and the page says so
    normal   a value as it was typed -> the one form that addresses carry
    offered  whether the page counts its values; one that is not can still be asked for in the address
    """

    name: str
    label: Any
    labels: Labels
    normal: Callable[[str], str] = str.strip
    offered: bool = True


@dataclass(frozen=True)
class StoredFacet(Facet):
    """A facet of a list that is not searched: values stand in `column`, `narrow` is the QuerySet's word."""

    column: str = ""
    narrow: Callable[[Any, list[str]], Any] = lambda rows, values: rows

    def exclude(self, rows: Any, values: list[str]) -> Any:
        return rows.exclude(pk__in=self.narrow(rows.model.objects.order_by(), values).values("pk"))

    def count(self, rows: QuerySet[Any]) -> dict[str, int]:
        """How many of the rows have each value, the most frequent first."""
        alike = rows.model.objects.filter(pk__in=rows.order_by().values("pk")).order_by()
        counted = alike.values_list(self.column).annotate(n=Count("pk")).order_by("-n", self.column)
        return {value: n for value, n in counted if value}


def stored_review_facet() -> StoredFacet:
    return StoredFacet(
        "review",
        _("Review"),
        review_labels,
        column="review_state",
        narrow=lambda rows, states: rows.in_review(states),
    )


def country_facet(name: str, label: Any, offered: bool = True) -> Facet:
    return Facet(name, label, country_labels, country_code, offered)


@remembered
def country_labels(values: Iterable[str]) -> Mapping[str, str]:
    """States and territories by ISO 3166-1 alpha-2; those without a code by the slug of their record."""
    wanted = set(values)
    stored = Actor.objects.filter(Q(iso2__in=wanted, type__in=("country", "territory")) | Q(slug__in=wanted))
    names = {(actor.iso2 or actor.slug): actor.label for actor in stored}
    return {code: name for code in wanted if (name := names.get(code) or known_countries().get(code))}


def country_code(typed: str) -> str:
    """A name or an alpha-3 code is understood as well."""
    return country_codes().get(typed.strip().casefold(), typed.strip())


@cache
def known_countries() -> Mapping[str, str]:
    """English names by alpha-2 code of every state the lexicon knows, whether or not the archive names it."""
    return {entry.iso2: entry.name for entry in actors().values() if entry.type == "country" and entry.iso2}


@cache
def country_codes() -> Mapping[str, str]:
    """Alpha-2 codes by everything short that stands for a state or territory: its codes and its names."""
    states = [entry for entry in actors().values() if entry.type in ("country", "territory") and entry.iso2]
    return {
        form.casefold(): entry.iso2
        for entry in states
        for form in (*entry.names.values(), entry.name, entry.iso3, entry.iso2)
        if form
    }


@remembered
def actor_labels(slugs: Iterable[str]) -> Mapping[str, str]:
    return {actor.slug: actor.label for actor in Actor.objects.filter(slug__in=list(slugs))}


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
