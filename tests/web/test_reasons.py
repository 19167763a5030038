"""The steps of dating in the language of the page; what was stored before they were data still reads."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from django.utils import translation

from archive.extraction.reasons import PHRASES, because, said
from archive.web.reasons import deadline_words, in_words, parties_words
from tests.web.test_translations import CATALOGUE

OFFICE = because(
    "in office since", who="Xi Jinping", title="President", title_fr="président", since=dt.date(2013, 3, 14)
)
CASES = [
    ((because("dateline"),), "the dateline", "l’en-tête de dépêche"),
    (
        (because("past day", day=dt.date(2022, 9, 14)),),
        "names 14 September 2022 as past, so is not older",
        "parle du 14 septembre 2022 au passé, n’est donc pas antérieur",
    ),
    (
        (OFFICE, because("contradicts")),
        "Xi Jinping, President since 14 March 2013; contradicts the other evidence",
        "Xi Jinping, président depuis le 14 mars 2013\u00a0; contredit les autres indices",
    ),
]


@pytest.mark.parametrize(("reasons", "english", "french"), CASES)
def test_a_step_is_said_in_the_language_of_the_page(reasons: tuple, english: str, french: str) -> None:
    stored = [asdict(reason) for reason in reasons]
    assert in_words(said(reasons), stored) == (english, "en")
    with translation.override("fr"):
        assert in_words(said(reasons), stored) == (french, "fr")


@pytest.mark.parametrize(
    ("says", "french"),
    [
        ("the dateline", ("l’en-tête de dépêche", "fr")),
        ("copyright line", ("mention de copyright", "fr")),
        ("G20 summit, 2013-09-05: just over", ("G20 summit, 2013-09-05: just over", "en")),
    ],
)
def test_a_step_stored_in_words_alone_is_translated_where_its_words_are_known(
    says: str, french: tuple[str, str]
) -> None:
    with translation.override("fr"):
        assert in_words(says) == french


def test_a_code_that_is_no_longer_known_leaves_the_words_that_were_stored() -> None:
    assert in_words("told by the stars", [{"code": "stars", "given": []}]) == ("told by the stars", "en")


@pytest.mark.parametrize(
    ("basis", "french"),
    [
        ("“by 2030” as stated", ("«\u00a0by 2030\u00a0», tel quel", "fr")),
        ("“in two years” counted from 2025-06-17", ("«\u00a0in two years\u00a0», à compter du 17 juin 2025", "fr")),
        ("set by hand", ("set by hand", "en")),
    ],
)
def test_how_a_deadline_was_reckoned_is_said_in_the_language_of_the_page(basis: str, french: tuple[str, str]) -> None:
    with translation.override("fr"):
        assert deadline_words(basis) == french


@pytest.mark.parametrize(
    ("why", "french"),
    [
        (
            "“the two sides” stands for country:CHN, country:KAZ",
            "«\u00a0the two sides\u00a0» désigne Chine, Kazakhstan",
        ),
        ("“he” stands for proposed:person:jane-doe", "«\u00a0he\u00a0» désigne jane-doe"),
    ],
)
def test_for_whom_both_sides_stand_is_said_with_names(why: str, french: str) -> None:
    with translation.override("fr"):
        assert parties_words(why) == (french, "fr")
    assert parties_words("named in the sentence") == ("named in the sentence", "en")


def test_every_phrase_is_translated() -> None:
    source = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    assert [phrase for phrase in PHRASES.values() if f'msgid "{phrase}"' not in source] == []


def test_every_reason_for_a_cut_has_its_words() -> None:
    folder = Path(__file__).resolve().parents[2] / "archive" / "lexicons" / "data" / "words"
    reasons = {
        found for path in folder.glob("*.toml") for found in re.findall(r'^reason = "(.+)"', path.read_text(), re.M)
    }
    with translation.override("fr"):
        assert [reason for reason in reasons if in_words(reason)[1] != "fr"] == []
