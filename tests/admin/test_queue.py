"""The review queue: one key a judgement, the next comes by itself, nothing is judged over somebody's head."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.models import Commitment, ReviewState
from tests import builders

pytestmark = pytest.mark.django_db
WORDS = ["Ruritania will build a bridge.", "Freedonia will build a road.", "Both will build a port."]


@pytest.fixture
def proposals() -> list[Commitment]:
    article = builders.article(text=" ".join(WORDS))
    return [builders.commitment(article, words) for words in WORDS]


@pytest.fixture
def queue() -> str:
    return reverse("admin:archive_commitment_review")


def verdict(page: Any, verdict: str) -> dict[str, Any]:
    """What a browser sends when that button of the page is pressed."""
    return {"verdict": verdict, "commitment": page.context["proposal"].pk, "seen": page.context["seen"]}


def test_the_proposals_come_in_the_order_of_the_text(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    seen = []
    for _ in proposals:
        page = admin_client.get(queue)
        seen.append(page.context["quote"])
        admin_client.post(queue, verdict(page, "accept"))
    assert seen == WORDS
    assert "Nothing is waiting" in admin_client.get(queue).content.decode()


def test_a_verdict_is_one_request_and_the_next_proposal_another(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    answer = admin_client.post(queue, verdict(page, "reject"), follow=True)
    assert answer.redirect_chain == [(queue, 302)]
    assert answer.context["quote"] == WORDS[1]
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.REJECTED
    assert proposals[0].reviewed_by.username == "admin"


def test_a_skipped_proposal_comes_again_when_the_others_are_judged(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    admin_client.post(queue, verdict(admin_client.get(queue), "skip"))
    for _ in WORDS[1:]:
        admin_client.post(queue, verdict(admin_client.get(queue), "accept"))
    assert admin_client.get(queue).context["quote"] == WORDS[0]


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


def test_a_record_judged_meanwhile_is_shown_and_not_overwritten(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    other = User.objects.create(username="ben")
    proposals[0].judge(ReviewState.REJECTED, other, timezone.now())
    proposals[0].save()
    answer = admin_client.post(queue, verdict(page, "accept"))
    assert "became “rejected” (by ben)" in answer.content.decode()
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.REJECTED


def test_who_disagrees_with_a_colleague_may_judge_again(
    admin_client: Client, queue: str, proposals: list[Commitment]
) -> None:
    page = admin_client.get(queue)
    proposals[0].judge(ReviewState.REJECTED, User.objects.create(username="ben"), timezone.now())
    proposals[0].save()
    conflict = admin_client.post(queue, verdict(page, "accept"))
    admin_client.post(queue, verdict(conflict, "accept"))
    proposals[0].refresh_from_db()
    assert proposals[0].review_state == ReviewState.ACCEPTED


@pytest.mark.parametrize("form", [{}, {"verdict": "accept"}, {"verdict": "burn", "commitment": "1"}])
def test_an_incomplete_form_judges_nothing(
    form: dict[str, str], admin_client: Client, queue: str, proposals: list[Commitment]
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
    assert (page.context["quote"], page.context["waiting"]) == (WORDS[2], 1)


def test_a_visitor_without_the_right_to_judge_is_turned_away(client: Client, queue: str) -> None:
    client.force_login(User.objects.create(username="viewer", is_staff=True))
    assert client.get(queue).status_code == 403


def test_a_correction_returns_to_the_queue(admin_client: Client, queue: str, proposals: list[Commitment]) -> None:
    from tests.admin.test_desks import form_values

    address = admin_client.get(queue).context["correct"]
    values = form_values(admin_client.get(address)) | {"kind": "support"}
    assert admin_client.post(address, values).headers["Location"] == queue


def test_judging_costs_few_queries(
    admin_client: Client,
    queue: str,
    proposals: list[Commitment],
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    """Thirty of a judgement's are the log's: it reads the whole record for its digest."""
    page = admin_client.get(queue)
    with django_assert_max_num_queries(42):
        admin_client.post(queue, verdict(page, "accept"))
    with django_assert_num_queries(8):
        admin_client.get(queue)
