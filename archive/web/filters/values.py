"""Values as they stand in an address, and what becomes of those that make no sense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.web.dates import first_day, last_day
from archive.web.display import shown
from archive.web.facets.facet import Facet

MOST_VALUES = 40
"""Of one facet in one address; a longer list is nobody's choice, and every value costs a lookup."""


class EveryValue(forms.Widget):
    """All values of a repeated parameter, in the order of the address; NULs, which databases refuse, are in none."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [value.strip() for value in data.getlist(name) if value.strip() and "\0" not in value]


class FacetField(forms.Field):
    """The values of a facet that exist. Those that do not are kept in `unknown`, not raised: the others still count."""

    widget = EveryValue

    def __init__(self, facet: Facet, **options: Any) -> None:
        super().__init__(**{**options, "required": False})
        self.facet = facet
        self.labels: Mapping[str, str] = {}
        self.unknown: list[str] = []

    def clean(self, typed: list[str]) -> list[str]:
        values = list(dict.fromkeys(self.facet.normal(value) for value in typed))[:MOST_VALUES]
        self.labels = self.facet.labels(values) if values else {}
        self.unknown = [value for value in values if value not in self.labels]
        return [value for value in values if value in self.labels]


class DayField(forms.Field):
    """A day from YYYY, YYYY-MM or YYYY-MM-DD: the first that it means, or the last."""

    def __init__(self, read: Callable[[str], dt.date], **options: Any) -> None:
        super().__init__(**{**options, "required": False})
        self.read = read

    def clean(self, typed: str | None) -> dt.date | None:
        if not typed or not typed.strip():
            return None
        try:
            return self.read(typed)
        except ValueError:
            message = _("“%(typed)s” is not a date: write 2022, 2022-09 or 2022-09-14.")
            raise forms.ValidationError(message, params={"typed": shown(typed)[:40]}) from None


class FirstDayField(DayField):
    def __init__(self, **options: Any) -> None:
        super().__init__(first_day, **options)


class LastDayField(DayField):
    def __init__(self, **options: Any) -> None:
        super().__init__(last_day, **options)


class TypedField(forms.CharField):
    """What was typed into a search box. Nothing is refused: NULs, which databases refuse, are dropped."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "required": False})
        self.validators = []

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\x00", "")
