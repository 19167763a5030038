from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from archive.documents.document import Quote
from archive.extraction.actors import find_mentions
from archive.extraction.commitments import find_commitments, reads_commitments, unread
from archive.extraction.reading import UNDATED, Mention
from tests.extraction.builders import document
from tests.extraction.commitments.reading_sentences import messages, only


@pytest.mark.parametrize(
    ("sentence", "kind", "modality", "strict"),
    [
        ("Ghana and Togo signed an agreement on fisheries.", "agreement", "binding", False),
        ("Ghana and Togo shall open the border.", "undertaking", "binding", True),
        ("Ghana and Togo agreed to open the border.", "undertaking", "decided", True),
        ("Ghana and Togo agreed that the border is a problem.", "assessment", "none", False),
        ("Ghana will open its market to Togo.", "pledge", "will", True),
        ("Ghana stands ready to open its market to Togo.", "pledge", "ready", True),
        ("Ghana would like to open its market to Togo.", "pledge", "desire", False),
        ("Ghana will provide Togo with 3 million dollars in aid.", "aid_pledge", "will", True),
        ("Ghana announced $5 million in aid to Togo.", "aid_pledge", "will", True),
        ("Ghana firmly supports the territorial integrity of Togo.", "support", "state", False),
        ("Ghana condemned the attack in Togo.", "opposition", "state", False),
        ("Ghana recognises Togo as a market economy.", "recognition", "state", False),
        ("Ghana called on Togo to release the ship.", "call", "urge", False),
        ("Ghana invited Togo to the summit.", "invitation", "state", False),
        ("Ghana will always be a friend of Togo.", "assurance", "will", False),
        ("Ghana thanked Togo for its support.", "assessment", "none", False),
        ("Ghana and Togo inaugurated a bridge.", "launch", "done", False),
    ],
)
def test_a_cue_gives_kind_modality_and_strictness(sentence: str, kind: str, modality: str, strict: bool) -> None:
    message = only(sentence)
    assert (message.kind, message.modality, message.strict) == (kind, modality, strict)
    assert message.rule.startswith("en.")


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        ("Le Ghana et le Togo ont signé un accord sur la pêche.", "agreement", "binding"),
        ("Le Ghana et le Togo ont convenu d'ouvrir la frontière.", "undertaking", "decided"),
        ("Le Ghana et le Togo sont convenus d'ouvrir la frontière.", "undertaking", "decided"),
        ("Le Ghana s'engage à ouvrir son marché au Togo.", "pledge", "will"),
        ("Le Ghana ouvrira son marché au Togo.", "pledge", "will"),
        ("Le Ghana est disposé à ouvrir son marché au Togo.", "pledge", "ready"),
        ("Le Ghana souhaite ouvrir son marché au Togo.", "pledge", "desire"),
        ("Le Ghana fournira au Togo une aide de 3 millions de dollars.", "aid_pledge", "will"),
        ("Le Ghana soutient fermement le Togo.", "support", "state"),
        ("Le Ghana s'oppose à l'ingérence au Togo.", "opposition", "state"),
        ("Le Ghana a appelé le Togo à libérer le navire.", "call", "urge"),
        ("Le Ghana a remercié le Togo pour son soutien.", "assessment", "none"),
        ("Le Ghana et le Togo ont inauguré un pont.", "launch", "done"),
    ],
)
def test_french_cues_do_so_too(sentence: str, kind: str, modality: str) -> None:
    message = only(sentence, "fr")
    assert (message.kind, message.modality) == (kind, modality)


def test_the_fields_of_a_promise_are_filled() -> None:
    message = only(
        "Ghana firmly pledged to continue to provide 3,000 scholarships to Togo over the next two years, "
        "provided that the border stays open."
    )
    assert (message.quantity, message.quantity_value, message.quantity_unit) == (
        "3,000 scholarships",
        3000,
        "scholarships",
    )
    assert message.deadline is not None
    assert message.deadline.date == dt.date(2026, 5, 16)
    assert message.condition is not None
    assert message.condition.text.startswith("provided that")
    assert (message.continuity, message.specificity, message.plover) == (True, "high", "AGREE")


def test_reaffirmation_and_intensifier_are_noted() -> None:
    message = only("Ghana reaffirmed its firm support for Togo.")
    assert message.reaffirmation
    assert message.intensifier == "firm"


def test_commitments_are_read_in_english_and_french_alone() -> None:
    assert (reads_commitments("en"), reads_commitments("fr"), reads_commitments("ru")) == (True, True, False)
    assert messages("Гана поддерживает Того.", "ru") == ()


def test_a_headline_promises_nothing_of_its_own() -> None:
    text = "Ghana will help Togo\n\nGhana stands ready to help Togo."
    title = Quote(0, 20, text[:20])
    read = replace(document(text), title=title.text, title_quote=title, title_source="headline")
    (message,) = find_commitments(read, find_mentions(read), UNDATED, None)
    assert message.modality == "ready"


def test_a_sentence_too_long_for_the_rules_is_reported() -> None:
    assert unread(document("Ghana will help Togo and " * 400))
    assert unread(document("Ghana will help Togo.")) == ()


@pytest.mark.parametrize(
    "unit", ["will ", "and ", "China will build and build, ", '"', "the two sides agreed to ", "a. ", ", "]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_text_takes_linear_time(unit: str, language: str) -> None:
    text = unit * (300_000 // len(unit))
    mentions = [Mention("country:CHN", 0, 5, "China", "name")] if "China" in text else []
    began = time.perf_counter()
    find_commitments(document(text, language), mentions, UNDATED, None)
    assert time.perf_counter() - began < 10
