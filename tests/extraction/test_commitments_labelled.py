from __future__ import annotations

import pytest

from archive.extraction.sentences import split_sentences
from archive.lexicons.codebook import KINDS, MODALITIES, TOPICS, is_strict
from tests.extraction.labelling import HALVES, read, score, texts

LANGUAGES = ("en", "fr")
ALL = [text for half in HALVES for language in LANGUAGES for text in texts(half, language)]


@pytest.fixture(scope="module", params=HALVES)
def measured(request: pytest.FixtureRequest):
    return score(request.param, *LANGUAGES)


def test_the_labelled_set_is_as_large_and_as_wide_as_promised() -> None:
    sentences = [sentence for text in ALL for sentence in split_sentences(text.document)]
    together = {label.parties for text in ALL for label in text.labels if len(label.parties) > 1}
    tempting = len(sentences) - sum(len(text.labels) for text in ALL)
    assert len(sentences) >= 400
    assert tempting >= 150
    assert len(together) >= 30


def test_labels_are_codes_of_the_codebook_and_strict_follows_its_rule() -> None:
    for text in ALL:
        for label in text.labels:
            assert label.kind in KINDS
            assert label.modality in MODALITIES
            assert label.topics <= set(TOPICS)
            assert label.strict == is_strict(label.kind, label.modality, True), (text.id, label)


def test_sentences_that_hold_a_message_are_found(measured) -> None:
    assert measured.f1 >= 0.90


def test_few_tempting_sentences_are_taken(measured) -> None:
    assert measured.precision >= 0.92


@pytest.mark.parametrize(
    ("field", "floor"), [("parties", 0.88), ("kind", 0.90), ("modality", 0.95), ("strict", 0.95), ("topics", 0.68)]
)
def test_fields_of_the_messages_found_are_right(measured, field: str, floor: float) -> None:
    assert measured.share(field) >= floor


@pytest.mark.parametrize("text", [text for text in ALL if not text.labels], ids=lambda text: text.id)
def test_a_text_without_messages_gives_at_most_one(text) -> None:
    assert len(read(text)) <= 1


@pytest.mark.parametrize("text", ALL, ids=lambda text: text.id)
def test_every_quote_stands_in_the_text(text) -> None:
    for item in read(text):
        quotes = [item.quote, item.sentence, item.speaker_quote, item.condition, item.deadline and item.deadline.quote]
        for quote in filter(None, quotes):
            assert text.document.text[quote.start : quote.end] == quote.text
