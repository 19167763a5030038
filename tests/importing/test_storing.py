"""One reading becomes rows; a later reading changes what nobody set and lists the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.extraction.reading import Reading
from archive.fixity import content_digest
from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.storing import store_changed, store_new
from archive.models import Actor, Article, Commitment, Difference, ImportRun, ReviewState
from tests import readings

pytestmark = pytest.mark.django_db


def arrival(reading: Reading) -> Arrival:
    run = ImportRun.objects.create(started_at=timezone.now(), source="test")
    return Arrival(reading, "/somewhere/a.txt", "", timezone.now(), run)


def store(reading: Reading) -> Article:
    return store_new(arrival(reading), Authorities())


def store_again(article: Article, reading: Reading) -> Article:
    store_changed(article, arrival(reading), Authorities())
    return Article.objects.get(pk=article.pk)


def judge(commitment: Commitment, state: ReviewState, **fields: Any) -> Commitment:
    user, _ = User.objects.get_or_create(username="ana")
    for name, value in fields.items():
        setattr(commitment, name, value)
    commitment.take_over(fields, user, timezone.now())
    commitment.judge(state, user, timezone.now())
    commitment.save()
    return commitment


def test_every_stored_span_quotes_the_text() -> None:
    article = store(readings.reading())
    for row in [*article.mentions.all(), *article.commitments.all()]:
        assert article.text[row.start : row.end] == row.quote


def test_a_commitment_knows_who_promises_whom() -> None:
    (commitment,) = store(readings.reading()).commitments.all()
    assert [(part.role, part.actor.key) for part in commitment.parts.order_by("-role")] == [
        ("party", "country:KAZ"),
        ("counterpart", "country:CHN"),
    ]
    assert commitment.strict
    assert [topic.code for topic in commitment.topics.all()] == ["political-relations"]


def test_an_actor_the_lexicon_does_not_know_is_a_proposal() -> None:
    new = readings.actor("proposed:person:jane-doe", "China", type="person", role="speaker")
    article = store(replace(readings.reading(), actors=(new,), commitments=()))
    actor = article.appearances.get().actor
    assert (actor.key, actor.review_state) == ("proposed:person:jane-doe", ReviewState.PROPOSED)


def test_a_fault_half_way_leaves_nothing_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError("half way")

    monkeypatch.setattr("archive.importing.storing.store_commitments", fail)
    with pytest.raises(RuntimeError):
        store(readings.reading())
    assert not Article.objects.exists()
    assert not Actor.objects.exists()


def test_reading_the_same_again_changes_nothing() -> None:
    article = store(readings.reading())
    before = content_digest()
    store_again(article, readings.reading())
    assert content_digest() == before
    assert not Difference.objects.exists()


def test_a_proposal_nobody_touched_follows_the_new_reading() -> None:
    article = store(readings.reading())
    address = article.commitments.get().public_id
    store_again(article, readings.reading(commitments=[readings.commitment(kind="support", topics=("security",))]))
    (commitment,) = article.commitments.all()
    assert (commitment.public_id, commitment.kind) == (address, "support")
    assert [topic.code for topic in commitment.topics.all()] == ["security"]


def test_a_proposal_that_is_no_longer_made_goes() -> None:
    article = store(readings.reading())
    store_again(article, readings.reading(commitments=[]))
    assert not article.commitments.exists()


@pytest.mark.parametrize("state", [ReviewState.ACCEPTED, ReviewState.CORRECTED, ReviewState.REJECTED])
def test_what_a_person_judged_stays_when_it_is_no_longer_proposed(state: ReviewState) -> None:
    article = store(readings.reading())
    judge(article.commitments.get(), state)
    store_again(article, readings.reading(commitments=[]))
    assert article.commitments.get().review_state == state


def test_a_rejected_proposal_does_not_come_back_as_new() -> None:
    article = store(readings.reading())
    judge(article.commitments.get(), ReviewState.REJECTED)
    wider = readings.commitment("Kazakhstan will open a consulate in China by 2030")
    store_again(article, readings.reading(commitments=[wider]))
    assert [row.review_state for row in article.commitments.all()] == [ReviewState.REJECTED]


def test_a_field_a_person_set_stays_and_the_difference_is_listed_once() -> None:
    article = store(readings.reading())
    judge(article.commitments.get(), ReviewState.CORRECTED, kind="support")
    for _ in range(2):
        store_again(article, readings.reading(commitments=[readings.commitment(kind="call", modality="urge")]))
    commitment = article.commitments.get()
    assert (commitment.kind, commitment.modality) == ("support", "urge")
    difference = Difference.objects.get()
    assert (difference.field, difference.kept, difference.proposed) == ("kind", "support", "call")


def test_parties_that_a_person_confirmed_stay() -> None:
    article = store(readings.reading())
    judge(article.commitments.get(), ReviewState.ACCEPTED)
    store_again(article, readings.reading(commitments=[readings.commitment(parties=("country:CHN",))]))
    parts = article.commitments.get().parts.filter(role="party")
    assert [part.actor.key for part in parts] == ["country:KAZ"]
    assert Difference.objects.get().field == "actors"


def test_a_title_a_person_set_stays() -> None:
    article = store(readings.reading())
    user = User.objects.create(username="ana")
    article.title = "Better"
    article.take_over({"title"}, user, timezone.now())
    article.save()
    article = store_again(article, readings.reading(title="Worse", published="2024-05-07"))
    assert article.title == "Better"
    assert str(article.published_earliest) == "2024-05-07"


def test_judged_evidence_moves_with_a_changed_text() -> None:
    article = store(readings.reading())
    judge(article.commitments.get(), ReviewState.ACCEPTED)
    text = f"Correction appended. {readings.TEXT}"
    article = store_again(article, readings.reading(text, commitments=[readings.commitment(text=text)]))
    (commitment,) = article.commitments.all()
    assert article.text[commitment.start : commitment.end] == commitment.quote
    assert commitment.review_state == ReviewState.ACCEPTED
    assert article.originals.count() == 2


def test_a_role_a_person_gave_stays() -> None:
    article = store(readings.reading())
    article.appearances.filter(actor__key="country:CHN").update(role="subject", set_by_person=True)
    store_again(article, readings.reading())
    assert article.appearances.get(actor__key="country:CHN").role == "subject"


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    reading = readings.reading(stated=(readings.stated("url", "javascript:alert(1)"),))
    assert store(reading).url == ""
