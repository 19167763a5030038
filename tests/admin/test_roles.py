"""The matrix of roles, walked: every desk, every role, reading and writing, is as written here."""

from __future__ import annotations

import itertools

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.models import Actor, ImportProblem, ImportRun, Publisher, Statement, Topic
from tests import builders

pytestmark = pytest.mark.django_db

OK, NO, ASKED = 200, 403, 409
#                  viewer  reviewer  editor  administrator  nobody's
ADD = {
    "actor": (NO, NO, OK, OK),
    "article": (NO, NO, NO, NO),
    "commitment": (NO, NO, NO, NO),
    "importrun": (NO, NO, NO, NO),
    "importproblem": (NO, NO, NO, NO),
    "publisher": (NO, NO, OK, OK),
    "statement": (NO, NO, OK, OK),
    "topic": (NO, NO, NO, OK),
}
DELETE = {
    "actor": (NO, NO, OK, OK),
    "article": (NO, NO, NO, NO),
    "commitment": (NO, NO, OK, OK),
    "importrun": (NO, NO, NO, NO),
    "importproblem": (NO, NO, NO, NO),
    "publisher": (NO, NO, OK, OK),
    "statement": (NO, NO, OK, OK),
    "topic": (NO, NO, NO, NO),
}
CHANGE = {
    "actor": (NO, NO, OK, OK),
    "article": (NO, OK, OK, OK),
    "commitment": (NO, OK, OK, OK),
    "importrun": (NO, NO, NO, NO),
    "importproblem": (NO, NO, NO, NO),
    "publisher": (NO, NO, OK, OK),
    "statement": (NO, NO, OK, OK),
    "topic": (NO, NO, NO, OK),
}
ROLES = ("viewer", "reviewer", "editor", "administrator")
DESKS = tuple(CHANGE)


def table(rights: dict[str, tuple[int, ...]]) -> list[tuple[str, str, int]]:
    return [(desk, role, answer) for desk, row in rights.items() for role, answer in zip(ROLES, row, strict=True)]


def someone(role: str) -> Client:
    user = User.objects.create(username=f"a-{role}", is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def records() -> dict[str, int]:
    article = builders.article()
    commitment = builders.commitment(article)
    run = ImportRun.objects.create(started_at=timezone.now(), source="seeds")
    return {
        "actor": Actor.objects.create(key="person:x", slug="x", type="person", name="X").pk,
        "article": article.pk,
        "commitment": commitment.pk,
        "importrun": run.pk,
        "importproblem": ImportProblem.objects.create(run=run, name="a", reason="b").pk,
        "publisher": Publisher.objects.create(name="P", slug="p").pk,
        "statement": Statement.objects.create(public_id="s", name="S").pk,
        "topic": Topic.objects.get_or_create(code="security")[0].pk,
    }


@pytest.mark.parametrize(("desk", "role"), list(itertools.product(DESKS, ROLES)))
def test_every_role_may_look_at_every_desk(desk: str, role: str, records: dict[str, int]) -> None:
    client = someone(role)
    assert client.get(reverse(f"admin:archive_{desk}_changelist")).status_code == OK
    assert client.get(reverse(f"admin:archive_{desk}_change", args=[records[desk]])).status_code == OK
    assert client.get(reverse(f"admin:archive_{desk}_history", args=[records[desk]])).status_code == OK


@pytest.mark.parametrize(("desk", "role", "answer"), table(CHANGE))
def test_who_may_change_a_record(desk: str, role: str, answer: int, records: dict[str, int]) -> None:
    # A form that shows nothing of having seen the record is asked about (409) by who may write, and refused otherwise.
    address = reverse(f"admin:archive_{desk}_change", args=[records[desk]])
    assert someone(role).post(address, {}).status_code == (ASKED if answer == OK else NO)


@pytest.mark.parametrize(("desk", "role", "answer"), table(ADD))
def test_who_may_add_a_record(desk: str, role: str, answer: int) -> None:
    client, address = someone(role), reverse(f"admin:archive_{desk}_add")
    assert (client.get(address).status_code, client.post(address, {}).status_code) == (answer, answer)


@pytest.mark.parametrize(("desk", "role", "answer"), table(DELETE))
def test_who_may_delete_a_record(desk: str, role: str, answer: int, records: dict[str, int]) -> None:
    client, address = someone(role), reverse(f"admin:archive_{desk}_delete", args=[records[desk]])
    assert client.get(address).status_code == answer
    assert client.post(address, {}).status_code == answer


@pytest.mark.parametrize(("role", "answer"), list(zip(ROLES, (NO, OK, OK, OK), strict=True)))
def test_who_may_judge_in_the_queue(role: str, answer: int) -> None:
    assert someone(role).get(reverse("admin:archive_queue", args=["commitments"])).status_code == answer


@pytest.mark.parametrize(("role", "answer"), list(zip(ROLES, (NO, NO, NO, OK), strict=True)))
def test_who_may_see_the_users(role: str, answer: int) -> None:
    assert someone(role).get(reverse("admin:auth_user_changelist")).status_code == answer


def test_a_visitor_without_a_role_is_sent_to_the_door(client: Client) -> None:
    answer = client.get(reverse("admin:archive_article_changelist"))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("admin:login"))


def test_rights_clicked_together_by_hand_return_to_the_matrix() -> None:
    from django.apps import apps

    from archive.roles import sync_roles

    viewers = Group.objects.get(name="viewer")
    before = viewers.permissions.count()
    viewers.permissions.clear()
    sync_roles(apps.get_app_config("archive"))
    assert viewers.permissions.count() == before > 10
