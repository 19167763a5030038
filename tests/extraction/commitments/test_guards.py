from __future__ import annotations

import datetime as dt

import pytest

from tests.extraction.commitments.reading_sentences import messages

PAIR = "France and Brazil are partners. "


@pytest.mark.parametrize(
    "sentence",
    [
        "President Emmanuel Macron will visit Brazil on Monday.",
        "He will also attend the summit of the G20 in Brazil.",
        "Macron will hold talks with the president of Brazil.",
        "Will France support Brazil?",
        "France will need Brazil.",
        "If Brazil agrees to cut tariffs, trade may grow.",
        "Macron congratulated Brazil on its victory.",
        "The deal that France signed with Brazil will help farmers.",
        "Projects that France will fund in Brazil are late.",
    ],
)
def test_what_only_looks_like_a_message_is_none(sentence: str) -> None:
    assert messages(PAIR + sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Le président Emmanuel Macron se rendra au Brésil lundi.",
        "Emmanuel Macron prononcera un discours au Brésil.",
        "La France aura besoin du Brésil.",
        "Les entreprises françaises ouvriront des usines au Brésil.",
        "La France soutiendra-t-elle le Brésil ?",
    ],
)
def test_nor_in_french(sentence: str) -> None:
    assert messages("La France et le Brésil sont voisins. " + sentence, "fr") == ()


def test_what_was_signed_in_another_year_is_history() -> None:
    assert messages("France and Brazil signed a treaty on nuclear energy in 1994.") == ()
    assert messages("France and Brazil signed a treaty on 3000 rifles.", day=dt.date(2024, 1, 1)) != ()


def test_a_promise_not_to_do_something_is_a_promise() -> None:
    (message,) = messages(PAIR + "France will not leave Brazil alone.")
    assert message.kind == "pledge"


def test_a_state_alone_promises_home_politics() -> None:
    assert messages("The government of France will cut taxes. It promised to build houses.") == ()
