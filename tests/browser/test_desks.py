"""The desks in a browser: nothing for axe to find, nothing that the policy refuses, nothing that a name could run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from archive.admin.queues.tables import QUEUES
from archive.admin.verdict import judge
from archive.models import Article, ReviewState
from tests.browser.curating import HOSTILE, desks_with, sign_in
from tests.browsing import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
EVERY = re.compile("")
ONES_OWN = re.compile("/admin/$|activity|queue|/change/|/(actor|article|commitment|statement)/")
"""The other lists and histories have the same templates; tests/admin/test_hostile_names.py reads every one."""


def views(records: dict[str, Any]) -> list[str]:
    """Every view of the desks that shows these records; a form with a clash is walked on its own."""
    found = [reverse("admin:index"), reverse("admin:archive_activity")]
    found += [reverse("admin:archive_queue", args=[name]) for name in QUEUES]
    for desk, record in records.items():
        found.append(reverse(f"admin:archive_{desk}_changelist"))
        found += [reverse(f"admin:archive_{desk}_{page}", args=[record.pk]) for page in ("change", "history")]
        if desk != "importrun":
            line = [record.pk, record.history.latest().history_id]
            found.append(reverse(f"admin:archive_{desk}_simple_history", args=line))
    return found


def faults(page: Page, live_server: LiveServer, axe: Axe, addresses: list[str]) -> dict[str, list[str]]:
    sign_in(page, live_server.url)
    found = {}
    for address in addresses:
        page.goto(live_server.url + address)
        if said := axe(page):
            found[address] = said
    page.context.close()
    return found


@pytest.mark.slow
def test_axe_finds_nothing_at_the_desks(chromium: Browser, live_server: LiveServer, axe: Axe) -> None:
    """In a page of its own: axe itself writes styles that the policy refuses."""
    assert faults(chromium.new_page(), live_server, axe, views(desks_with("Ruritania"))) == {}


def test_axe_finds_nothing_in_the_dark_on_a_phone(chromium: Browser, live_server: LiveServer, axe: Axe) -> None:
    page = chromium.new_page(color_scheme="dark", viewport={"width": 390, "height": 844})
    every = views(desks_with("Ruritania"))
    chosen = [one for one in every if "/archive/" not in one or "/commitment/" in one or "/article/" in one]
    assert faults(page, live_server, axe, chosen) == {}


@pytest.mark.parametrize("of", [ONES_OWN, pytest.param(EVERY, marks=pytest.mark.slow)], ids=["short", "long"])
def test_no_name_runs_at_a_desk_and_the_policy_refuses_nothing(
    live_server: LiveServer, page: Page, of: re.Pattern[str]
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    sign_in(page, live_server.url)
    for address in filter(of.search, views(desks_with(" ".join(HOSTILE[:-1])[:250]))):
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        assert page.title() != "ran", address
    assert said == []


def test_an_actor_is_picked_by_keyboard_among_suggestions(live_server: LiveServer, page: Page) -> None:
    records = desks_with("Ruritania")
    sign_in(page, live_server.url)
    page.goto(live_server.url + reverse("admin:archive_commitment_change", args=[records["commitment"].pk]))
    field = page.get_by_role("combobox", name="Speaker", exact=True)
    field.fill("Rurit")
    page.locator("li[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("[name=_save]").click()
    records["commitment"].refresh_from_db()
    assert records["commitment"].speaker.name == "Ruritania"
    assert records["commitment"].set_by["speaker"]["by"] == "ana"


def test_two_versions_are_shown_in_a_browser_and_one_is_chosen(
    live_server: LiveServer, page: Page, django_user_model: Any
) -> None:
    article = desks_with("Ruritania")["article"]
    sign_in(page, live_server.url)
    page.goto(live_server.url + reverse("admin:archive_article_change", args=[article.pk]))
    page.locator("[name=title]").fill("Ana's title")
    judge(article, ReviewState.ACCEPTED, django_user_model.objects.create(username="ben"), article.updated_at)
    Article.objects.filter(pk=article.pk).update(title="Ben's title")
    page.locator("[name=_save]").click()
    assert "Ben's title" in page.locator("table.desk-table").inner_text()
    assert "Ana's title" in page.locator("table.desk-table").inner_text()
    page.get_by_role("button", name="Save what I sent").click()
    article.refresh_from_db()
    assert article.title == "Ana's title"
    assert article.set_by["title"]["by"] == "ana"
