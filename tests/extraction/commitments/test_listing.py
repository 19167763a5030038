"""Promises in lists, and verbs that go on with the auxiliary, the subject or the promise of another."""

from __future__ import annotations

import pytest

from tests.extraction.commitments.reading_sentences import countries, messages


@pytest.mark.parametrize(
    ("text", "language", "promised"),
    [
        (
            "Kenya and Ghana met.\nBoth sides undertook to:\n- simplify customs procedures;\n"
            "- refine cobalt closer to the mines.\n",
            "en",
            ["simplify customs procedures", "refine cobalt closer to the mines"],
        ),
        (
            "Kenya and Ghana met.\nKenya and Ghana agreed to:\n(i) open a school in Accra;\n(ii) build two bridges.\n",
            "en",
            ["open a school in Accra", "build two bridges"],
        ),
        (
            "Le Kenya et le Ghana se sont engagés à :\n- construire une route côtière ;\n- protéger les eaux du lac.\n",
            "fr",
            ["construire une route côtière", "protéger les eaux du lac"],
        ),
    ],
)
def test_each_line_under_a_promise_is_a_promise_of_the_same_parties(
    text: str, language: str, promised: list[str]
) -> None:
    found = messages(text, language)
    assert [message.quote.text for message in found] == promised
    assert {(countries(message.parties), message.kind) for message in found} == {("GHA KEN", "undertaking")}


def test_a_list_of_subjects_discussed_is_no_list_of_promises() -> None:
    assert not messages("Kenya and Ghana discussed:\n- trade between the two countries;\n- the school in Accra.\n")


def test_a_second_participle_goes_on_with_the_first_auxiliary() -> None:
    found = messages("Le Kenya et le Ghana ont signé un accord commercial et décidé de construire un pont.", "fr")
    assert [message.kind for message in found] == ["agreement", "undertaking"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Kenya a pour sa part remercié le Ghana de son aide.", "fr"),
        ("Le Kenya a en outre salué les efforts du Ghana.", "fr"),
        ("Kenya in turn thanked Ghana for its help.", "en"),
    ],
)
def test_an_aside_does_not_part_a_subject_from_its_verb(text: str, language: str) -> None:
    (message,) = messages(text, language)
    assert (countries(message.parties), message.kind) == ("KEN", "assessment")


def test_urging_others_is_a_message_beside_the_promise() -> None:
    found = messages("Kenya will train police officers of Ghana, urging Mali to open its border.")
    assert [(message.kind, countries(message.counterparts)) for message in found] == [
        ("aid_pledge", "GHA"),
        ("call", "MLI"),
    ]
