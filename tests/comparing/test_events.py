"""Two accounts, one event or not: each row changes one thing about a pair that reports one event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from archive.comparing.accounts import Account, Place, When
from archive.comparing.events import same_event
from archive.comparing.sketches import sketch

DAY = dt.date(2022, 9, 14)
TEXT = " ".join(f"word{number % 97} other{number}" for number in range(120))


def on(day: dt.date, days: int = 1) -> When:
    return When(day, day + dt.timedelta(days=days - 1), True)


ONE = Account(
    key="one",
    language="en",
    title="A joint statement",
    when=on(DAY),
    place=Place("Nur-Sultan", "en"),
    states=frozenset({"country:CHN", "country:KAZ"}),
    people=frozenset({"person:xi-jinping"}),
)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"language": "fr", "place": Place("Noursoultan", "fr")}, True),
        ({"language": "zh", "place": None, "people": frozenset()}, True),
        ({"when": on(DAY - dt.timedelta(days=1), 3)}, True),
        ({"when": None, "published": When(DAY - dt.timedelta(days=3), DAY + dt.timedelta(days=1), False)}, True),
        ({"when": on(DAY + dt.timedelta(days=2))}, False),
        ({"when": on(DAY.replace(year=2023))}, False),
        ({"states": frozenset({"country:CHN", "country:UZB"})}, False),
        ({"states": frozenset({"country:FRA", "country:UZB"})}, False),
        ({"place": Place("Beijing", "en")}, False),
        ({"place": None, "people": frozenset({"person:wang-yi"})}, False),
    ],
)
def test_what_makes_two_accounts_one_event(change: dict[str, object], same: bool) -> None:
    other = replace(ONE, key="other", **change)  # type: ignore[arg-type]
    assert same_event(ONE, other).is_one_event is same
    assert same_event(other, ONE).is_one_event is same


def test_the_same_text_under_another_name_is_a_print_of_it() -> None:
    one = replace(ONE, text=sketch(TEXT))
    other = replace(ONE, key="other", text=sketch(f"Our own words come first. {TEXT}"))
    assert same_event(one, other).is_reprint


def test_a_print_some_days_later_is_the_same_event_and_a_year_later_it_is_not() -> None:
    one = replace(ONE, text=sketch(TEXT))
    late = replace(one, key="late", when=on(DAY + dt.timedelta(days=7)))
    again = replace(one, key="again", when=on(DAY.replace(year=2023)))
    assert same_event(one, late).is_one_event
    assert not same_event(one, again).is_one_event


def test_one_state_alone_needs_more_than_its_day_and_place() -> None:
    alone = replace(ONE, states=frozenset({"country:CHN"}))
    assert not same_event(alone, replace(alone, key="other")).is_one_event


def test_every_signal_says_what_both_sides_have() -> None:
    signals = {signal.name: signal for signal in same_event(ONE, replace(ONE, key="other")).signals}
    assert signals["same days"].here == "2022-09-14"
    assert signals["same place"].there == "Nur-Sultan"
