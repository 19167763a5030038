"""Field words: what can be asked of a record besides its words, and how a date is typed.

To add a field word: a line in FIELDS, its tokens in `tokens.py`, its meaning in `meaning.py`, an example in
`examples.py`; the contract suite then wants a case for it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

FIELDS = {
    "country": ("pays",),
    "mentions": ("cite",),
    "actor": ("acteur",),
    "by": ("par",),
    "to": ("envers",),
    "topic": ("theme", "thème", "sujet"),
    "language": ("lang", "langue"),
    "publisher": ("editeur", "éditeur", "source"),
    "kind": ("type", "nature"),
    "modality": ("modalite", "modalité"),
    "strict": ("ferme",),
    "basis": ("base",),
    "review": ("revision", "révision"),
    "formula": ("formule",),
}
"""Field word -> its other spellings. `country` is party or counterpart, `mentions` is named at all, `by` who
promises, `to` whom something is promised."""

DATE_WORDS = {
    "after": "from",
    "since": "from",
    "apres": "from",
    "après": "from",
    "depuis": "from",
    "before": "before",
    "avant": "before",
    "until": "until",
    "jusque": "until",
    "on": "within",
    "date": "within",
    "year": "within",
    "annee": "within",
    "année": "within",
}
"""`after:2022` is from 1 January 2022 on, `before:2022-09` up to 31 August, `until:2022-09` up to 30 September."""

_NAMES = {spelling: name for name, others in FIELDS.items() for spelling in (name, *others)}


@dataclass(frozen=True, slots=True)
class Filter:
    """Any of `values` in the field `name`; for "published" an overlap with [first, last], an open end being None."""

    name: str
    values: tuple[str, ...] = ()
    excluded: bool = False
    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def label(self) -> str:
        if self.name != "published":
            return f"{self.name}: {', '.join(self.values)}"
        if self.first and self.last:
            return f"published: {self.first} – {self.last}"
        return f"published from {self.first}" if self.first else f"published until {self.last}"


def filter_of(word: str, value: str, today: dt.date) -> Filter | None:
    """What `word:value` asks for; None when it is no field word (an address, a time), so that it stays text."""
    word = word.lower()
    if name := _NAMES.get(word):
        values = tuple(part.strip() for part in value.split(",") if part.strip())
        return Filter(name, values[:20]) if values else None
    if word in DATE_WORDS and (period := period_of(value, today)):
        return _bounded(DATE_WORDS[word], *period)
    return None


def _bounded(bound: str, first: dt.date, last: dt.date) -> Filter:
    if bound == "from":
        return Filter("published", first=first)
    if bound == "before":
        return Filter("published", last=first - dt.timedelta(days=1) if first > dt.date.min else first)
    return Filter("published", first=first if bound == "within" else None, last=last)


_ABSOLUTE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_RANGE = re.compile(r"(.{4,10}?)(?:\.\.|…)(.{4,10})")
_RELATIVE = re.compile(r"(\d{1,4})\s?([dwmyjsa])", re.IGNORECASE)
_DAYS = {"d": 1, "j": 1, "w": 7, "s": 7, "m": 30, "y": 365, "a": 365}
_SPOKEN = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1}


def period_of(value: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """First and last day of what was typed: 2022, 2022-09, 2022-09-14, 2013..2015, 7d, 2w, 3m, 1y, today; else None."""
    value = value.strip().lower().replace("’", "'")
    if value in _SPOKEN:
        day = today - dt.timedelta(days=_SPOKEN[value])
        return day, day
    if match := _RELATIVE.fullmatch(value):
        return _back(today, int(match[1]) * _DAYS[match[2]]), today
    if match := _RANGE.fullmatch(value):
        ends = _absolute(match[1]), _absolute(match[2])
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0][0] <= ends[1][1] else None
    return _absolute(value)


def _back(today: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(max(1, today.toordinal() - days))


def _absolute(value: str) -> tuple[dt.date, dt.date] | None:
    match = _ABSOLUTE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _days_of(year or 0, month, day)
    except ValueError:
        return None


def _days_of(year: int, month: int | None, day: int | None) -> tuple[dt.date, dt.date]:
    """Raises ValueError for 31 February and for years that no calendar has."""
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is not None:
        return dt.date(year, month, day), dt.date(year, month, day)
    if not 1 <= month <= 12:
        raise ValueError(f"{month} is no month.")
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
