from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise

import pytest

from archive.lexicons import actors, fold, officeholders
from archive.lexicons.entries import ActorEntry, Office

PEOPLE = [entry for entry in actors().values() if entry.type == "person"]
HELD_ALONE = ("head of state", "head of government", "foreign minister", "head of organisation")
TWO_HEADS_OF_STATE = frozenset(["country:IRN"])
"""Iran: texts call the President as well as the Supreme Leader by titles of this rank."""

Term = tuple[Office, ActorEntry]


def terms() -> dict[tuple[str, str], list[Term]]:
    """Everyone's terms by (state or body, rank), oldest first."""
    found = defaultdict(list)
    for person in PEOPLE:
        for office in person.offices:
            found[office.of, office.rank].append((office, person))
    return {seat: sorted(held, key=lambda term: term[0].since) for seat, held in found.items()}


def overlap(earlier: Term, later: Term) -> bool:
    """Two people in one office for more than the day of the handover."""
    (before, holder), (after, successor) = earlier, later
    return holder.id != successor.id and (before.until is None or before.until > after.since)


def on(seat: str, day: str, rank: str) -> list[str]:
    holders = officeholders(seat, dt.date.fromisoformat(day))
    return [holder.person.name for holder in holders if holder.office.rank == rank]


def test_there_are_more_than_eight_hundred_office_holders() -> None:
    assert len(PEOPLE) >= 800


def test_every_person_has_an_office_a_source_and_a_state() -> None:
    assert [person.id for person in PEOPLE if not (person.offices and person.source and person.country)] == []


def test_no_two_people_hold_one_office_on_the_same_day() -> None:
    clashes = [
        f"{of} {rank}: {earlier[1].name} and {later[1].name} from {later[0].since}"
        for (of, rank), held in terms().items()
        if rank in HELD_ALONE and not (rank == "head of state" and of in TWO_HEADS_OF_STATE)
        for earlier, later in pairwise(held)
        if overlap(earlier, later)
    ]
    assert clashes == []


def test_nobody_holds_the_same_office_twice_at_once() -> None:
    for (of, rank), held in terms().items():
        for earlier, later in pairwise(held):
            if earlier[1].id == later[1].id and earlier[0].title == later[0].title:
                assert earlier[0].until is not None, (of, rank, earlier[1].id)
                assert earlier[0].until <= later[0].since, (of, rank, earlier[1].id)


def test_every_office_has_its_title_in_both_languages() -> None:
    assert [person.id for person in PEOPLE for office in person.offices if not (office.title and office.title_fr)] == []


def test_no_term_begins_after_the_archive_was_made_or_before_living_memory() -> None:
    days = [office.since for person in PEOPLE for office in person.offices]
    assert dt.date(1945, 1, 1) <= min(days)
    assert max(days) <= dt.date(2026, 12, 31)


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_nearly_everyone_is_known_in_russian_and_arabic(language: str) -> None:
    assert sum(language in person.names for person in PEOPLE) >= 0.98 * len(PEOPLE)


@pytest.mark.parametrize(
    ("seat", "day", "rank", "name"),
    [
        ("country:CHN", "2013-09-07", "head of state", "Xi Jinping"),
        ("country:CHN", "2012-09-07", "head of state", "Hu Jintao"),
        ("country:CHN", "2023-07-01", "foreign minister", "Qin Gang"),
        ("country:KAZ", "2013-09-07", "head of state", "Nursultan Nazarbayev"),
        ("country:KAZ", "2022-02-05", "head of state", "Kassym-Jomart Tokayev"),
        ("country:RUS", "2010-06-01", "head of state", "Dmitry Medvedev"),
        ("country:RUS", "2010-06-01", "head of government", "Vladimir Putin"),
        ("country:USA", "2022-02-05", "head of state", "Joe Biden"),
        ("country:USA", "2025-06-17", "foreign minister", "Marco Rubio"),
        ("country:FRA", "2013-01-11", "foreign minister", "Laurent Fabius"),
        ("country:DEU", "2015-06-01", "head of government", "Angela Merkel"),
        ("country:IND", "2019-10-11", "head of government", "Narendra Modi"),
        ("country:JPN", "2019-06-28", "head of government", "Shinzo Abe"),
        ("country:KOR", "2018-04-27", "head of state", "Moon Jae-in"),
        ("country:BRA", "2009-06-16", "head of state", "Luiz Inácio Lula da Silva"),
        ("country:CHE", "2024-06-15", "head of state", "Viola Amherd"),
        ("country:ZAF", "2023-08-22", "head of state", "Cyril Ramaphosa"),
        ("country:PAK", "2015-04-20", "head of government", "Nawaz Sharif"),
        ("country:AUS", "2014-11-15", "head of government", "Tony Abbott"),
        ("country:SAU", "2022-12-09", "head of government", "Mohammed bin Salman"),
        ("organisation:un", "2008-01-01", "head of organisation", "Ban Ki-moon"),
    ],
)
def test_who_held_an_office_on_a_day(seat: str, day: str, rank: str, name: str) -> None:
    assert on(seat, day, rank) == [name]


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("person:kassym-jomart-tokayev", "Tokaïev"),
        ("person:kassym-jomart-tokayev", "Токаевым"),
        ("person:kassym-jomart-tokayev", "托卡耶夫"),
        ("person:vladimir-putin", "Poutine"),
        ("person:vladimir-putin", "Путиным"),
        ("person:volodymyr-zelenskyy", "Zelensky"),
        ("person:volodymyr-zelenskyy", "Зеленского"),
        ("person:recep-tayyip-erdogan", "Recep Tayyip Erdogan"),
        ("person:benjamin-netanyahu", "Netanyahou"),
        ("person:abdel-fattah-el-sisi", "Abdel Fattah al-Sissi"),
        ("person:xi-jinping", "习近平"),
        ("person:roza-otunbayeva", "Отунбаевой"),
        ("person:peter-szijjarto", "Szijjártó Péter"),
    ],
)
def test_a_person_is_found_under_the_forms_in_use(key: str, form: str) -> None:
    person = actors()[key]
    assert fold(form) in {fold(known) for known in (*person.names.values(), *(alias.text for alias in person.aliases))}
