"""Every kind of page in a real browser: nothing for axe to find, nothing wider than a phone.

The page fixtures themselves fail a test whose page throws or breaks the content security policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsing import Axe
from tests.web.every_page import small_archive

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(live_server: LiveServer, page: Page, axe: Axe, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for address in small_archive():
        page.goto(live_server.url + address)
        found[address] = axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_no_page_is_wider_than_a_small_phone(live_server: LiveServer, page: Page, prefix: str) -> None:
    page.set_viewport_size(PHONE)
    wide = []
    for address in small_archive():
        page.goto(live_server.url + prefix + address)
        if page.evaluate(TOO_WIDE):
            wide.append(address)
    assert wide == []


def test_a_reader_without_scripts_searches_narrows_and_reads(
    live_server: LiveServer, page_without_scripts: Page
) -> None:
    small_archive()
    page = page_without_scripts
    page.goto(live_server.url)
    page.get_by_role("searchbox").first.fill("consulate")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=consulate*")
    page.get_by_role("link", name="Ruritania promises Freedonia a consulate").first.click()
    page.wait_for_url("**/articles/*-ruritania-*/")
    assert page.get_by_role("heading", level=1).inner_text() == "Ruritania promises Freedonia a consulate"
    assert page.locator("mark, .mark, [class*=commitment]").count() > 0
