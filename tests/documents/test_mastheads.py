"""Mastheads above a headline, and datelines that open with the date, pair two towns or bear no mark."""

from __future__ import annotations

import pytest

from archive.documents.datelines import read_dateline
from archive.documents.lines import lines_of
from archive.documents.mastheads import is_masthead, issuer_of_symbol


@pytest.mark.parametrize(
    "line",
    [
        "Council of the EU   Press release   25 June 2024   14:05",
        "KYODO NEWS - Jun 13, 2024 - 21:14 | All, Japan, World",
        "All News 17:02 October 24, 2024",
        "SG/SM/22345   30 August 2024",
        "Department of Foreign Affairs, Ireland",
        "Republic of Türkiye Ministry of Foreign Affairs",
        "Ministerio de Relaciones Exteriores - República del Paraguay",
        "The Group of 77 at the United Nations",
        "TASS - Russian news agency",
        "JAPAN WIRE by KYODO NEWS",
    ],
)
def test_a_house_a_rubric_a_symbol_and_a_date_make_a_masthead(line: str) -> None:
    assert is_masthead(lines_of(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Council of the EU - ministers agree on sanctions",
        "Ministry of Finance warns, urges restraint",
        "Chile and Peru sign a border agreement",
        "Xinhua opens bureau in Lusaka",
        "The Group of 77 elects Iraq",
        "x" * 100_000,
    ],
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert not is_masthead(lines_of(line)[0])


def test_a_document_symbol_names_its_issuer() -> None:
    assert issuer_of_symbol("SG/SM/22345") == "United Nations"
    assert issuer_of_symbol("STATEMENT/23/1234") == ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("12 марта 2024, Минск /БЕЛТА/. Стороны договорились расширить поставки техники.", "Минск"),
        ("Le 22 février 2024 - Ottawa (Ontario) - Affaires mondiales Canada", "Ottawa"),
        ("الرياض 29 مايو 2024 م واس", "الرياض"),
        ("Wien/Ljubljana (APA) - Österreich und Slowenien haben eine Einigung erzielt.", "Wien"),
        ("Dakar, 12 nov. 2024 (AFP) - Le Sénégal et la France ont convenu de refonder leur partenariat.", "Dakar"),
        ("Santiago de Chile, 14 may 2024 (EFE).- Los Gobiernos de Chile y Perú acordaron.", "Santiago de Chile"),
    ],
)
def test_a_dateline_has_many_forms(line: str, place: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.place is not None
    assert found.place.text == place


def test_a_name_before_a_date_is_no_place() -> None:
    found = read_dateline("KYODO NEWS - Jun 13, 2024 - 21:14 | All")
    assert found is None or found.place is None or found.place.text != "KYODO NEWS"
