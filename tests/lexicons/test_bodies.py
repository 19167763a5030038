from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from archive.lexicons import actor, actors, members_of

BODIES = [entry for entry in actors().values() if entry.type in ("organisation", "grouping")]


def test_there_are_more_than_a_hundred_organisations_and_groupings() -> None:
    assert len(BODIES) > 100


@pytest.mark.parametrize("kind", ["organisation", "grouping", "initiative", "instrument"])
def test_every_body_initiative_and_instrument_has_a_name_in_english_and_french(kind: str) -> None:
    entries = [entry for entry in actors().values() if entry.type == kind]
    assert [entry.id for entry in entries if not (entry.names.get("en") and entry.names.get("fr"))] == []


def test_every_instrument_says_since_when_a_text_can_name_it() -> None:
    assert [entry.id for entry in actors().values() if entry.type == "instrument" and entry.since is None] == []


def test_nobody_is_a_member_before_the_body_exists() -> None:
    early = [
        (entry.id, member.member)
        for entry in BODIES
        for member in entry.members
        if entry.since and member.since and member.since.year < entry.since.year
    ]
    assert early == []


def test_nobody_is_a_member_twice_at_once() -> None:
    for entry in BODIES:
        spans = sorted(
            (member.member, str(member.since or ""), str(member.until or "9999")) for member in entry.members
        )
        overlapping = [one for one, next_one in pairwise(spans) if one[0] == next_one[0] and one[2] >= next_one[1]]
        assert overlapping == [], entry.id


@pytest.mark.parametrize(
    ("body", "member", "on", "expected"),
    [
        ("organisation:sco", "country:IND", dt.date(2017, 6, 8), False),
        ("organisation:sco", "country:IND", dt.date(2017, 6, 9), True),
        ("organisation:sco", "country:BLR", dt.date(2025, 6, 17), True),
        ("organisation:eu", "country:GBR", dt.date(2020, 1, 31), True),
        ("organisation:eu", "country:GBR", dt.date(2020, 2, 1), False),
        ("organisation:nato", "country:FIN", dt.date(2022, 7, 5), False),
        ("organisation:nato", "country:SWE", dt.date(2024, 3, 7), True),
        ("organisation:opec", "country:QAT", dt.date(2019, 1, 1), False),
        ("organisation:brics", "country:EGY", dt.date(2023, 8, 24), False),
        ("organisation:ecowas", "country:MLI", dt.date(2025, 1, 30), False),
        ("organisation:g20", "organisation:au", dt.date(2023, 9, 9), True),
        ("organisation:asean", "country:TLS", dt.date(2025, 10, 26), True),
        ("organisation:un", "country:SSD", dt.date(2011, 7, 13), False),
    ],
)
def test_membership_depends_on_the_day(body: str, member: str, on: dt.date, expected: bool) -> None:
    assert (member in members_of(body, on)) is expected


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("organisation:un", 193),
        ("organisation:eu", 27),
        ("organisation:nato", 32),
        ("organisation:au", 55),
        ("organisation:oic", 57),
        ("organisation:osce", 57),
        ("organisation:council-of-europe", 46),
        ("organisation:commonwealth", 56),
        ("organisation:arab-league", 22),
        ("organisation:cica", 28),
        ("organisation:celac", 33),
        ("organisation:oas", 34),
        ("organisation:apec", 21),
        ("organisation:caricom", 15),
        ("organisation:pif", 18),
        ("organisation:sadc", 16),
        ("organisation:ecowas", 12),
        ("organisation:opec", 12),
        ("organisation:asean", 11),
        ("organisation:sco", 10),
        ("organisation:brics", 10),
        ("grouping:central-asia-five", 5),
    ],
)
def test_a_body_has_as_many_members_as_it_says_itself(body: str, count: int) -> None:
    assert len(members_of(body, dt.date(2026, 1, 1))) == count


@pytest.mark.parametrize(
    ("key", "since"),
    [
        ("initiative:bri", dt.date(2013, 9, 7)),
        ("initiative:gsi", dt.date(2022, 4, 21)),
        ("initiative:gdi", dt.date(2021, 9, 21)),
        ("initiative:bright-road", dt.date(2014, 11, 11)),
        ("instrument:unga-2758", dt.date(1971, 10, 25)),
        ("instrument:paris-agreement", dt.date(2015, 12, 12)),
        ("organisation:au", dt.date(2002, 7, 9)),
    ],
)
def test_what_was_founded_or_proposed_says_when(key: str, since: dt.date) -> None:
    assert actor(key).since == since
