"""The five people of whom the pages are made find what they came for, on the seeds and in a crowd."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.browser.crowd import addresses, crowd
from tests.browser.layout import WIDTHS, layout_faults
from tests.browser.visitors import curator, diplomat, journalist, reader_of_french, researcher

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def five_visits(page: Page, without_scripts: Page, site: str, words: str) -> None:
    get_user_model().objects.create_superuser("ana", password="one-key-each")
    researcher(page, site)
    journalist(page, site, words)
    diplomat(page, site)
    reader_of_french(without_scripts, site)
    curator(page, site, "ana", "one-key-each")


def test_five_visitors_find_what_they_came_for_on_the_seeds(
    live_server: LiveServer, page: Page, page_without_scripts: Page
) -> None:
    call_command("import_articles", str(SEEDS), stdout=io.StringIO())
    five_visits(page, page_without_scripts, live_server.url, "terrorism")


@pytest.mark.slow
def test_five_visitors_find_what_they_came_for_in_a_crowd(
    live_server: LiveServer, page: Page, page_without_scripts: Page
) -> None:
    made = crowd(articles=80, actors=60)
    five_visits(page, page_without_scripts, live_server.url, "consulate")
    pages = [live_server.url + address for address in addresses(made)]
    assert {width: faults for width in WIDTHS if (faults := layout_faults(page, pages, width))} == {}


@pytest.mark.slow
def test_ten_thousand_articles_and_five_thousand_actors_crowd_nobody_out(
    live_server: LiveServer, page: Page, page_without_scripts: Page
) -> None:
    made = crowd(articles=10_000, actors=5_000)
    five_visits(page, page_without_scripts, live_server.url, "consulate")
    pages = [live_server.url + address for address in addresses(made)]
    assert {width: faults for width in WIDTHS if (faults := layout_faults(page, pages, width))} == {}
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in pages:
        page.goto(address)
        timing = "performance.getEntriesByType('navigation')[0]"
        took = page.evaluate(f"{timing}.responseEnd - {timing}.requestStart")
        size = page.evaluate(f"{timing}.transferSize")
        print(f"{took:7.0f} ms {size:9,} bytes  {address.removeprefix(live_server.url)}")
