from __future__ import annotations

import pytest

from tests.extraction.commitments.reading_sentences import countries, messages, only


@pytest.mark.parametrize(
    ("text", "language", "quote", "speaker"),
    [
        ("According to the joint statement, Laos and Cuba will train doctors.", "en", "Laos and", "joint statement"),
        ("Laos and Cuba will train doctors, the declaration said.", "en", "Laos and", "declaration"),
        ("Selon le communiqué, le Laos et Cuba formeront des médecins.", "fr", "le Laos", "communiqué"),
    ],
)
def test_a_document_speaks_and_its_frame_is_no_part_of_the_quote(
    text: str, language: str, quote: str, speaker: str
) -> None:
    message = only(text, language)
    assert message.quote.text.startswith(quote)
    assert "said" not in message.quote.text
    assert message.speaker == speaker


def test_he_said_changes_owner_when_a_new_speaker_is_introduced() -> None:
    text = (
        "Chinese President Xi Jinping met Kazakh President Kassym-Jomart Tokayev. "
        "Xi said China is ready to open a port. "
        "China will always be a friend of Kazakhstan, he said. Tokayev thanked China for its help. "
        "Kazakhstan will support China on this issue, he said."
    )
    assert [countries(message.parties) for message in messages(text)] == ["CHN", "CHN", "KAZ", "KAZ"]
    assert [message.speaker_key for message in messages(text)] == [
        "person:xi-jinping",
        "person:xi-jinping",
        "person:kassym-jomart-tokayev",
        "person:kassym-jomart-tokayev",
    ]


def test_we_in_a_quotation_is_the_state_of_whoever_says_it() -> None:
    message = only('"We will send more doctors to Laos," Cuban Foreign Minister Bruno Rodriguez said.')
    assert countries(message.parties) == "CUB"
    assert message.quote.text == "We will send more doctors to Laos"


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said China will provide loans to Laos.",
        "According to experts, China will provide loans to Laos.",
        "China, the company said, is a market in which it will open shops with Japan.",
        "Un analyste estime que la Chine fournira des prêts au Laos.",
    ],
)
def test_an_outsider_promises_nothing_for_a_state(text: str) -> None:
    assert messages(text, "fr" if text.startswith("Un") else "en") == ()


def test_a_second_verb_has_the_speaker_of_the_first() -> None:
    found = messages(
        "Cuban Foreign Minister Bruno Rodriguez met Lao officials. The agreement helps both, the statement said. "
        "Bruno Rodriguez thanked Laos for its help and invited the Lao president to visit Havana."
    )
    assert [message.speaker for message in found[-2:]] == ["Bruno Rodriguez", "Bruno Rodriguez"]


def test_what_both_sides_did_is_told_by_the_reporter_and_not_by_who_spoke_last() -> None:
    found = messages(
        "Cuban Foreign Minister Bruno Rodriguez said Cuba will send doctors to Laos. The two sides signed a treaty."
    )
    assert [message.speaker for message in found] == ["Bruno Rodriguez", "the reporter"]


def test_a_quotation_of_its_own_goes_on_with_who_was_said_to_speak() -> None:
    found = messages('Cuban Foreign Minister Bruno Rodriguez said:\n"Laos is one of our closest partners in Asia."')
    assert [(message.kind, countries(message.parties)) for message in found] == [("assessment", "CUB")]
