from __future__ import annotations

import pytest

from tests.extraction.commitments.reading_sentences import countries, messages, only

TALKS = "Japan and Vietnam held talks in Hanoi. "


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The two sides agreed to deepen trade.", "JPN VNM"),
        ("Both countries will build a railway.", "JPN VNM"),
        ("They pledged to protect the river.", "JPN VNM"),
        ("The Japanese side will provide loans.", "JPN"),
        ("Tokyo will provide loans to Hanoi.", "JPN"),
        ("Each Party shall protect the river.", "JPN VNM"),
        ("The two also agreed to build a port.", "JPN VNM"),
    ],
)
def test_a_subject_stands_for_those_whom_the_text_is_about(sentence: str, parties: str) -> None:
    assert countries(messages(TALKS + sentence)[-1].parties) == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Les deux parties ont convenu de renforcer le commerce.", "JPN VNM"),
        ("Les deux pays construiront un pont.", "JPN VNM"),
        ("La partie japonaise fournira des prêts.", "JPN"),
        ("Ils se sont engagés à protéger le fleuve.", "JPN VNM"),
    ],
)
def test_french_subjects_do_so_too(sentence: str, parties: str) -> None:
    talks = "Le Japon et le Vietnam ont tenu des entretiens à Hanoï. "
    assert countries(messages(talks + sentence, "fr")[-1].parties) == parties


def test_what_the_two_sides_promise_each_other_is_mutual() -> None:
    message = messages(TALKS + "The two sides agreed to deepen trade.")[-1]
    assert message.counterparts == message.parties
    assert message.kind == "undertaking"


def test_a_promise_of_one_side_is_made_to_the_other() -> None:
    message = messages(TALKS + "Japan will deepen its cooperation on ports.")[-1]
    assert countries(message.counterparts) == "VNM"
    assert message.kind == "pledge"


def test_how_an_unnamed_subject_was_found_is_said() -> None:
    assert "two sides" in messages(TALKS + "The two sides agreed to deepen trade.")[-1].why


def test_taiwan_is_a_subject_and_never_a_party() -> None:
    message = only("Paraguay supports the participation of Taiwan in the World Health Organization.")
    assert countries(message.parties) == "PRY"
    assert "territory:TWN" in message.subjects
    assert not any("TWN" in key for key in message.parties + message.counterparts)


def test_a_title_stands_for_whoever_bears_it() -> None:
    text = (
        "Kenyan Foreign Minister Jane Otieno received French Defence Minister Paul Morel in Nairobi. "
        "The Defence Minister thanked Kenya for its troops. The Foreign Minister pledged to send more police to Haiti."
    )
    thanks, pledge = messages(text)
    assert (countries(thanks.parties), countries(pledge.parties)) == ("FRA", "KEN")


def test_nobody_is_bound_by_several_governments() -> None:
    assert messages("Several governments will send aid to Ukraine, and Russia objects to it.")[0].parties == (
        "country:RUS",
    )


@pytest.mark.parametrize(
    ("sentence", "counterparts"),
    [
        ("Japan condemned the piracy of ships.", ""),
        ("Japan called for an end to hunger.", ""),
        ("Japan urged Russia to withdraw its forces from the waters of Norway.", "RUS"),
        ("Japan called on Chile and Peru to resume talks under the auspices of Brazil.", "CHL PER"),
        ("Japan thanked Laos for its work with Cambodia.", "LAO"),
        ("Japan will finance school meals through the World Food Programme.", "VNM"),
        ("Japan will send engineers to Laos.", "LAO"),
        ("The two sides will build the Laos-Cambodia railway.", "JPN VNM"),
        ("The two leaders praised the friendship between the two countries.", "JPN VNM"),
    ],
)
def test_a_message_is_to_those_it_names_first_else_to_the_other_side(sentence: str, counterparts: str) -> None:
    assert countries(messages(TALKS + sentence)[-1].counterparts) == counterparts


def test_their_withdrawal_is_that_of_those_named_before() -> None:
    found = messages(TALKS + "The two leaders condemned Russia for the attack and demanded their withdrawal.")
    assert countries(found[-1].counterparts) == "RUS"


def test_an_acronym_in_brackets_does_not_part_a_subject() -> None:
    found = messages(
        "L'Union européenne (UE) et le Maroc ont décidé, lundi 14 octobre, de rouvrir les discussions.", "fr"
    )
    assert found[0].parties == ("organisation:eu", "country:MAR")


def test_gratitude_for_support_is_gratitude() -> None:
    (message,) = messages("Japan expressed deep gratitude for the Kingdom of Norway's support for its economy.")
    assert (message.kind, countries(message.counterparts)) == ("assessment", "NOR")
