"""Hostile names in every view of the desks: shown as they are, run by nothing, refused by nothing."""

from __future__ import annotations

import html

import pytest
from django.test import Client
from django.urls import reverse

from archive.admin.queues.tables import QUEUES
from tests import builders
from tests.browser.curating import HOSTILE, desks_with
from tests.browser.test_desks import views

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [" ".join(HOSTILE[:-1])[:250], HOSTILE[-1]])
def test_no_view_breaks_on_a_hostile_name_or_lets_its_markup_out(name: str, admin_client: Client) -> None:
    for address in views(desks_with(name)):
        page = admin_client.get(address)
        assert page.status_code == 200, address
        assert all(markup not in page.content.decode() for markup in HOSTILE[:2]), address


def test_a_hostile_name_is_readable_where_it_is_judged(admin_client: Client) -> None:
    desks_with(HOSTILE[0])
    for name in QUEUES:
        page = admin_client.get(reverse("admin:archive_queue", args=[name])).content.decode()
        assert html.escape(HOSTILE[0]) in page, name


IN_ACTS = ["<script>alert(1)</script>", "\u202eevil", 'a" onclick="x', "{{ 7 }}", "x" * 240, "العربية"]


@pytest.mark.parametrize("name", IN_ACTS)
def test_no_page_of_an_act_breaks_on_a_hostile_name(name: str, admin_client: Client) -> None:
    article = builders.article(name, f"{name} will open a consulate. {name} said so.", language="en")
    actor, other = builders.actor(name[:200]), builders.actor(f"{name[:180]} 2")
    builders.mention(article, actor, name)
    row = builders.commitment(article, f"{name} will open a consulate", by=[actor])
    for address in (
        reverse("admin:archive_actor_merge", args=[actor.pk]) + f"?into={other.pk}",
        reverse("admin:archive_actor_merge", args=[actor.pk]) + "?q=a",
        reverse("admin:archive_article_text", args=[article.pk]) + "?start=0&end=9",
        reverse("admin:archive_article_text", args=[article.pk]) + "?q=said",
        reverse("admin:archive_commitment_span", args=[row.pk]),
    ):
        answer = admin_client.get(address)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
        assert 'onclick="x' not in answer.content.decode()
