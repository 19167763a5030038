"""A split or a joining taken back leaves the records as they were, also several of them one after the other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import F

from archive.curating.acting import ActRefused
from archive.curating.respanning import join, split
from archive.curating.taking_back import last_respanned, take_back
from archive.models import Commitment, ReviewState
from archive.models.chronicle import content_of
from tests import builders
from tests.curating.acts import NOW, ana
from tests.curating.test_respanning import FIRST, LONG, SECOND, TEXT, reading
from tests.importing.test_storing import store, store_again

pytestmark = pytest.mark.django_db
LATER = [NOW + dt.timedelta(minutes=number) for number in range(9)]


def state(row: Commitment) -> tuple[Any, ...]:
    row = Commitment.objects.get(pk=row.pk)
    parts = sorted(row.parts.values_list("actor__key", "role", "position"))
    return content_of(row), parts, sorted(row.topics.values_list("code", flat=True))


def standing() -> list[str]:
    return list(Commitment.objects.not_rejected().order_by("start").values_list("quote", flat=True))


def test_a_split_taken_back_leaves_the_record_as_it_was_and_the_half_leads_there() -> None:
    row = store(reading(LONG)).commitments.get()
    before = state(row)
    second = split(row, TEXT.index(SECOND), ana(), LATER[0])
    assert take_back(second, ana(), LATER[1]) == row
    assert state(row) == before
    second.refresh_from_db()
    assert (second.review_state, second.replaced_by) == (ReviewState.REJECTED, row)


def test_a_joining_taken_back_leaves_both_as_they_were() -> None:
    article = store(reading(FIRST, SECOND))
    first, second = article.commitments.order_by("start")
    second.parts.all().delete()
    second.parts.create(actor=builders.country("FR", "Freedonia"), role="party")
    before = state(first), state(second)
    join(first, second, ana(), LATER[0])
    assert first.parts.filter(actor__name="Freedonia").exists()
    take_back(first, ana(), LATER[1])
    assert (state(first), state(second)) == before


def test_several_are_taken_back_the_last_first() -> None:
    row = store(reading(LONG)).commitments.get()
    before = state(row)
    split(row, TEXT.index(SECOND), ana(), LATER[0])
    split(row, TEXT.index("by 2030"), ana(), LATER[1])
    assert len(standing()) == 3
    take_back(row, ana(), LATER[2])
    take_back(row, ana(), LATER[3])
    assert (standing(), state(row)) == ([LONG], before)
    with pytest.raises(ActRefused):
        take_back(row, ana(), LATER[4])


def test_what_was_taken_back_is_read_as_before() -> None:
    article = store(reading(LONG))
    take_back(split(article.commitments.get(), TEXT.index(SECOND), ana(), LATER[0]), ana(), LATER[1])
    store_again(article, reading(LONG))
    store_again(article, reading(FIRST, SECOND))
    assert SECOND not in standing()


@pytest.mark.parametrize("changed", ["by a person", "by a reading", "by a new text"])
def test_once_something_changed_it_is_too_late(changed: str) -> None:
    article = store(reading(LONG))
    row = article.commitments.get()
    second = split(row, TEXT.index(SECOND), ana(), LATER[0])
    if changed == "by a person":
        second.judge(ReviewState.ACCEPTED, ana(), LATER[1])
        second.save()
    elif changed == "by a reading":
        Commitment.objects.filter(pk=row.pk).update(kind="call")
    else:
        Commitment.objects.update(start=F("start") + 1)
    assert last_respanned(Commitment.objects.get(pk=row.pk)) is None
