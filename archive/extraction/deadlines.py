"""When a promise falls due: phrases of `times.toml`, resolved against the date of the event."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import DateReading, Deadline
from archive.lexicons.grammar import table

FURTHEST = 100
"""Years ahead beyond which a number is no deadline."""
_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True, slots=True)
class _Form:
    sort: str
    words: tuple[str, ...]


Found = dict[str, str]


def deadline_in(tokens: Tokens, first: int, last: int, language: str, when: DateReading | None) -> Deadline | None:
    """The first deadline of tokens first to last; None when there is none or the event has no date to count from.

    Counted from the last possible day of the event, so that nothing falls due too early.
    """
    base = when.latest if when is not None else None
    for index in range(first, last + 1):
        for form in _forms(language).get(tokens.words[index], ()):
            found = _fit(tokens.words, index, form, language)
            date = _due(form.sort, found, base, language) if found is not None else None
            if date is not None:
                quote = tokens.quote(index, index + len(form.words) - 1)
                return Deadline(date, quote, _basis(quote.text, base))
    return None


def _basis(quote: str, base: dt.date | None) -> str:
    return f"“{quote}” counted from {base.isoformat()}" if base else f"“{quote}” as stated"


@cache
def _forms(language: str) -> Mapping[str, tuple[_Form, ...]]:
    forms: dict[str, list[_Form]] = {}
    for sort, phrases in table(language, "times")["deadlines"].items():
        for phrase in phrases:
            form = _Form(sort, tuple(phrase.split()))
            forms.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(group, key=lambda form: -len(form.words))) for word, group in forms.items()}


def _fit(words: Sequence[str], index: int, form: _Form, language: str) -> Found | None:
    if index + len(form.words) > len(words):
        return None
    found: Found = {}
    for part, word in zip(form.words, words[index:], strict=False):
        if part not in _PARTS:
            if part != word:
                return None
        elif not _PARTS[part](word, table(language, "times")):
            return None
        else:
            found[part] = word
    return found


def _is_number(word: str, times: Mapping[str, Any]) -> bool:
    return word in times["counts"] or (word.isdigit() and len(word) <= 3)


_PARTS: Mapping[str, Callable[[str, Mapping[str, Any]], bool]] = {
    "N": _is_number,
    "UNIT": lambda word, times: word in times["units"],
    "MONTH": lambda word, times: word in times["months"],
    "DAY": lambda word, times: word.isdigit() and 1 <= int(word[:3]) <= 31,
    "YEAR": lambda word, times: word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2150,
}


def _due(sort: str, found: Found, base: dt.date | None, language: str) -> dt.date | None:
    if sort == "on":
        return next(_stated(found, base, language), None)
    return _COUNTED[sort](base, found, table(language, "times")) if base is not None else None


def _stated(found: Found, base: dt.date | None, language: str) -> Iterator[dt.date]:
    """The last day of what is stated; a year that is over, or centuries off, is history and no deadline."""
    month = table(language, "times")["months"].get(found.get("MONTH", ""), 0)
    year = int(found["YEAR"]) if "YEAR" in found else 0
    if not year and base is not None and month:
        year = base.year + (month < base.month)
    if not year or (base is not None and not base.year <= year <= base.year + FURTHEST):
        return
    month = month or 12
    last = calendar.monthrange(year, month)[1]
    day = int(found["DAY"]) if "DAY" in found else last
    if day <= last:
        yield dt.date(year, month, day)


def _after(base: dt.date, found: Found, times: Mapping[str, Any]) -> dt.date | None:
    count = times["counts"].get(found["N"]) or int(found["N"])
    unit = times["units"][found["UNIT"]]
    if unit in _MONTHS:
        return add_months(base, count * _MONTHS[unit])
    return base + dt.timedelta(days=count * (7 if unit == "week" else 1))


def add_months(day: dt.date, months: int) -> dt.date | None:
    """The same day that many months later, the last of the month where there is none; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > 9998:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month_end(day: dt.date | None) -> dt.date | None:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if day else None


_COUNTED: Mapping[str, Callable[[dt.date, Found, Mapping[str, Any]], dt.date | None]] = {
    "after": _after,
    "end_of_year": lambda base, found, times: dt.date(base.year, 12, 31),
    "end_of_next_year": lambda base, found, times: dt.date(base.year + 1, 12, 31),
    "end_of_month": lambda base, found, times: _month_end(base),
    "next_month": lambda base, found, times: _month_end(add_months(base, 1)),
    "next_week": lambda base, found, times: base + dt.timedelta(days=7 + 6 - base.weekday()),
}
