from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from archive.lexicons.derive import declined, derive
from archive.lexicons.inflection import forms
from archive.lexicons.loading import DATA


def country(cca2: str, cca3: str, name: str, **more: Any) -> dict[str, Any]:
    """A record in the shape of world-countries, with what `derive` reads of it."""
    return {
        "cca2": cca2,
        "cca3": cca3,
        "name": {"common": name, "official": f"Republic of {name}"},
        "unMember": True,
        "capital": [],
        "translations": {},
        "demonyms": {},
    } | more


def derived(folder: Path, *countries: dict[str, Any]) -> dict[str, Any]:
    derive(list(countries), folder)
    return tomllib.loads((folder / "world-countries.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Казахстан", "Казахстана"),
        ("Россия", "России"),
        ("Куба", "Кубы"),
        ("Америка", "Америки"),
        ("Китай", "Китая"),
        ("Израиль", "Израиля"),
        ("Беларусь", "Беларуси"),
        ("Париж", "Парижа"),
    ],
)
def test_a_russian_name_is_declined_by_its_ending(name: str, genitive: str) -> None:
    endings = tomllib.loads((DATA / "endings.toml").read_text(encoding="utf-8"))
    assert {name, genitive} <= set(forms(declined(name), endings))


@pytest.mark.parametrize("name", ["Перу", "Саудовская Аравия", "Того", "Конго (Киншаса)"])
def test_a_russian_name_that_does_not_follow_its_ending_stays_bare(name: str) -> None:
    assert declined(name) == name


def test_a_territory_gets_no_demonym_that_a_state_has(tmp_path: Path) -> None:
    american = {"demonyms": {"eng": {"m": "American", "f": "American"}}}
    found = derived(
        tmp_path,
        country("US", "USA", "United States", **american),
        country("MP", "MNP", "Northern Mariana Islands", unMember=False, **american),
    )
    assert found["country:USA"]["demonym"] == {"en": ["American(|s)"]}
    assert "demonym" not in found["territory:MNP"]


def test_plurals_are_formed_where_the_language_forms_them(tmp_path: Path) -> None:
    demonyms = {"eng": {"m": "Chinese", "f": "Chinese"}, "fra": {"m": "Chinois", "f": "Chinoise"}}
    found = derived(tmp_path, country("CN", "CHN", "China", demonyms=demonyms))
    assert found["country:CHN"]["demonym"] == {"en": ["Chinese"], "fr": ["chinois", "chinoise(|s)"]}


def test_two_peoples_in_one_demonym_are_left_to_be_written_by_hand(tmp_path: Path) -> None:
    demonyms = {"eng": {"m": "Antiguan, Barbudan", "f": "Antiguan, Barbudan"}}
    assert "demonym" not in derived(tmp_path, country("AG", "ATG", "Antigua", demonyms=demonyms))["country:ATG"]


def test_a_capital_that_is_a_city_of_a_time_zone_is_translated(tmp_path: Path) -> None:
    derived(tmp_path, country("GB", "GBR", "United Kingdom", capital=["London"]))
    names = tomllib.loads((tmp_path / "cldr.toml").read_text(encoding="utf-8"))["country:GBR"]
    assert names["capital"]["fr"] == ["Londres"]
    assert names["iso2"] == "GB"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    countries = [country("UZ", "UZB", "Uzbekistan"), country("KZ", "KAZ", "Kazakhstan")]
    derived(tmp_path, *countries)
    first = (tmp_path / "cldr.toml").read_bytes()
    derived(tmp_path, *reversed(countries))
    assert (tmp_path / "cldr.toml").read_bytes() == first
