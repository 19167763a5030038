"""The labelled sentences of `labelled/`, and how a reading is scored against them.

A message counts as found when its span and a labelled one share at least two fifths of what they cover together; a
sentence when it holds a found message at all. Fields are scored on the messages found.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.documents.document import Document, Quote
from archive.extraction.actors import find_mentions
from archive.extraction.commitments import find_commitments
from archive.extraction.reading import CommitmentReading, DateReading
from archive.extraction.sentences import split_sentences
from tests.extraction.builders import document

FOLDER = Path(__file__).parent / "labelled"
HALVES = ("tuning", "held_out")
OVERLAP = 0.4


@dataclass(frozen=True)
class Label:
    """One labelled message; `parties` are actor keys."""

    start: int
    end: int
    parties: frozenset[str]
    kind: str
    modality: str
    strict: bool
    topics: frozenset[str]


@dataclass(frozen=True)
class Text:
    """One labelled text."""

    id: str
    document: Document
    date: dt.date
    labels: tuple[Label, ...]


def texts(half: str, language: str) -> Iterator[Text]:
    """The labelled texts of one half in one language."""
    tables = tomllib.loads((FOLDER / f"{half}_{language}.toml").read_text(encoding="utf-8"))
    for table in tables["text"]:
        labels = tuple(_label(table["body"], row) for row in table["messages"])
        yield Text(table["id"], document(table["body"], language), dt.date.fromisoformat(table["date"]), labels)


def _label(body: str, row: list[str]) -> Label:
    quote, parties, kind, modality, strict, topics = row
    head, _, tail = quote.partition(" … ")
    start = body.index(head)
    end = body.index(tail, start) + len(tail) if tail else start + len(head)
    keys = frozenset(party if ":" in party else f"country:{party}" for party in parties.split())
    return Label(start, end, keys, kind, modality, strict == "strict", frozenset(topics.split()))


@dataclass
class Score:
    """Counts over texts. `right` counts, by field, the messages found whose field is right."""

    found: int = 0
    invented: int = 0
    missed: int = 0
    sentences_found: int = 0
    sentences_invented: int = 0
    sentences_missed: int = 0
    right: dict[str, int] | None = None

    @property
    def precision(self) -> float:
        """Of the sentences taken, the share that holds a labelled message."""
        return self.sentences_found / (self.sentences_found + self.sentences_invented)

    @property
    def recall(self) -> float:
        """Of the sentences that hold a labelled message, the share taken."""
        return self.sentences_found / (self.sentences_found + self.sentences_missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, by sentence."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def share(self, field: str) -> float:
        """The share of the messages found whose field is right."""
        return (self.right or {}).get(field, 0) / self.found


def score(half: str, *languages: str) -> Score:
    """Reads every text of a half and compares."""
    total = Score(right={})
    for language in languages:
        for text in texts(half, language):
            _add(total, text)
    return total


def read(text: Text) -> tuple[CommitmentReading, ...]:
    """What the machine proposes about a labelled text."""
    day = DateReading(text.date, text.date, "day", "stated")
    return find_commitments(text.document, find_mentions(text.document), day, None)


def _add(total: Score, text: Text) -> None:
    proposed = read(text)
    pairs = _paired(text.labels, proposed)
    total.found += len(pairs)
    total.invented += len(proposed) - len(pairs)
    total.missed += len(text.labels) - len(pairs)
    for sentence in split_sentences(text.document):
        wanted = any(label.start < sentence.end and sentence.start < label.end for label in text.labels)
        taken = any(item.quote.start < sentence.end and sentence.start < item.quote.end for item in proposed)
        total.sentences_found += wanted and taken
        total.sentences_invented += taken and not wanted
        total.sentences_missed += wanted and not taken
    for label, item in pairs:
        for field, right in _fields(label, item):
            total.right = total.right or {}
            total.right[field] = total.right.get(field, 0) + right


def _fields(label: Label, item: CommitmentReading) -> Iterator[tuple[str, bool]]:
    yield "parties", frozenset(item.parties) == label.parties
    yield "kind", item.kind == label.kind
    yield "modality", item.modality == label.modality
    yield "strict", item.strict == label.strict
    yield "topics", bool(label.topics & set(item.topics))


def _paired(
    labels: tuple[Label, ...], proposed: tuple[CommitmentReading, ...]
) -> list[tuple[Label, CommitmentReading]]:
    """Labels with proposals, the best overlap first, each used once."""
    overlaps = [
        (_overlap(label, item.quote), place, number)
        for place, label in enumerate(labels)
        for number, item in enumerate(proposed)
    ]
    used: dict[int, int] = {}
    for share, place, number in sorted(overlaps, reverse=True):
        if share >= OVERLAP and place not in used and number not in used.values():
            used[place] = number
    return [(labels[place], proposed[number]) for place, number in sorted(used.items())]


def _overlap(label: Label, quote: Quote) -> float:
    common = min(label.end, quote.end) - max(label.start, quote.start)
    return common / (max(label.end, quote.end) - min(label.start, quote.start))
