"""The matrix of roles, walked: every view of the desks, every role, GET and POST, answers as is written here."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from archive.admin.queues.tables import QUEUES
from archive.models import Difference, Duplicate, ImportProblem, ImportRun, Publisher, Report, Topic
from tests import builders

pytestmark = pytest.mark.django_db

ROLES = ("viewer", "reviewer", "editor", "administrator")
VISITORS = (*ROLES, "nobody", "stranger")
"""`nobody` is signed in without a role, `stranger` not at all."""
NOBODY, STRANGER = 403, 302
OK, NO, ASKED, GONE_ON, INCOMPLETE = 200, 403, 409, 302, 400

#             who may:  add      change   delete
DESKS = {
    "actor": ("editor", "editor", "editor"),
    "article": ("", "reviewer", ""),
    "commitment": ("", "reviewer", "editor"),
    "difference": ("", "", ""),
    "duplicate": ("", "", ""),
    "importrun": ("", "", ""),
    "importproblem": ("", "", ""),
    "publisher": ("editor", "editor", "editor"),
    "report": ("", "", ""),
    "statement": ("editor", "editor", "editor"),
    "topic": ("administrator", "administrator", ""),
}
"""From that role on; "" is none. Everybody with a role sees everything."""
QUEUED = {name: "editor" if name in ("actors", "duplicates") else "reviewer" for name in QUEUES}
ELSEWHERE = {"fulfilment", "statusentry", "wording", "formulause"}
"""Desks that are walked by tests of their own: tests/admin/test_follow_up.py."""
#                    viewer  reviewer  editor  administrator
ACTS = {
    "actor_merge": (NO, NO, OK, OK),
    "article_text": (NO, OK, OK, OK),
    "article_upload": (NO, NO, OK, OK),
    "commitment_span": (NO, OK, OK, OK),
}


def may(role: str, least: str) -> bool:
    return least != "" and role in ROLES and ROLES.index(role) >= ROLES.index(least)


def answers(role: str, least: str, get: int, post: int) -> tuple[int, int]:
    """What GET and POST answer where `least` is the first role that may write, and all roles may read."""
    return (get, post) if may(role, least) else (NO, NO)


def expected(role: str) -> dict[str, tuple[int, int]]:
    """Name of the view -> what GET and POST answer."""
    table = {"index": (OK, OK), "archive_activity": (OK, OK)}
    for desk, (add, change, delete) in DESKS.items():
        table |= {
            f"archive_{desk}_changelist": (OK, OK),
            f"archive_{desk}_history": (OK, OK),
            f"archive_{desk}_add": answers(role, add, OK, OK),
            f"archive_{desk}_change": (OK, answers(role, change, OK, ASKED)[1]),
            f"archive_{desk}_delete": answers(role, delete, OK, OK),
        }
        if desk != "importrun":
            table[f"archive_{desk}_simple_history"] = (OK, answers(role, change, OK, GONE_ON)[1])
    table |= {f"archive_queue {name}": answers(role, least, OK, INCOMPLETE) for name, least in QUEUED.items()}
    if role == "stranger":
        return dict.fromkeys(table, (STRANGER, STRANGER))
    if role == "nobody":
        return dict.fromkeys(table, (NOBODY, NOBODY)) | {"index": (OK, OK)}
    return table


def someone(role: str) -> Client:
    client = Client()
    if role != "stranger":
        user = User.objects.create(username=f"a-{role}", is_staff=True)
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
    return client


@pytest.fixture
def addresses() -> dict[str, str]:
    """Name of the view -> its address for a record of its own."""
    article, run = builders.article(), ImportRun.objects.create(started_at=timezone.now(), source="seeds")
    statement = builders.statement("S", [article])
    one, other = builders.actor("X"), builders.actor("Y")
    records = {
        "actor": one,
        "article": article,
        "commitment": builders.commitment(article),
        "difference": Difference.objects.create(article=article, field="title", proposed="T"),
        "duplicate": Duplicate.objects.suspect(one, other, "alike"),
        "importrun": run,
        "importproblem": ImportProblem.objects.create(run=run, name="a", reason="b"),
        "publisher": Publisher.objects.create(name="P", slug="p"),
        "report": Report.objects.get(),
        "statement": statement,
        "topic": Topic.objects.get_or_create(code="security")[0],
    }
    found = {name: reverse(f"admin:{name}") for name in ("index", "archive_activity")}
    found |= {f"archive_queue {name}": reverse("admin:archive_queue", args=[name]) for name in QUEUES}
    for desk, record in records.items():
        found |= {f"archive_{desk}_{page}": reverse(f"admin:archive_{desk}_{page}") for page in ("changelist", "add")}
        for page in ("change", "delete", "history"):
            found[f"archive_{desk}_{page}"] = reverse(f"admin:archive_{desk}_{page}", args=[record.pk])
        if desk != "importrun":
            line = [record.pk, record.history.latest().history_id]
            found[f"archive_{desk}_simple_history"] = reverse(f"admin:archive_{desk}_simple_history", args=line)
    return found


@pytest.mark.parametrize("role", VISITORS)
def test_every_view_answers_every_role_as_written(role: str, addresses: dict[str, str]) -> None:
    client, wanted = someone(role), expected(role)
    assert addresses.keys() == wanted.keys()
    answered = {
        name: (client.get(address).status_code, client.post(address, {}).status_code)
        for name, address in addresses.items()
    }
    assert {name: found for name, found in answered.items() if found != wanted[name]} == {
        name: wanted[name] for name, found in answered.items() if found != wanted[name]
    }


@pytest.mark.parametrize(("name", "role"), list(itertools.product(ACTS, ROLES)))
def test_who_may_act(name: str, role: str) -> None:
    answer, client, address = ACTS[name][ROLES.index(role)], someone(role), address_of_an_act(name)
    assert client.get(address).status_code == answer
    written = {302, 400} if answer == OK else {NO}
    assert client.post(address, {"act": "nothing"}).status_code in written


def address_of_an_act(name: str) -> str:
    article = builders.article()
    records = {"actor": builders.actor("X"), "article": article, "commitment": builders.commitment(article)}
    keys = [] if name == "article_upload" else [records[name.split("_")[0]].pk]
    return reverse(f"admin:archive_{name}", args=keys)


def names_of_views() -> Iterator[str]:
    for pattern in admin.site.get_urls():
        inner = pattern if isinstance(pattern, URLPattern) else None
        for view in [inner] if inner else pattern.url_patterns:  # type: ignore[union-attr]
            if view.name and view.name.startswith("archive_"):
                yield view.name.removeprefix("archive_")


def test_no_view_of_the_archive_is_left_out_of_the_matrix() -> None:
    walked = {name.split()[0].removeprefix("archive_") for name in expected("viewer")}
    left = {
        name for name in names_of_views() if name not in walked | ACTS.keys() and name.split("_")[0] not in ELSEWHERE
    }
    assert left == set()


@pytest.mark.parametrize(("role", "answer"), list(zip(VISITORS, (NO, NO, NO, OK, NO, STRANGER), strict=True)))
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
