from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from archive.lexicons import dated_facts, fold

FACTS = {fact.id: fact for fact in dated_facts()}
ORDINAL_WORDS = (
    *("first premier première", "second deuxième", "third troisième", "fourth quatrième", "fifth cinquième"),
    *("sixth sixième", "seventh septième", "eighth huitième", "ninth neuvième", "tenth dixième"),
)
ORDINALS = {word: number for number, words in enumerate(ORDINAL_WORDS, start=1) for word in words.split()}
NUMBERED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|e)\b|\b(" + "|".join(ORDINALS) + r")\b", re.IGNORECASE)
COUNTED = {"meeting", "summit"}


def series() -> dict[str, dict[int, set[str]]]:
    """Names that differ in their ordinal only: "# BRIC summit" -> {1: {the fact of the first}, 2: …}."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in FACTS.values():
        if fact.kind in COUNTED:
            for name in (name for names in fact.names.values() for name in names):
                for number, pattern in numbered(name):
                    found[pattern][number].add(fact.id)
    return found


def numbered(name: str) -> Iterator[tuple[int, str]]:
    if match := NUMBERED.search(name):
        number = int(match[1]) if match[1] else ORDINALS[match[2].lower()]
        yield number, fold(f"{name[: match.start()]}#{name[match.end() :]}")


def test_there_are_more_than_five_hundred_facts_of_every_kind() -> None:
    kinds = Counter(fact.kind for fact in FACTS.values())
    assert len(FACTS) >= 500
    assert min(kinds.values()) >= 10, kinds


def test_every_fact_has_its_name_in_english_and_french_and_a_source() -> None:
    assert [
        fact.id for fact in FACTS.values() if not (fact.names.get("en") and fact.names.get("fr") and fact.source)
    ] == []


def test_only_an_anniversary_is_counted_from_a_day() -> None:
    assert {fact.id for fact in FACTS.values() if (fact.base is not None) != (fact.kind == "anniversary")} == set()


def test_an_anniversary_is_of_two_parties() -> None:
    assert [fact.id for fact in FACTS.values() if fact.kind == "anniversary" and len(set(fact.parties)) != 2] == []


def test_more_than_a_hundred_pairs_count_their_anniversaries() -> None:
    pairs = [frozenset(fact.parties) for fact in FACTS.values() if fact.kind == "anniversary"]
    assert len(pairs) >= 100
    assert len(pairs) == len(set(pairs))


def test_no_name_is_that_of_two_facts() -> None:
    named = Counter(
        (language, fold(name))
        for fact in FACTS.values()
        if fact.kind not in ("anniversary", "visit")  # told apart by their parties and by the rest of the text
        for language, names in fact.names.items()
        for name in names
    )
    assert [name for name, count in named.items() if count > 1] == []


def test_a_meeting_lasts_two_weeks_at_most() -> None:
    meetings = [fact for fact in FACTS.values() if fact.kind in ("summit", "meeting", "visit")]
    assert [fact.id for fact in meetings if fact.latest - fact.earliest > dt.timedelta(days=16)] == []


def test_no_two_facts_are_the_same_one_of_a_series() -> None:
    assert [ids for members in series().values() for ids in members.values() if len(ids) > 1] == []


def test_the_second_of_a_series_came_after_the_first() -> None:
    counted = [[FACTS[min(members[number])] for number in sorted(members)] for members in series().values()]
    assert sum(len(members) > 1 for members in counted) >= 20
    assert [
        (earlier.id, later.id)
        for members in counted
        for earlier, later in pairwise(members)
        if earlier != later and earlier.latest >= later.earliest
    ] == []


def test_nothing_lies_in_the_future() -> None:
    assert max(fact.latest for fact in FACTS.values()) <= dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("G20 summit in St. Petersburg", "2013-09-05"),
        ("13th meeting of the Council of Heads of SCO Member States", "2013-09-13"),
        ("opening ceremony of the Beijing Winter Olympics", "2022-02-04"),
        ("second China-Central Asia Summit", "2025-06-17"),
        ("deuxième sommet Chine-Asie centrale", "2025-06-17"),
        ("Global Development Initiative", "2021-09-21"),
        ("Initiative de sécurité mondiale", "2022-04-21"),
        ("virtual summit between Central Asian countries and China", "2022-01-25"),
        ("Resolution 2758", "1971-10-25"),
        ("Nur-Sultan", "2019-03-23"),
        ("10th BRICS summit", "2018-07-25"),
        ("COP26", "2021-10-31"),
        ("BRICS summit in Kazan", "2024-10-22"),
        ("sommet de l'OTAN de Vilnius", "2023-07-11"),
        ("FOCAC Johannesburg Summit", "2015-12-04"),
        ("premier sommet Russie-Afrique", "2019-10-23"),
    ],
)
def test_a_fact_is_found_under_the_names_that_texts_print(name: str, day: str) -> None:
    named = [fact for fact in FACTS.values() if any(name in names for names in fact.names.values())]
    assert [fact.earliest.isoformat() for fact in named] == [day]


@pytest.mark.parametrize(
    ("pair", "day"),
    [
        ({"country:CHN", "country:KAZ"}, "1992-01-03"),
        ({"country:CHN", "country:USA"}, "1979-01-01"),
        ({"country:CHN", "country:FRA"}, "1964-01-27"),
        ({"country:IND", "country:JPN"}, "1952-04-28"),
        ({"country:RUS", "country:PRK"}, "1948-10-12"),
        ({"country:USA", "country:VNM"}, "1995-07-11"),
    ],
)
def test_anniversaries_of_a_pair_are_counted_from_the_day_relations_began(pair: set[str], day: str) -> None:
    bases = [fact.base for fact in FACTS.values() if fact.kind == "anniversary" and set(fact.parties) == pair]
    assert bases == [dt.date.fromisoformat(day)]
