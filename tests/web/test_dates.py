"""Dates in words, and dates as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from archive.web.dates import first_day, interval_words, last_day

WORDS = [
    ("2013-09-07", "2013-09-07", "7 September 2013", "7 septembre 2013"),
    ("2013-09-07", "2013-09-09", "between 7 and 9 September 2013", "entre le 7 et le 9 septembre 2013"),
    ("2013-08-30", "2013-09-02", "between 30 August and 2 September 2013", "entre le 30 août et le 2 septembre 2013"),
    (
        "2012-12-30",
        "2013-01-02",
        "between 30 December 2012 and 2 January 2013",
        "entre le 30 décembre 2012 et le 2 janvier 2013",
    ),
    ("2013-09-01", "2013-09-30", "September 2013", "septembre 2013"),
    ("2012-02-01", "2012-02-29", "February 2012", "février 2012"),
    ("2013-01-01", "2013-12-31", "2013", "2013"),
]


@pytest.mark.parametrize(("first", "last", "english", "french"), WORDS)
def test_an_interval_is_said_as_precisely_as_it_is_known(first: str, last: str, english: str, french: str) -> None:
    ends = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert interval_words(*ends) == english
    with translation.override("fr"):
        assert interval_words(*ends) == french


def test_what_is_not_dated_says_so() -> None:
    assert interval_words(None, None) == "undated"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022", dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("2022-02", dt.date(2022, 2, 1), dt.date(2022, 2, 28)),
        ("2024-2", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (" 2022-09-14 ", dt.date(2022, 9, 14), dt.date(2022, 9, 14)),
        ("9999", dt.date(9999, 1, 1), dt.date(9999, 12, 31)),
    ],
)
def test_a_year_a_month_or_a_day_means_all_of_it(typed: str, first: dt.date, last: dt.date) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["", "x", "2022-13", "2022-02-30", "0000", "20222", "1_0", "２０２２", "2022-09-", "-2022", "2022/09", "9" * 999],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        last_day(typed)
    with pytest.raises(ValueError):
        first_day(typed)
