from __future__ import annotations

import datetime as dt

import pytest

from archive.lexicons import actor, actors
from archive.lexicons.entries import ActorEntry

STATES = [entry for entry in actors().values() if entry.type == "country"]
SIX_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
NAMED_LIKE_THEIR_CAPITAL = frozenset(["DJI", "DZA", "GTM", "LUX", "MCO", "PAN", "SGP", "SMR", "TUN"])


def has(entry: ActorEntry, usage: str, language: str) -> bool:
    return any(alias.usage == usage and alias.language in ("", language) for alias in entry.aliases)


def texts(key: str, usage: str) -> set[str]:
    return {alias.text for alias in actor(key).aliases if alias.usage == usage}


def test_every_member_of_the_united_nations_and_both_observers_are_there() -> None:
    assert len(STATES) == 195


@pytest.mark.parametrize("language", SIX_LANGUAGES)
def test_every_state_has_a_name_in_the_languages_of_the_united_nations(language: str) -> None:
    assert [entry.id for entry in STATES if not entry.names.get(language)] == []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_state_has_a_demonym(language: str) -> None:
    assert [entry.id for entry in STATES if not has(entry, "demonym", language)] == []


@pytest.mark.parametrize("language", SIX_LANGUAGES)
def test_every_state_has_a_capital(language: str) -> None:
    without = [entry.iso3 for entry in STATES if not has(entry, "capital", language)]
    assert set(without) <= NAMED_LIKE_THEIR_CAPITAL


@pytest.mark.parametrize(
    ("key", "usage", "text"),
    [
        ("country:KAZ", "demonym", "Kazakh"),
        ("country:KAZ", "demonym", "kazakhstanaise"),
        ("country:CHN", "demonym", "sino-"),
        ("country:KGZ", "demonym", "kirghizes"),
        ("country:TKM", "demonym", "туркменского"),
        ("country:USA", "acronym", "U.S."),
        ("country:GBR", "acronym", "UK"),
        ("country:GBR", "name", "Northern Ireland"),
        ("country:PRK", "acronym", "DPRK"),
        ("country:KOR", "acronym", "ROK"),
        ("country:COD", "acronym", "RDC"),
        ("country:ARE", "acronym", "UAE"),
        ("country:SAU", "acronym", "KSA"),
        ("country:TUR", "name", "Turkey"),
        ("country:MMR", "name", "Burma"),
        ("country:CIV", "name", "Ivory Coast"),
        ("country:CPV", "name", "Cape Verde"),
        ("country:TLS", "name", "East Timor"),
        ("country:RUS", "government", "Kremlin"),
        ("country:FRA", "government", "Quai d'Orsay"),
        ("country:USA", "government", "Maison-Blanche"),
        ("country:IND", "government", "Rashtrapati Bhavan"),
        ("country:BDI", "capital", "Bujumbura"),
        ("country:TZA", "capital", "Dodoma"),
        ("country:MMR", "capital", "Nay Pyi Taw"),
        ("territory:TWN", "name", "Chinese Taipei"),
        ("territory:HKG", "acronym", "HKSAR"),
    ],
)
def test_a_state_is_found_under_the_forms_in_use(key: str, usage: str, text: str) -> None:
    assert text in texts(key, usage)


@pytest.mark.parametrize(
    ("key", "text", "since", "until"),
    [
        ("country:KAZ", "Nur-Sultan", dt.date(2019, 3, 23), dt.date(2022, 9, 17)),
        ("country:KAZ", "Noursoultan", dt.date(2019, 3, 23), dt.date(2022, 9, 17)),
        ("country:MKD", "FYROM", dt.date(1993, 4, 8), dt.date(2019, 2, 12)),
        ("country:SWZ", "Swaziland", None, dt.date(2018, 4, 19)),
        ("country:COD", "Zaire", dt.date(1971, 10, 27), dt.date(1997, 5, 17)),
    ],
)
def test_a_former_name_carries_its_dates(key: str, text: str, since: dt.date | None, until: dt.date | None) -> None:
    found = next(alias for alias in actor(key).aliases if alias.text == text)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("key", "text"),
    [("country:POL", "Polish"), ("country:TUR", "Turkey"), ("country:USA", "US"), ("country:MDV", "Malé")],
)
def test_a_form_that_is_also_a_common_word_counts_only_letter_for_letter(key: str, text: str) -> None:
    assert [alias.exact for alias in actor(key).aliases if alias.text == text] == [True]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("territory:REU", "Réunion"),
        ("country:TGO", "того"),
        ("country:SYC", "Victoria"),
        ("territory:SGS", "South Georgia"),
    ],
)
def test_a_form_that_is_nearly_always_something_else_is_left_out(key: str, text: str) -> None:
    entry = actor(key)
    assert text not in {alias.text for alias in entry.aliases} | {entry.names[code] for code in ("en", "fr", "ru")}
