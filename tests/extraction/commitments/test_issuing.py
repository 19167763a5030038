"""Whose the words are that name no subject: the chapeau of a resolution, the letterhead of a ministry."""

from __future__ import annotations

from archive.documents import open_documents
from archive.documents.refusal import Refused
from archive.extraction import read
from archive.extraction.reading import CommitmentReading


def messages(text: str) -> tuple[CommitmentReading, ...]:
    opened = next(open_documents("text.txt", text.encode()))
    assert not isinstance(opened, Refused)
    return read(opened).commitments


def test_paragraphs_that_open_with_a_verb_have_the_subject_of_their_chapeau() -> None:
    found = messages(
        "The African Union, meeting in Addis Ababa on 3 May 2024,\n\n1. Reaffirms its support for Somalia;\n\n"
        "2. Calls upon Sudan to protect civilians;"
    )
    assert [(message.kind, message.parties) for message in found] == [
        ("support", ("organisation:au",)),
        ("call", ("organisation:au",)),
    ]


def test_without_a_chapeau_a_verb_alone_says_nothing() -> None:
    assert messages("Somalia and Kenya talked.\n\n1. Reaffirms its support for Somalia;") == ()


def test_we_are_those_of_the_letterhead() -> None:
    found = messages(
        "Ministry of Foreign Affairs of Norway\n\nStatement on the treaty between Chile and Peru\n\n12 May 2024\n\n"
        "We welcome the signing of the treaty between Chile and Peru. We stand ready to support Chile and Peru."
    )
    assert [message.parties for message in found] == [("country:NOR",), ("country:NOR",)]


def test_a_verb_of_judging_that_closes_a_report_is_no_message() -> None:
    found = messages("Russia opposes the blockade of Cuba, Foreign Minister Sergey Lavrov stressed.")
    assert [message.kind for message in found] == ["opposition"]


def test_a_treaty_of_another_century_is_history_also_in_a_text_without_a_date() -> None:
    assert messages("On 13 July 1878 Germany and Russia signed a treaty in Berlin.") == ()


def test_leaders_of_a_meeting_speak_for_its_body_and_the_host_does_not() -> None:
    found = messages(
        "Pacific Islands Forum Leaders Communiqué\n\nNuku'alofa, Tonga, 30 August 2024\n\nLeaders thanked the "
        "Kingdom of Tonga for hosting the meeting. Leaders agreed to establish a fund for the ocean."
    )
    assert [(message.parties, message.kind) for message in found] == [
        (("organisation:pif",), "assessment"),
        (("organisation:pif",), "pledge"),
    ]


def test_an_organ_speaks_for_the_body_that_the_text_names_most() -> None:
    found = messages(
        "Communiqué final\n\nAbuja, 15 décembre 2024\n\n1. La Conférence des chefs d'État de la CEDEAO a tenu session "
        "à Abuja. La CEDEAO compte douze membres.\n\n2. La Conférence félicite le Ghana pour ses élections."
    )
    assert [(message.parties, message.counterparts) for message in found] == [
        (("organisation:ecowas",), ("country:GHA",))
    ]
