from __future__ import annotations

from tests.extraction.commitments.reading_sentences import messages


def quotes(text: str, language: str = "en") -> list[str]:
    return [message.quote.text for message in messages(text, language)]


def test_every_new_finite_verb_is_a_message() -> None:
    assert quotes("Kazakhstan firmly supports the one-China principle, and opposes any interference.") == [
        "Kazakhstan firmly supports the one-China principle",
        "opposes any interference",
    ]


def test_several_means_to_one_target_are_one_message() -> None:
    assert len(quotes("Chile and Peru agreed to work together to fight crime, guard the border and stop drugs.")) == 1


def test_a_second_target_is_a_second_message() -> None:
    assert quotes(
        "Chile will upgrade the railway to the border with Peru, and train nurses in the hospitals of Lima."
    ) == [
        "Chile will upgrade the railway to the border with Peru",
        "train nurses in the hospitals of Lima",
    ]


def test_french_finite_verbs_are_told_apart() -> None:
    assert quotes("Le Pérou condamne l'attaque et soutient le Chili, selon le communiqué.", "fr") == [
        "Le Pérou condamne l'attaque",
        "soutient le Chili",
    ]


def test_what_is_said_takes_the_place_of_saying_it() -> None:
    assert quotes("Chile stressed that Chile supports Peru.") == ["Chile supports Peru"]


def test_a_judgement_keeps_the_verb_of_judging() -> None:
    assert quotes("Chile stressed that Peru is a friend.") == ["Chile stressed that Peru is a friend"]
