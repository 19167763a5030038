"""Why two records may be one, and what speaks against it. Truth is a table."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from archive.curating.resemblance import Profile, resemblances
from archive.curating.spelling import plain, sounded

_pks = count(1)


def profile(*names: str, type: str = "person", country: int | None = 7, **fields: Any) -> Profile:
    return Profile(next(_pks), type, names, country, **{"identifiers": (), "in_lexicon": False, **fields})


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Sergey Lavrov", "Сергей Лавров"),
        ("Sergey Lavrov", "Sergej Lawrow"),
        ("Volodymyr Zelenskyy", "Zelensky, Volodymyr"),
        ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokaïev"),
        ("Mohammed bin Salman", "Mohamed bin Salman"),
        ("Tchekhov", "Чехов"),
        ("Γιώργος", "Giorgos"),
    ],
)
def test_spellings_of_one_name_sound_alike(name: str, other: str) -> None:
    assert sounded(name) == sounded(other) != ""


@pytest.mark.parametrize(("name", "other"), [("Lavrov", "Petrov"), ("Iran", "Iraq"), ("Niger", "Nigeria")])
def test_other_names_sound_otherwise(name: str, other: str) -> None:
    assert sounded(name) != sounded(other)


def test_a_name_in_a_script_we_cannot_spell_sounds_like_nothing() -> None:
    assert sounded("习近平") == ""


def test_names_are_compared_without_case_accents_and_marks() -> None:
    assert plain("  L’Union\u00a0 africaine!") == "l union africaine"


SAME = [
    (
        "identifier",
        profile("Ana Ray", identifiers=(("Wikidata", "Q1"),)),
        profile("B", identifiers=(("Wikidata", "q1"),)),
    ),
    ("name", profile("Ana Ray"), profile("ANA RAY", country=None)),
    ("name", profile("Red Cross", type="organisation"), profile("Red Cross", type="grouping")),
    ("name", profile("Ana Ray", in_lexicon=True), profile("A. Ray", "Ana Ray")),
    ("spelling", profile("Sergey Lavrov"), profile("Sergej Lawrow", in_lexicon=True)),
    ("spelling", profile("Ray Ana"), profile("Ana Ray")),
    ("slip", profile("Ana Rodriguez"), profile("Ana Rodrigues")),
    ("slip", profile("Ana Rodriguez"), profile("Ana Rodrguez")),
]
OTHERS = [
    ("of another kind", profile("Georgia"), profile("Georgia", type="country")),
    (
        "of another state",
        profile("Foreign Ministry", type="organisation"),
        profile("Foreign Ministry", type="organisation", country=8),
    ),
    ("both of the lexicon", profile("Ana Ray", in_lexicon=True), profile("Ana Ray", in_lexicon=True)),
    ("a letter apart, of another state", profile("Ana Rodriguez"), profile("Ana Rodrigues", country=8)),
    (
        "a letter apart, of no known state",
        profile("Ana Rodriguez", country=None),
        profile("Ana Rodrigues", country=None),
    ),
    (
        "a letter apart, of another type",
        profile("Eurasian Forum", type="media"),
        profile("Eurasian Forun", type="instrument"),
    ),
    ("short names a letter apart", profile("Ana Ray"), profile("Ana Roy")),
    ("states a letter apart", profile("Ruritania", type="country"), profile("Ruritanie", type="country")),
    ("nothing but a mark", profile("…"), profile("…")),
]


@pytest.mark.parametrize(("sign", "one", "other"), SAME, ids=[f"{row[0]}: {row[1].names[0]}" for row in SAME])
def test_what_two_records_of_one_have_in_common_is_the_reason(sign: str, one: Profile, other: Profile) -> None:
    (pair,) = resemblances([other, one])
    assert (pair.one, pair.other, pair.reasons[0].sign) == (one, other, sign)
    assert pair.reasons[0].one.split()[-1] in (" ".join(one.names) + " Q1")


@pytest.mark.parametrize(("why", "one", "other"), OTHERS, ids=[row[0] for row in OTHERS])
def test_records_that_are_two_are_no_pair(why: str, one: Profile, other: Profile) -> None:
    assert resemblances([one, other]) == []


def test_a_sign_that_follows_from_a_stronger_one_is_left_out() -> None:
    (pair,) = resemblances([profile("Ana Rodriguez"), profile("Ana  Rodriguez")])
    assert [reason.sign for reason in pair.reasons] == ["name"]


def test_a_word_that_hundreds_share_makes_no_pairs() -> None:
    assert resemblances([profile("Ministry") for _ in range(41)]) == []
