"""What visitors come for, done in a browser: by keyboard alone, without scripts, and with them."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from pytest_django.live_server_helper import LiveServer

from archive.search import index_pending
from tests import builders
from tests.web.every_page import small_archive

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def tab_to(page: Page, name: str, limit: int = 150) -> None:
    """Presses Tab until the focus is on an element of that text; fails when it never gets there."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()").startswith(name):
            return
    pytest.fail(f"the keyboard never reaches “{name}”")


def test_find_filter_read_follow_and_quote_by_keyboard_alone(
    live_server: LiveServer, page_without_scripts: Page
) -> None:
    page = page_without_scripts
    small_archive()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#q").focus()
    page.keyboard.type("consulate")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=consulate"))
    tab_to(page, "Security and defence")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("topic=security"))
    tab_to(page, "Ruritania promises Freedonia a consulate")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/articles/.+-ruritania"))
    tab_to(page, "Pledge: record")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/commitments/"))
    promise = page.url
    tab_to(page, "Kazakhstan – China")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/relations/china-kazakhstan/"))
    page.goto(promise)
    assert promise in page.locator(".cite dd").first.inner_text()
    tab_to(page, "BibTeX")


def test_a_list_is_narrowed_without_scripts(live_server: LiveServer, page_without_scripts: Page) -> None:
    page = page_without_scripts
    small_archive()
    page.goto(f"{live_server.url}/articles/")
    page.locator(".facets").get_by_role("link", name="French", exact=True).click()
    assert page.url.endswith("?language=fr")
    assert page.locator(".total").inner_text().startswith("One article")
    page.locator(".chips a").first.click()
    assert page.locator(".total").inner_text().startswith("2 articles")


def test_with_scripts_a_list_answers_while_one_types_and_the_address_follows(
    live_server: LiveServer, page: Page
) -> None:
    small_archive()
    page.goto(f"{live_server.url}/articles/")
    page.locator("#q").fill("consulate")
    page.wait_for_url(re.compile("q=consulate"))
    page.locator(".results mark").first.wait_for()
    page.locator(".facets").get_by_role("link", name="French", exact=True).click()
    page.wait_for_url(re.compile("language=fr"))
    assert page.locator("#q").input_value() == "consulate"


def test_keys_lead_to_the_search_and_from_entry_to_entry_and_can_be_switched_off(
    live_server: LiveServer, page: Page
) -> None:
    small_archive()
    page.goto(f"{live_server.url}/articles/")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.entry') !== null")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "q"


def test_the_language_changes_and_the_page_stays(live_server: LiveServer, page_without_scripts: Page) -> None:
    page = page_without_scripts
    small_archive()
    page.goto(f"{live_server.url}/commitments/?show=all&kind=pledge")
    page.get_by_role("link", name="Français").click()
    assert page.url == f"{live_server.url}/fr/commitments/?show=all&kind=pledge"
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.context.cookies() == []


def test_who_reads_waits_for_who_writes_and_is_never_told_that_a_table_is_locked(live_server: LiveServer) -> None:
    """Readers of pages while the index is written: in a database that threads share they would fail at once."""
    small_archive()
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(status_of, f"{live_server.url}/articles/?q=consulate&n={n}") for n in range(24)]
        for number in range(12):
            builders.article(f"Number {number}")
            index_pending()
    assert {answer.result() for answer in answers} == {200}


def status_of(address: str) -> int:
    with urlopen(address, timeout=60) as response:
        return int(response.status)
