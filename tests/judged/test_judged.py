"""The texts of the second and the third coder, with floors a little under what is reached: nobody loses it unawares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from archive.documents import Document, open_documents
from archive.evaluation import evaluate, load_gold
from archive.evaluation.fields import Result
from archive.evaluation.gold import Gold
from archive.evaluation.scores import Score
from archive.extraction import read
from archive.extraction.reading import Reading

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Coded:
    """A folder with `gold.json` and `texts/`, and what must be reached on it."""

    folder: Path
    floors: Mapping[str, float]
    """F1 of a field over all texts."""
    precision: float
    """Of the messages."""
    traps_taken: int
    empty_texts: int
    alarms_in_them: int

    @cached_property
    def gold(self) -> Gold:
        return load_gold((self.folder / "gold.json").read_text(encoding="utf-8"))

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {article.file: self.opened(article.file) for article in self.gold.articles}

    def opened(self, name: str) -> Document:
        document = next(open_documents(name, (self.folder / "texts" / name).read_bytes()))
        assert isinstance(document, Document)
        return document

    @cached_property
    def readings(self) -> dict[str, Reading]:
        return {name: read(document) for name, document in self.documents.items()}

    @cached_property
    def result(self) -> Result:
        return evaluate(self.gold, self.readings)

    def score(self, field: str) -> Score:
        return sum((comparison.score for comparison in self.result[field].values()), Score())


SECOND = Coded(
    HERE,
    {
        **{"language": 1.0, "title": 0.97, "publication": 0.82, "publication covered": 0.97, "event date": 0.72},
        **{"publisher": 0.92, "dateline": 0.96, "actors": 0.93, "messages": 0.96, "parties": 0.96, "topics": 0.79},
        **{"counterparts": 0.85, "kind": 0.91, "modality": 0.95, "strict": 0.97, "clutter": 0.95, "quotes kept": 1.0},
    },
    precision=0.97,
    traps_taken=5,
    empty_texts=9,
    alarms_in_them=2,
)
THIRD = Coded(
    HERE / "third",
    {
        **{"language": 1.0, "title": 0.93, "publication": 0.98, "publication covered": 0.98, "event date": 0.98},
        **{"publisher": 0.87, "dateline": 0.94, "actors": 0.91, "messages": 0.93, "parties": 0.98, "topics": 0.84},
        **{"counterparts": 0.87, "kind": 0.85, "modality": 0.90, "strict": 0.94, "clutter": 0.97, "quotes kept": 1.0},
    },
    precision=0.95,
    traps_taken=1,
    empty_texts=4,
    alarms_in_them=0,
)
BOTH = pytest.mark.parametrize("coded", [SECOND, THIRD], ids=["second", "third"])


@pytest.mark.parametrize(
    ("coded", "field"),
    [
        pytest.param(coded, field, id=f"{coded.folder.name}-{field}")
        for coded in (SECOND, THIRD)
        for field in coded.floors
    ],
)
def test_a_field_is_read_at_least_as_well_as_it_was(coded: Coded, field: str) -> None:
    assert coded.score(field).f1 >= coded.floors[field]


@BOTH
def test_messages_are_precise(coded: Coded) -> None:
    assert coded.score("messages").precision >= coded.precision


@BOTH
def test_tempting_sentences_are_left_alone(coded: Coded) -> None:
    assert coded.score("traps").alarms <= coded.traps_taken


@BOTH
def test_texts_without_a_commitment_stay_empty(coded: Coded) -> None:
    empty = [article.file for article in coded.gold.articles if "event_date" not in article.facts]
    assert len(empty) == coded.empty_texts
    assert sum(len(coded.readings[name].commitments) for name in empty) <= coded.alarms_in_them


@BOTH
def test_every_coded_quote_stands_in_its_text(coded: Coded) -> None:
    for article in coded.gold.articles:
        text = coded.documents[article.file].text
        for span in [*(message.span for message in article.messages), *(trap.span for trap in article.traps)]:
            assert text[span.start : span.end] == span.quote
