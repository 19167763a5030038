from __future__ import annotations

import datetime as dt

import pytest

from archive.lexicons import actor, media, members_of, officeholders


@pytest.mark.parametrize(
    ("key", "on", "rank", "name"),
    [
        ("country:KAZ", dt.date(2022, 9, 14), "head of state", "Kassym-Jomart Tokayev"),
        ("country:CHN", dt.date(2013, 9, 7), "head of state", "Xi Jinping"),
        ("country:UZB", dt.date(2025, 6, 17), "head of state", "Shavkat Mirziyoyev"),
    ],
)
def test_an_office_is_held_by_whoever_held_it_on_that_day(key: str, on: dt.date, rank: str, name: str) -> None:
    assert [holder.person.name for holder in officeholders(key, on) if holder.office.rank == rank] == [name]


def test_before_the_first_known_day_nobody_holds_an_office() -> None:
    assert officeholders("country:KAZ", dt.date(1900, 1, 1)) == ()


def test_the_head_of_state_comes_before_the_ministers() -> None:
    ranks = [holder.office.rank for holder in officeholders("country:CHN", dt.date(2025, 6, 17))]
    assert ranks[0] == "head of state"


def test_what_has_no_members_has_none() -> None:
    assert members_of("country:KAZ", dt.date(2022, 1, 1)) == ()


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        actor("country:XXX")


def test_media_are_media_and_come_by_name() -> None:
    names = [entry.name for entry in media()]
    assert {entry.type for entry in media()} == {"media"}
    assert names == sorted(names)
