"""Commitments split, joined and marked otherwise: the address stays, and no reading proposes the old span again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.curating.acting import ActRefused
from archive.curating.respanning import join, respan, split
from archive.extraction.reading import CommitmentReading, Deadline
from archive.models import Article, Commitment, ReviewState
from tests import builders, readings
from tests.curating.acts import NOW, ana
from tests.importing.test_storing import store, store_again

pytestmark = pytest.mark.django_db

TEXT = "Talks were held. Kazakhstan will open a consulate in China by 2030 and China will lend 3 million euros. Thanks."
LONG = "Kazakhstan will open a consulate in China by 2030 and China will lend 3 million euros"
FIRST, SECOND = "Kazakhstan will open a consulate in China by 2030", "and China will lend 3 million euros"


def proposal(words: str, **fields: object) -> CommitmentReading:
    sentence = readings.quote(TEXT, TEXT.split(". ")[1] + ".")
    due = readings.quote(TEXT, "by 2030")
    deadline = Deadline(NOW.date(), due, "said") if "2030" in words else None
    quantity = "3 million euros" if "euros" in words else ""
    found = readings.commitment(words, TEXT, deadline=deadline, quantity=quantity, **fields)
    return replace(found, sentence=sentence)


def reading(*words: str) -> object:
    return readings.reading(TEXT, [proposal(one) for one in words])


def quotes(article: Article) -> list[tuple[str, str]]:
    for row in article.commitments.all():
        assert article.text[row.start : row.end] == row.quote
        assert row.sentence_start <= row.start
    return [(row.quote, row.review_state) for row in article.commitments.order_by("start", "pk")]


def test_a_split_leaves_two_records_each_with_the_facts_of_its_words() -> None:
    row = store(reading(LONG)).commitments.get()
    second = split(row, TEXT.index(SECOND), ana(), NOW)
    first = Commitment.objects.get(pk=row.pk)
    assert (first.quote, second.quote, first.public_id) == (FIRST, SECOND, row.public_id)
    assert (first.deadline, first.quantity) == (NOW.date(), "")
    assert (second.deadline, second.deadline_basis, second.quantity) == (None, "", "3 million euros")
    assert [part.actor.key for part in second.parts.order_by("-role")] == ["country:KAZ", "country:CHN"]
    assert list(second.topics.all()) == list(first.topics.all())
    assert second.public_id != first.public_id
    assert {first.set_by["start"]["by"], second.set_by["end"]["by"]} == {"ana"}


def test_what_was_split_is_not_proposed_again() -> None:
    article = store(reading(LONG))
    split(article.commitments.get(), TEXT.index(SECOND), ana(), NOW)
    before = quotes(article)
    article = store_again(article, reading(LONG))
    assert quotes(article) == before == [(FIRST, "corrected"), (SECOND, "corrected")]


def test_a_record_may_be_split_in_many_and_still_answers_for_the_one_proposal() -> None:
    article = store(reading(LONG))
    row = article.commitments.get()
    for word in ("euros", "and China", "a consulate"):
        split(Commitment.objects.get(pk=row.pk), TEXT.index(word), ana(), NOW)
    before = quotes(article)
    assert quotes(store_again(article, reading(LONG))) == before
    assert len(before) == 4


def test_joined_records_are_one_and_neither_proposal_comes_back() -> None:
    article = store(reading(FIRST, SECOND))
    one, other = article.commitments.order_by("start")
    joined = join(other, one, ana(), NOW)
    assert (joined.pk, joined.quote, joined.quantity) == (one.pk, LONG, "3 million euros")
    gone = Commitment.objects.get(pk=other.pk)
    assert (gone.review_state, gone.replaced_by) == (ReviewState.REJECTED, joined)
    before = quotes(article)
    assert quotes(store_again(article, reading(FIRST, SECOND))) == before
    assert quotes(store_again(article, reading(LONG))) == before


def test_what_is_joined_may_be_split_again() -> None:
    article = store(reading(FIRST, SECOND))
    joined = join(*article.commitments.all(), ana(), NOW)
    split(joined, TEXT.index(SECOND), ana(), NOW)
    standing = article.commitments.exclude(review_state="rejected").order_by("start")
    assert [row.quote for row in standing] == [FIRST, SECOND]
    assert len(quotes(store_again(article, reading(FIRST, SECOND)))) == 3


@pytest.mark.parametrize("words", ["will open a consulate in China", "held. Kazakhstan will open", "China will lend"])
def test_a_record_marked_otherwise_keeps_its_address_and_its_span(words: str) -> None:
    article = store(reading(FIRST))
    row = article.commitments.get()
    at = TEXT.index(words)
    respan(row, at, at + len(words), ana(), NOW)
    article = store_again(article, reading(FIRST))
    assert quotes(article) == [(words, "corrected")]
    assert article.commitments.get().public_id == row.public_id


def test_spans_and_what_they_replaced_move_with_a_changed_text() -> None:
    article = store(reading(LONG))
    split(article.commitments.get(), TEXT.index(SECOND), ana(), NOW)
    text = f"Corrected. {TEXT}"
    moved = replace(readings.reading(text, [readings.commitment(LONG, text)]))
    article = store_again(article, moved)
    assert [quote for quote, _state in quotes(article)] == [FIRST, SECOND]


def test_history_tells_who_split_what() -> None:
    row = store(reading(LONG)).commitments.get()
    second = split(row, TEXT.index(SECOND), ana(), NOW)
    assert [(line.history_change_reason, line.quote) for line in row.history.order_by("history_id")][-2:] == [
        (None, LONG),
        ("split in two", FIRST),
    ]
    assert second.history.get().history_change_reason == f"split from {row.public_id}"


@pytest.mark.parametrize("at", [0, 17, 18 + len(LONG), len(TEXT)])
def test_a_split_outside_the_words_is_refused(at: int) -> None:
    row = store(reading(LONG)).commitments.get()
    with pytest.raises(ActRefused, match="choose a place between two of its words"):
        split(row, at, ana(), NOW)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 4), (0, 10_000), (5, 6)])
def test_a_span_without_words_is_refused(start: int, end: int) -> None:
    with pytest.raises(ActRefused, match="no words"):
        respan(store(reading(LONG)).commitments.get(), start, end, ana(), NOW)


def test_records_that_are_no_neighbours_are_not_joined() -> None:
    article = store(reading("Kazakhstan will open", "a consulate in China", "China will lend 3 million euros"))
    first, _between, last = article.commitments.order_by("start")
    with pytest.raises(ActRefused, match="stands between"):
        join(first, last, ana(), NOW)
    with pytest.raises(ActRefused, match="one article"):
        join(first, builders.commitment(builders.article()), ana(), NOW)
    with pytest.raises(ActRefused, match="one article"):
        join(first, first, ana(), NOW)
