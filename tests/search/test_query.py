"""What is typed is understood as data, and shown back in parts that can be taken out."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.search.fields import Filter, period_of
from archive.search.query import parse

TODAY = dt.date(2026, 11, 22)
DAY = dt.date

UNDERSTOOD = [
    ("", []),
    ("Taiwan", ["Taiwan"]),
    ("joint statement", ["joint", "statement"]),
    ('"joint statement"', ["“joint statement”"]),
    ('"joint   statement', ["“joint statement”"]),
    ("« trois forces » du mal", ["“trois forces”", "du", "mal"]),
    ("a OR b", ["a or b"]),
    ("a | b OU c", ["a or b or c"]),
    ("a AND b", ["a", "b"]),
    ("AND", ["AND"]),
    ("a AND", ["a", "AND"]),
    ("OR a", ["OR", "a"]),
    ("-taiwan", ["−taiwan"]),
    ("−taiwan", ["−taiwan"]),
    ("NOT taiwan", ["−taiwan"]),
    ('-"one china"', ["−“one china”"]),
    ("COVID-19", ["COVID-19"]),
    ("a - b", ["a", "b"]),
    ("coopera*", ["coopera*"]),
    ("co*", ["co"]),
    ("country:KZ", ["country: KZ"]),
    ("pays:KZ,CN", ["country: KZ, CN"]),
    ("-country:KZ", ["−country: KZ"]),
    ("country:KZ OR country:CN", ["country: KZ or country: CN"]),
    ('publisher:"China Daily"', ["publisher: China Daily"]),
    ("country:", ["country:"]),
    ("country:,", ["country:,"]),
    ("http://example.org/a", ["http://example.org/a"]),
    ("10:46", ["10:46"]),
    ("after:2022", ["published from 2022-01-01"]),
    ("before:2022-09", ["published until 2022-08-31"]),
    ("until:2022-09", ["published until 2022-09-30"]),
    ("on:2022-09-14", ["published: 2022-09-14 – 2022-09-14"]),
    ("since:7d", ["published from 2026-11-15"]),
    ("after:2022-02-31", ["after:2022-02-31"]),
    ("after:soon", ["after:soon"]),
    ("before:0001", ["published until 0001-01-01"]),
    ("()", []),
    ("!?", []),
]


@pytest.mark.parametrize(("typed", "labels"), UNDERSTOOD)
def test_what_was_understood_is_shown_back(typed: str, labels: list[str]) -> None:
    assert [part.label for part in parse(typed, TODAY).parts] == labels


WITHOUT = [
    ("a b c", 1, "a c"),
    ('a "b c" d', 1, "a d"),
    ("a AND b", 0, "b"),
    ("a AND b", 1, "a"),
    ("a b OR c d", 1, "a d"),
    ("a NOT b", 1, "a"),
    ("country:KZ after:2022", 0, "after:2022"),
    ("a", 0, ""),
]


@pytest.mark.parametrize(("typed", "place", "left"), WITHOUT)
def test_a_part_can_be_taken_out(typed: str, place: int, left: str) -> None:
    query = parse(typed, TODAY)
    assert query.without(query.parts[place]) == left


PERIODS = [
    ("2022", DAY(2022, 1, 1), DAY(2022, 12, 31)),
    ("2022-02", DAY(2022, 2, 1), DAY(2022, 2, 28)),
    ("2024/2", DAY(2024, 2, 1), DAY(2024, 2, 29)),
    ("2022-12", DAY(2022, 12, 1), DAY(2022, 12, 31)),
    ("9999-12", DAY(9999, 12, 1), DAY(9999, 12, 31)),
    ("2022.09.14", DAY(2022, 9, 14), DAY(2022, 9, 14)),
    ("2013..2015-06", DAY(2013, 1, 1), DAY(2015, 6, 30)),
    ("7d", DAY(2026, 11, 15), TODAY),
    ("2w", DAY(2026, 11, 8), TODAY),
    ("1a", DAY(2025, 11, 22), TODAY),
    ("9999y", DAY(1, 1, 1), TODAY),
    ("today", TODAY, TODAY),
    ("Hier", DAY(2026, 11, 21), DAY(2026, 11, 21)),
    ("aujourd’hui", TODAY, TODAY),
]


@pytest.mark.parametrize(("typed", "first", "last"), PERIODS)
def test_a_date_is_the_days_it_covers(typed: str, first: dt.date, last: dt.date) -> None:
    assert period_of(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["", "0000", "2022-13", "2022-02-30", "2015..2013", "x..y", "99999d", "soon"])
def test_what_no_calendar_has_is_no_date(typed: str) -> None:
    assert period_of(typed, TODAY) is None


def test_a_page_narrows_what_was_typed_and_a_facet_counts_without_itself() -> None:
    query = parse("bread lang:fr", TODAY).narrow("country", ["KZ"]).published(DAY(2022, 1, 1), None)
    assert query.filters == (Filter("country", ("KZ",)), Filter("published", first=DAY(2022, 1, 1)))
    assert [part.label for part in query.without_field("language").parts] == ["bread"]
    assert query.without_field("country").filters == (Filter("published", first=DAY(2022, 1, 1)),)
    assert query.narrow("topic", []) is query


def test_a_query_is_true_when_it_asks_for_anything() -> None:
    assert not parse(" ", TODAY)
    assert parse("a", TODAY)
    assert parse("", TODAY).narrow("country", ["KZ"])
    assert parse("bread", TODAY).has_words
    assert not parse("-bread lang:fr", TODAY).has_words
