"""Whoever has acted is never deleted: histories go on saying who it was."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.admin.verdict import judge
from archive.models import Commitment, ReviewState
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben")


@pytest.fixture
def judged(ben: User) -> Commitment:
    row = builders.commitment(builders.article())
    judge(row, ReviewState.ACCEPTED, ben, timezone.now())
    return row


def who(row: Commitment) -> str:
    return row.history.latest("history_id").history_user.get_username()


def test_somebody_who_did_nothing_goes(admin_client: Client, ben: User) -> None:
    admin_client.post(reverse("admin:auth_user_delete", args=[ben.pk]), {"post": "yes"})
    assert not User.objects.filter(username="ben").exists()


def test_the_desk_refuses_in_a_sentence_and_says_what_to_do_instead(
    admin_client: Client, ben: User, judged: Commitment
) -> None:
    page = admin_client.post(reverse("admin:auth_user_delete", args=[ben.pk]), {"post": "yes"}, follow=True)
    assert "untick “Active” instead" in page.content.decode()
    assert who(judged) == "ben"


def test_nor_do_many_at_once_or_a_shell(admin_client: Client, ben: User, judged: Commitment) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [ben.pk], "post": "yes"}
    admin_client.post(reverse("admin:auth_user_changelist"), chosen)
    with pytest.raises(ProtectedError, match="untick"), transaction.atomic():
        User.objects.filter(pk=ben.pk).delete()
    assert who(judged) == "ben"


def test_they_are_deactivated_but_nobody_deactivates_themselves(admin_client: Client, ben: User) -> None:
    everybody = list(User.objects.values_list("pk", flat=True))
    admin_client.post(
        reverse("admin:auth_user_changelist"), {"action": "deactivate", "_selected_action": everybody}, follow=True
    )
    assert dict(User.objects.values_list("username", "is_active")) == {"admin": True, "ben": False}
