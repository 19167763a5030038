"""The desk for statements: what people group and part stays so, and can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.curating.acting import ActRefused
from archive.curating.statements import confirm, join, part, split
from archive.models import Article, ReviewState, Statement
from tests import builders
from tests.admin.test_desks import form_values

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return User.objects.create(username="ana")


@pytest.fixture
def talks() -> Statement:
    countries = [builders.country("KZ", "Kazakhstan"), builders.country("CN", "China")]
    articles = [builders.article(title=f"Report {number}") for number in range(3)]
    return builders.statement("Talks", articles, countries, place="Astana")


def reporting(statement: Statement) -> list[str]:
    standing = statement.reports.exclude(review_state=ReviewState.REJECTED).order_by("article__title")
    return [report.article.title for report in standing]


def test_confirming_a_statement_confirms_what_was_grouped_under_it(ana: User, talks: Statement) -> None:
    rejected = talks.reports.order_by("pk")[0]
    rejected.review_state = ReviewState.REJECTED
    rejected.save()
    confirm(talks, ana, timezone.now())
    assert sorted(talks.reports.values_list("review_state", flat=True)) == ["accepted", "accepted", "rejected"]
    assert talks.review_state == ReviewState.ACCEPTED


def test_reports_of_another_event_get_a_statement_of_their_own(ana: User, talks: Statement) -> None:
    moved = talks.reports.order_by("pk")[0]
    made = split([moved], ana, timezone.now())
    assert (reporting(made), reporting(talks)) == (["Report 0"], ["Report 1", "Report 2"])
    assert (made.place, made.parties.count(), made.set_by["name"]["by"]) == ("Astana", 2, "ana")
    moved.refresh_from_db()
    assert moved.review_state == ReviewState.REJECTED


def test_a_split_needs_reports_of_one_statement_and_leaves_one(ana: User, talks: Statement) -> None:
    other = builders.statement("Summit", [builders.article()])
    for chosen in ([*talks.reports.all()], [talks.reports.first(), other.reports.first()]):
        with pytest.raises(ActRefused):
            split(chosen, ana, timezone.now())
    assert Statement.objects.count() == 2


def test_joined_statements_are_one_and_part_again_as_they_were(ana: User, talks: Statement) -> None:
    shared = talks.reports.order_by("pk")[0].article
    other = builders.statement("Summit", [shared, builders.article(title="Report 9")])
    join([talks, other], ana, timezone.now())
    assert reporting(talks) == ["Report 0", "Report 1", "Report 2", "Report 9"]
    other.refresh_from_db()
    assert other.merged_into == talks
    part(other, ana, timezone.now())
    assert reporting(talks) == ["Report 0", "Report 1", "Report 2"]
    assert reporting(other) == ["Report 0", "Report 9"]
    assert [line.history_user for line in other.history.all()[:2]] == [ana, ana]


def test_a_statement_is_joined_once_and_parted_once(ana: User, talks: Statement) -> None:
    other, third = builders.statement("Summit"), builders.statement("Visit")
    join([talks, other], ana, timezone.now())
    other.refresh_from_db()
    with pytest.raises(ActRefused, match="already"):
        join([third, other], ana, timezone.now())
    with pytest.raises(ActRefused, match="two statements"):
        join([third], ana, timezone.now())
    with pytest.raises(ActRefused, match="nothing to take back"):
        part(third, ana, timezone.now())


def change(record: Any) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])


def test_an_article_added_by_hand_is_confirmed_and_one_taken_out_is_remembered(
    admin_client: Client, talks: Statement
) -> None:
    added = builders.article(title="Report 9")
    values = form_values(admin_client.get(change(talks)))
    values |= {"reports-3-article": added.pk, "reports-0-review_state": "rejected"}
    assert admin_client.post(change(talks), values).status_code == 302
    assert reporting(talks) == ["Report 1", "Report 2", "Report 9"]
    row = talks.reports.get(article=added)
    assert (row.review_state, row.reviewed_by.username) == (ReviewState.ACCEPTED, "admin")
    line = talks.history.latest()
    assert [len(line.beneath["reports"][state]) for state in ("was", "is")] == [3, 4]


def test_parties_set_by_a_person_are_a_persons(admin_client: Client, talks: Statement) -> None:
    values = form_values(admin_client.get(change(talks)))
    admin_client.post(change(talks), values | {"participations-2-actor": builders.country("RU", "Russia").pk})
    talks.refresh_from_db()
    assert "parties" in talks.set_by
    assert talks.review_state == ReviewState.CORRECTED


@pytest.mark.parametrize(
    ("desk", "action", "said"),
    [
        ("statement", "confirm_with_reports", "Done: Talks"),
        ("statement", "join_selected", "Choose two"),
        ("statement", "part_selected", "nothing to take back"),
    ],
)
def test_the_acts_are_actions_of_the_list(
    desk: str, action: str, said: str, admin_client: Client, talks: Statement
) -> None:
    form = {"action": action, "_selected_action": [talks.pk]}
    page = admin_client.post(reverse(f"admin:archive_{desk}_changelist"), form, follow=True)
    assert said in page.content.decode()


def test_reports_are_split_off_in_their_list(admin_client: Client, talks: Statement) -> None:
    form = {"action": "split", "_selected_action": [talks.reports.order_by("pk")[0].pk]}
    admin_client.post(reverse("admin:archive_report_changelist"), form)
    assert reporting(Statement.objects.exclude(pk=talks.pk).get()) == ["Report 0"]


def test_an_article_is_shown_again_only_with_a_reason(admin_client: Client) -> None:
    article = builders.article(hidden=True, hidden_reason="a mistake")
    values = {name: value for name, value in form_values(admin_client.get(change(article))).items() if name != "hidden"}
    page = admin_client.post(change(article), values)
    assert "why it is shown again" in page.content.decode()
    admin_client.post(change(article), values | {"_reason": "it was none"})
    article = Article.objects.get(pk=article.pk)
    assert (article.hidden, article.hidden_reason) == (False, "")
    assert article.history.latest().history_change_reason == "it was none"
