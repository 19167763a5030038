"""The words of dates: months, weekdays and what stands around them, from `calendar.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from archive.lexicons import fold, words


@cache
def months(language: str) -> Mapping[str, int]:
    """Folded form -> 1..12, for that language and for English, in which agencies sign; every language for ""."""
    return numbered("months", language)


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Folded form -> 0 (Monday) .. 6."""
    return {form: number - 1 for form, number in numbered("weekdays", language).items()}


def numbered(section: str, language: str) -> dict[str, int]:
    """Forms with the place of their list, 1 first. The language's own forms win over the English ones."""
    table = words("calendar")[section]
    spoken = ("en", language) if language else tuple(sorted(table))
    found: dict[str, int] = {}
    for code in spoken:
        for number, forms in enumerate(table.get(code, ()), start=1):
            found.update({fold(form.replace("_", " ")): number for form in forms.split()})
    return found


@cache
def phrases(section: str) -> frozenset[str]:
    """All phrases of a section, in every language, folded."""
    lists: Iterable[list[str]] = words("calendar")[section].values()
    return frozenset(fold(phrase) for listed in lists for phrase in listed)


@cache
def date_line_words() -> frozenset[str]:
    """Single words that a line may hold and still say nothing but a date."""
    found = set(months("")) | set(weekdays("")) | set("年月日时分秒년월일")
    for section in ("glue", "published", "updated", "clock"):
        found.update(word for phrase in phrases(section) for word in phrase.replace("-", " ").split())
    return frozenset(part for word in found for part in word.replace("-", " ").replace(".", " ").split())
