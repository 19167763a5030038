"""Invented texts (cases/): three events each told by several outlets and languages, and what must be kept apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from archive.documents import open_documents
from archive.documents.document import Document
from archive.evaluation import evaluate, load_gold
from archive.evaluation.fields import Result
from archive.evaluation.reporting import total
from archive.extraction import read
from archive.extraction.reading import Reading

CASES = Path(__file__).parent / "cases"


@cache
def result() -> Result:
    gold = load_gold((CASES / "gold.json").read_text(encoding="utf-8"))
    return evaluate(gold, {article.file: reading(article.file) for article in gold.articles})


def reading(name: str) -> Reading:
    opened = next(open_documents(name, (CASES / name).read_bytes()))
    assert isinstance(opened, Document)
    return read(opened)


def test_each_event_is_found_with_exactly_its_reports_and_its_facts() -> None:
    for field in ("events", "event facts"):
        assert not [fault for compared in result()[field].values() for fault in (*compared.missed, *compared.alarms)]


@pytest.mark.parametrize("event", ["U", "V"])
def test_another_meeting_within_days_and_the_same_wording_a_year_later_are_events_of_their_own(event: str) -> None:
    assert result()["events"][event].score.hits == 1


def test_messages_are_aligned_across_languages_without_a_false_pair() -> None:
    score = total(result()["aligned"])
    assert score.alarms == 0, [comparison.alarms for comparison in result()["aligned"].values()]
    assert score.recall >= 0.95, [comparison.missed for comparison in result()["aligned"].values()]


def test_no_headline_is_said_to_be_firmer_than_its_text_when_it_is_not() -> None:
    assert total(result()["drifts"]).alarms == 0
