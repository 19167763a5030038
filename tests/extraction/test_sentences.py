from __future__ import annotations

import time

import pytest

from archive.extraction.sentences import split_sentences
from tests.extraction.builders import document


def sentences(text: str, language: str = "en") -> list[str]:
    return [quote.text for quote in split_sentences(document(text, language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("Mr. Xi met Dr. Smith. They spoke.", ["Mr. Xi met Dr. Smith.", "They spoke."]),
        ("The U.S. Army left. The U.S. The rest stayed.", ["The U.S. Army left.", "The U.S.", "The rest stayed."]),
        ("Ties grew 3.5 percent. Good.", ["Ties grew 3.5 percent.", "Good."]),
        ("Resolution No. 5 passed. No. It failed.", ["Resolution No. 5 passed.", "No.", "It failed."]),
        ("J. K. Smith spoke at 5 p.m. on Jan. 5.", ["J. K. Smith spoke at 5 p.m. on Jan. 5."]),
        ('"We will help." He left.', ['"We will help."', "He left."]),
        ("Well… they agreed... in part. Done.", ["Well… they agreed... in part.", "Done."]),
        ("Is it so? Yes! It is.", ["Is it so?", "Yes!", "It is."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_broken_punctuation_does_not_end_a_sentence() -> None:
    assert len(sentences("les deux parties ont convenu du gazoduc. , poursuivre le travail. coopération.", "fr")) == 1


def test_french_titles_and_initials_keep_their_stop() -> None:
    assert sentences("M. Xi a reçu S.E. M. Dupont. Il est parti.", "fr") == [
        "M. Xi a reçu S.E. M. Dupont.",
        "Il est parti.",
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The two sides agreed to deepen their cooperation in trade and\nin agriculture. They met.\n"
    assert sentences(text) == [text[: text.index(" They")], "They met."]


def test_a_line_without_a_stop_is_a_sentence_of_its_own() -> None:
    assert sentences("China, Kazakhstan sign pact\nUpdated today\n\nThe two met.") == [
        "China, Kazakhstan sign pact",
        "Updated today",
        "The two met.",
    ]


def test_numbered_paragraphs_and_bullets_lose_their_mark() -> None:
    text = (
        "1. The Parties shall cooperate.\n2. The Parties shall consult.\n• Trade will grow.\n(a) ratify the treaty;\n"
    )
    assert sentences(text) == [
        "The Parties shall cooperate.",
        "The Parties shall consult.",
        "Trade will grow.",
        "ratify the treaty;",
    ]


def test_chinese_and_arabic_stops_end_a_sentence() -> None:
    assert sentences("双方同意。中方支持。", "zh") == ["双方同意。", "中方支持。"]
    assert sentences("هل اتفقوا؟ نعم اتفقوا.", "ar") == ["هل اتفقوا؟", "نعم اتفقوا."]


def test_every_sentence_is_a_quote_of_the_text() -> None:
    text = "« Oui », a dit M. Xi.\u00a0Le reste\u202f: rien. — Fin"
    for quote in split_sentences(document(text, "fr")):
        assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("character", [".", "a", " ", "\n", '"', "1", "。", "A.", "- ", "a. "])
def test_half_a_megabyte_of_one_character_takes_linear_time(character: str) -> None:
    hostile = document(character * (500_000 // len(character)))
    began = time.perf_counter()
    split_sentences(hostile)
    assert time.perf_counter() - began < 8
