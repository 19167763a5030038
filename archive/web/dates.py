"""Dates in words, as uncertain as they are: an interval, its precision, and whether it was read or inferred.

The words follow the language of the page; nothing here reads the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

BASES = {
    "stated": gettext_lazy("stated in the text"),
    "dateline": gettext_lazy("from the dateline"),
    "updated": gettext_lazy("from an update line"),
    "weekday": gettext_lazy("from the weekday"),
    "caption": gettext_lazy("from a caption"),
    "terminus": gettext_lazy("narrowed by what the text knows"),
    "event": gettext_lazy("from the event"),
    "publication": gettext_lazy("from the day of publication"),
    "front matter": gettext_lazy("from the front matter"),
    "sidecar": gettext_lazy("from a sidecar file"),
    "page metadata": gettext_lazy("from the page’s metadata"),
    "curator": gettext_lazy("set by a curator"),
    "none": pgettext_lazy("basis of a date", "nothing to go by"),
}
KNOWN = ("stated", "updated", "front matter", "sidecar", "page metadata", "curator")
"""The bases that give the date as such; every other one is an inference, and pages say so."""

_TYPED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def day_words(day: dt.date) -> str:
    return date_format(day, _("j F Y"))


def interval_words(first: dt.date | None, last: dt.date | None) -> str:
    """ "7 September 2013", "September 2013", "2013", "between 7 and 9 September 2013", "undated"."""
    if first is None or last is None:
        return _("undated")
    if first == last:
        return day_words(first)
    if _is_whole(first, last, months=12):
        return str(first.year)
    if _is_whole(first, last, months=1):
        return date_format(first, "F Y")
    return _("between %(first)s and %(last)s") % {"first": _without_repeats(first, last), "last": day_words(last)}


def _is_whole(first: dt.date, last: dt.date, months: int) -> bool:
    """Whether the interval is exactly one year (12) or one month (1)."""
    starts = first.day == 1 and (months == 1 or first.month == 1)
    final = 12 if months == 12 else first.month
    return starts and last == dt.date(first.year, final, calendar.monthrange(first.year, final)[1])


def _without_repeats(first: dt.date, last: dt.date) -> str:
    """The first day, without the month and year that the last one repeats."""
    if (first.year, first.month) == (last.year, last.month):
        return date_format(first, "j")
    return date_format(first, _("j F")) if first.year == last.year else day_words(first)


def basis_words(basis: str) -> str:
    return str(BASES.get(basis, basis))


def first_day(typed: str) -> dt.date:
    """The first day meant by YYYY, YYYY-MM or YYYY-MM-DD; ValueError for anything else."""
    year, month, day = _parts(typed)
    return dt.date(year, month or 1, day or 1)


def last_day(typed: str) -> dt.date:
    """The last day meant by YYYY, YYYY-MM or YYYY-MM-DD; ValueError for anything else."""
    year, month, day = _parts(typed)
    month = month or 12
    return dt.date(year, month, day or calendar.monthrange(dt.date(year, month, 1).year, month)[1])


def _parts(typed: str) -> tuple[int, int | None, int | None]:
    match = _TYPED.fullmatch(typed.strip())
    if not match:
        raise ValueError(f"not a date: {typed!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    return year or 0, month, day
