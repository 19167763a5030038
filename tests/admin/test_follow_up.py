"""The desks for what became of promises: lines are added, proposals judged, nothing is changed afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from archive.models import Commitment, Fulfilment, StatusEntry
from tests import builders

pytestmark = pytest.mark.django_db
ADD = "/admin/archive/statusentry/add/"


def member(client: Client, role: str) -> User:
    user = User.objects.create_user("ana", password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def sent(promise: Commitment, **fields: Any) -> dict[str, Any]:
    return {
        "commitment": promise.pk,
        "status": "in_progress",
        "on": "2026-11-22",
        "note": "asked the embassy",
        **fields,
    }


def test_a_reviewer_adds_a_line_that_bears_name_and_time(client: Client) -> None:
    member(client, "reviewer")
    promise = builders.commitment(builders.article())
    assert client.post(ADD, sent(promise)).status_code == 302
    (line,) = promise.status_entries.all()
    assert (line.status, line.author_name, line.note) == ("in_progress", "ana", "asked the embassy")
    assert line.recorded_at is not None


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"status": "fulfilled"}, "Name the article or the address"),
        ({"status": "superseded"}, "Name the article or the address"),
        ({"evidence_quote": "words of another text"}, "do not stand in the article"),
        ({"on": "soon"}, "valid date"),
    ],
)
def test_a_line_without_its_evidence_is_refused(client: Client, fields: dict[str, str], complaint: str) -> None:
    member(client, "reviewer")
    article = builders.article()
    promise = builders.commitment(article)
    evidence = {"evidence_article": article.pk} if "evidence_quote" in fields else {}
    response = client.post(ADD, sent(promise, **fields, **evidence))
    assert complaint in response.content.decode()
    assert not StatusEntry.objects.exists()


def test_evidence_is_quoted_as_it_stands_in_the_article(client: Client) -> None:
    member(client, "editor")
    article = builders.article()
    promise = builders.commitment(article)
    said = sent(promise, status="fulfilled", evidence_article=article.pk, evidence_quote="issued a joint statement")
    assert client.post(ADD, said).status_code == 302
    assert StatusEntry.objects.get().evidence_quote in article.text


def test_nobody_changes_or_deletes_a_line_not_even_an_administrator(client: Client) -> None:
    user = member(client, "administrator")
    user.is_superuser = True
    user.save()
    promise = builders.commitment(builders.article())
    client.post(ADD, sent(promise))
    line = StatusEntry.objects.get()
    client.post(f"/admin/archive/statusentry/{line.pk}/change/", sent(promise, status="open"))
    assert client.post(f"/admin/archive/statusentry/{line.pk}/delete/", {"post": "yes"}).status_code == 403
    assert [one.status for one in StatusEntry.objects.all()] == ["in_progress"]


def test_a_viewer_adds_nothing(client: Client) -> None:
    member(client, "viewer")
    assert client.post(ADD, sent(builders.commitment(builders.article()))).status_code == 403


def proposal() -> Fulfilment:
    article = builders.article("The opening", "The consulate was opened.")
    return Fulfilment.objects.create(
        promise=builders.commitment(builders.article()),
        article=article,
        start=0,
        end=len(article.text),
        quote=article.text,
        pattern="opening",
        happened_earliest=dt.date(2029, 1, 1),
        happened_latest=dt.date(2029, 1, 1),
    )


@pytest.mark.parametrize(("action", "statuses"), [("accept", ["fulfilled"]), ("reject", [])])
def test_a_proposal_is_judged_in_one_act_and_only_a_confirmed_one_is_a_line(
    client: Client, action: str, statuses: list[str]
) -> None:
    member(client, "reviewer")
    one = proposal()
    client.post("/admin/archive/fulfilment/", {"action": action, "_selected_action": [one.pk]})
    one.refresh_from_db()
    assert one.review_state == {"accept": "accepted", "reject": "rejected"}[action]
    assert [line.status for line in one.promise.status_entries.all()] == statuses


def test_the_desks_open(client: Client) -> None:
    member(client, "editor")
    one = proposal()
    client.post(ADD, sent(one.promise))
    for address in (
        "/admin/archive/fulfilment/",
        f"/admin/archive/fulfilment/{one.pk}/change/",
        "/admin/archive/statusentry/",
        f"{ADD}?commitment={one.promise.pk}",
        f"/admin/archive/commitment/{one.promise.pk}/change/",
    ):
        assert client.get(address).status_code == 200, address
