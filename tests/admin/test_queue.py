"""The review queues: one key a judgement, the next comes by itself, nothing is judged over somebody's head."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive.admin.verdict import judge
from archive.models import (
    Commitment,
    Offer,
    ReviewState,
)
from tests import builders
from tests.admin.queues import queue_of, quote, verdict
from tests.admin.test_desks import form_values
from tests.admin.test_versions import curator

pytestmark = pytest.mark.django_db
WORDS = ["Ruritania will build a bridge.", "Freedonia will build a road.", "Both will build a port."]
SENT = {"verdict": "accept"}


@pytest.fixture
def proposals() -> list[Commitment]:
    article = builders.article(text=" ".join(WORDS))
    return [builders.commitment(article, words) for words in WORDS]


@pytest.fixture
def queue() -> str:
    return queue_of("commitments")


def test_the_proposals_come_in_the_order_of_the_text(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    seen = []
    for _ in proposals:
        page = admin_client.get(queue)
        seen.append(quote(page))
        admin_client.post(queue, verdict(page, "accept"))
    assert seen == WORDS
    page = admin_client.get(queue)
    assert "Nothing is waiting" in page.content.decode()
    assert (page.context["judged"], page.context["total"]) == (3, 3)


def test_a_verdict_is_one_request_and_the_next_proposal_another(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    answer = admin_client.post(queue, verdict(page, "reject"), follow=True)
    assert answer.redirect_chain == [(queue, 302)]
    assert quote(answer) == WORDS[1]
    assert "1 of 3" in answer.content.decode()
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.REJECTED
    assert proposals[0].reviewed_by.username == "admin"


def test_a_skipped_proposal_comes_again_when_the_others_are_judged(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    admin_client.post(queue, verdict(admin_client.get(queue), "skip"))
    for _ in WORDS[1:]:
        admin_client.post(queue, verdict(admin_client.get(queue), "accept"))
    assert quote(admin_client.get(queue)) == WORDS[0]


def test_the_last_judgements_can_be_undone_one_by_one(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    for word in ("accept", "reject"):
        admin_client.post(queue, verdict(admin_client.get(queue), word))
    for left in (1, 0):
        admin_client.post(queue, {"verdict": "undo"})
        assert Commitment.objects.exclude(review_state=ReviewState.PROPOSED).count() == left
    page = admin_client.post(queue, {"verdict": "undo"}, follow=True)
    assert "nothing of yours to undo" in page.content.decode()
    assert proposals[0].history.latest().history_change_reason == "undone"


def test_what_a_colleague_has_touched_since_is_not_undone(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    admin_client.post(queue, verdict(admin_client.get(queue), "accept"))
    Commitment.objects.filter(pk=proposals[0].pk).update(kind="support")
    admin_client.post(queue, {"verdict": "undo"})
    proposals[0].refresh_from_db()
    assert (proposals[0].kind, proposals[0].review_state) == ("support", ReviewState.ACCEPTED)


def test_two_curators_are_not_offered_the_same_record(queue: str, proposals: list[Commitment]) -> None:
    ana, ben = curator("ana"), curator("ben")
    assert [quote(client.get(queue)) for client in (ana, ben, ana, ben)] == [WORDS[0], WORDS[1], WORDS[0], WORDS[1]]
    Offer.objects.update(made_at=timezone.now() - dt.timedelta(hours=1))
    assert quote(ben.get(queue)) == WORDS[0]


def test_a_record_judged_meanwhile_is_shown_and_not_overwritten(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    judge(proposals[0], ReviewState.REJECTED, User.objects.create(username="ben"), timezone.now())
    answer = admin_client.post(queue, verdict(page, "accept"))
    assert answer.status_code == 409
    assert "ben saved it on" in answer.content.decode()
    assert {"label": "Review", "seen": "proposed by machine", "now": "rejected"} in answer.context["clashes"]
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.REJECTED


def test_who_disagrees_with_a_colleague_may_judge_again(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    judge(proposals[0], ReviewState.REJECTED, User.objects.create(username="ben"), timezone.now())
    conflict = admin_client.post(queue, verdict(page, "accept"))
    admin_client.post(queue, verdict(conflict, "accept"))
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.ACCEPTED


def test_a_reading_that_changed_the_record_meanwhile_is_noticed(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    Commitment.objects.filter(pk=proposals[0].pk).update(modality="ready")
    assert admin_client.post(queue, verdict(page, "accept")).status_code == 409


@pytest.mark.parametrize(
    "form",
    [{}, SENT, {"verdict": "burn", "record": 1}, {"record": 1}, SENT | {"record": "²"}, SENT | {"record": "9" * 30}],
)
def test_an_incomplete_form_judges_nothing(
    form: dict[str, Any], admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    assert admin_client.post(queue, form).status_code == 400
    assert not Commitment.objects.exclude(review_state=ReviewState.PROPOSED).exists()


def test_a_proposal_that_is_gone_is_said_to_be_gone(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    form = verdict(admin_client.get(queue), "accept")
    proposals[0].delete()
    page = admin_client.post(queue, form, follow=True)
    assert "a later reading no longer makes it" in page.content.decode()


def test_the_queue_can_be_narrowed_to_a_kind(admin_client: Client, queue: str, proposals: list[Commitment]) -> None:
    Commitment.objects.filter(pk=proposals[2].pk).update(kind="undertaking")
    page = admin_client.get(queue, {"kind": "undertaking"})
    assert (quote(page), page.context["waiting"]) == (WORDS[2], 1)


def test_a_correction_returns_to_the_queue(admin_client: Client, queue: str, proposals: list[Commitment]) -> None:
    address = admin_client.get(queue).context["case"].correct
    values = form_values(admin_client.get(address)) | {"kind": "support"}
    assert admin_client.post(address, values).headers["Location"] == queue


def test_judging_costs_few_queries(
    admin_client: Client, queue: str, proposals: list[Commitment], django_assert_max_num_queries: Any
) -> None:
    """Six of a judgement's are savepoints, four are the session's, two more tell PostgreSQL who acts.

    The log reads the two tables that were written, once it has told of the article.
    """
    admin_client.post(queue, verdict(admin_client.get(queue), "accept"))
    page = admin_client.get(queue)
    with django_assert_max_num_queries(26):
        admin_client.post(queue, verdict(page, "accept"))
    with django_assert_max_num_queries(9):
        admin_client.get(queue)
