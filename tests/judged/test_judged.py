"""The texts of the second coder, with floors a little under what is reached: nobody loses it unawares."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from archive.documents import open_documents
from archive.documents.refusal import Refused
from archive.evaluation import evaluate, load_gold
from archive.evaluation.fields import Result
from archive.evaluation.gold import Gold
from archive.evaluation.scores import Score
from archive.extraction import read
from archive.extraction.reading import Reading

HERE = Path(__file__).parent
FLOORS = {
    "language": 1.0,
    "title": 0.90,
    "publication covered": 0.92,
    "publisher": 0.85,
    "dateline": 0.92,
    "actors": 0.93,
    "messages": 0.90,
    "parties": 0.88,
    "kind": 0.89,
    "modality": 0.93,
    "strict": 0.95,
    "quotes kept": 1.0,
}
"""F1 of a field over all texts."""
TRAPS_TAKEN = 8
ALARMS_IN_EMPTY_TEXTS = 2


@cache
def gold() -> Gold:
    return load_gold((HERE / "gold.json").read_text(encoding="utf-8"))


@cache
def readings() -> dict[str, Reading]:
    return {article.file: reading_of(article.file) for article in gold().articles}


def reading_of(name: str) -> Reading:
    opened = next(open_documents(name, (HERE / "texts" / name).read_bytes()))
    assert not isinstance(opened, Refused)
    return read(opened)


@cache
def result() -> Result:
    return evaluate(gold(), readings())


def score_of(field: str) -> Score:
    return sum((comparison.score for comparison in result()[field].values()), Score())


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_a_field_is_read_at_least_as_well_as_it_was(field: str, floor: float) -> None:
    assert score_of(field).f1 >= floor


def test_messages_are_precise() -> None:
    assert score_of("messages").precision >= 0.94


def test_tempting_sentences_are_left_alone() -> None:
    assert score_of("traps").alarms <= TRAPS_TAKEN


def test_texts_without_a_commitment_stay_empty() -> None:
    empty = [article.file for article in gold().articles if "event_date" not in article.facts]
    assert len(empty) == 9
    assert sum(len(readings()[name].commitments) for name in empty) <= ALARMS_IN_EMPTY_TEXTS


def test_every_coded_quote_stands_in_its_text() -> None:
    for article in gold().articles:
        text = (HERE / "texts" / article.file).read_text(encoding="utf-8")
        for span in [*(message.span for message in article.messages), *(trap.span for trap in article.traps)]:
            assert text[span.start : span.end] == span.quote
