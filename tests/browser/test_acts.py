"""The pages of curators' acts in a browser: by keyboard, without scripts, wide and narrow; nothing for axe to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Commitment
from archive.roles import sync_roles
from tests import builders
from tests.browsing import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The emoji counts as one character in the archive and as two in JavaScript.
TEXT = "Talks 🤝 in Ruritania.\n\nRuritania will open a consulate in Freedonia by 2030. Freedonia will build a bridge."


@pytest.fixture
def article() -> Article:
    made = builders.article("Talks", TEXT)
    one, other = builders.country("XR", "Ruritania"), builders.country("XF", "Freedonia")
    for actor in (one, other):
        builders.appearance(made, actor, "party")
        builders.mention(made, actor, actor.name)
    builders.commitment(made, "Ruritania will open a consulate in Freedonia", by=[one], to=[other])
    return made


def enter(page: Page, live_server: LiveServer) -> None:
    """Signed in as an editor; roles are emptied between tests that use transactions."""
    from django.apps import apps

    sync_roles(apps.get_app_config("archive"))
    user = User.objects.create(username="ed", is_staff=True)
    user.groups.set(Group.objects.filter(name="editor"))
    client = Client()
    client.force_login(user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def addresses(article: Article) -> list[str]:
    actor, other = builders.actor("Jane Doe"), builders.actor("Doe, Jane")
    row = article.commitments.get()
    text, merge = (
        reverse("admin:archive_article_text", args=[article.pk]),
        reverse("admin:archive_actor_merge", args=[actor.pk]),
    )
    start = TEXT.index("Freedonia will")
    return [
        merge,
        f"{merge}?into={other.pk}",
        f"{merge}?q=doe",
        text,
        f"{text}?q=Freedonia",
        f"{text}?start={start}&end={len(TEXT)}",
        reverse("admin:archive_commitment_span", args=[row.pk]),
        reverse("admin:archive_article_upload"),
    ]


MORE_LOOKS = [("light", 1280), ("dark", 1280), ("light", 390)]
LOOKS = [("dark", 390), *(pytest.param(*look, marks=pytest.mark.slow) for look in MORE_LOOKS)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    article: Article, live_server: LiveServer, page: Page, axe: Axe, scheme: str, width: int
) -> None:
    enter(page, live_server)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses(article):
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200
        if said := axe(page):
            found[address] = said
        assert page.evaluate("document.querySelector('.act').scrollWidth <= innerWidth"), address
    assert found == {}


def test_words_selected_in_the_text_become_a_message_by_keyboard(
    article: Article, live_server: LiveServer, page: Page
) -> None:
    enter(page, live_server)
    page.goto(live_server.url + reverse("admin:archive_article_text", args=[article.pk]))
    page.evaluate(
        """() => {
          const pieces = [...document.querySelectorAll("#text [data-start]")];
          const piece = pieces.find((one) => one.textContent.includes("bridge"));
          const at = piece.textContent.indexOf("Freedonia will");
          const range = document.createRange();
          range.setStart(piece.firstChild, at);
          range.setEnd(piece.firstChild, at + "Freedonia will build a bridge".length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("m")
    page.wait_for_selector(".act-chosen")
    assert page.text_content(".act-chosen mark") == "Freedonia will build a bridge"
    page.click("button[value=commitment]")
    page.wait_for_selector(".messagelist .success")
    made = Commitment.objects.get(quote="Freedonia will build a bridge")
    assert TEXT[made.start : made.end] == made.quote


def test_typed_words_become_a_message_without_scripts(
    article: Article, live_server: LiveServer, page_without_scripts: Page
) -> None:
    page = page_without_scripts
    enter(page, live_server)
    page.goto(live_server.url + reverse("admin:archive_article_text", args=[article.pk]))
    page.fill("textarea[name=q]", "Freedonia")
    page.click("text=Find them")
    page.click(".act-choices li:nth-child(2) a")
    assert page.text_content(".act-chosen mark") == "Freedonia"
    page.click("summary >> text=A name")
    page.select_option("select[name=actor]", label="Freedonia")
    page.click("button[value=mention]")
    assert article.mentions.filter(quote="Freedonia", set_by_person=True).count() == 1


def test_a_message_is_split_at_a_word_without_scripts(
    article: Article, live_server: LiveServer, page_without_scripts: Page
) -> None:
    page, row = page_without_scripts, article.commitments.get()
    enter(page, live_server)
    page.goto(live_server.url + reverse("admin:archive_commitment_span", args=[row.pk]))
    page.check("label >> text=consulate")
    page.click("text=Split here")
    assert [one.quote for one in article.commitments.order_by("start")] == [
        "Ruritania will open a",
        "consulate in Freedonia",
    ]
