"""Every kind of page in a browser: nothing for axe to find, nothing that sticks out, nothing refused by the policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.layout import WIDTHS, layout_faults
from tests.browsing import Axe
from tests.web.every_page import FIXED, small_archive

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDE, PHONE = 1280, 390
LONG = "Unaussprechlich" * 14
LISTS = (
    "/",
    "/articles/",
    "/commitments/",
    "/actors/",
    "/countries/",
    "/relations/",
    "/statements/",
    "/topics/security/",
)


def empty_archive() -> list[str]:
    """Pages that answer though nothing is there."""
    return [address for address in FIXED if "china-" not in address]


def crowded_archive() -> list[str]:
    """Names of two hundred letters, many filters, text from right to left."""
    long = builders.country("XA", LONG)
    right_to_left = builders.country("XB", "الصين", names={"en": "الصين"})
    publisher = builders.publisher(LONG[:200])
    text = f"{LONG} will visit {LONG}. {'x' * 900} ends."
    article = builders.article(LONG, text, publisher=publisher, dateline=LONG[:200], event_place=LONG[:200])
    arabic = builders.article(
        "بيان مشترك " * 12, "اتفق الجانبان على التعاون. " * 40, language="ar", commitments_read=False
    )
    for one in (article, arabic):
        builders.appearance(one, long, "party")
        builders.appearance(one, right_to_left, "counterpart")
    for number in range(30):
        builders.appearance(article, builders.actor(f"{LONG[:150]} {number}"), "mentioned")
    commitment = builders.commitment(
        article, f"{LONG} will visit {LONG}", by=[long], to=[right_to_left], topics=["security"]
    )
    statement = builders.statement(LONG, [article, arabic], [long, right_to_left])
    records = (article, arabic, commitment, statement, long, right_to_left)
    return [*small_archive(), *(record.get_absolute_url() for record in records)]


def crowded_pages() -> list[str]:
    """Of the crowded archive those on which its crowd is seen; the others are as they are without it."""
    every = crowded_archive()
    return [*(address for address in every if address in LISTS), *every[-6:]]


@pytest.mark.parametrize(
    ("archive", "language", "scheme", "width"),
    [
        (small_archive, "/fr", "dark", WIDE),
        (crowded_pages, "", "light", PHONE),
        pytest.param(small_archive, "", "light", WIDE, marks=pytest.mark.slow),
        pytest.param(small_archive, "/fr", "dark", PHONE, marks=pytest.mark.slow),
        pytest.param(crowded_archive, "", "light", PHONE, marks=pytest.mark.slow),
        pytest.param(crowded_archive, "/fr", "dark", WIDE, marks=pytest.mark.slow),
        pytest.param(empty_archive, "", "light", WIDE, marks=pytest.mark.slow),
        pytest.param(empty_archive, "/fr", "dark", PHONE, marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_on_any_kind_of_page(
    live_server: LiveServer,
    page: Page,
    axe: Axe,
    archive: Callable[[], list[str]],
    language: str,
    scheme: str,
    width: int,
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in archive():
        page.goto(f"{live_server.url}{language}{address}")
        if said := axe(page):
            found[address] = said
    assert found == {}


@pytest.mark.parametrize("width", [WIDTHS[0], *(pytest.param(width, marks=pytest.mark.slow) for width in WIDTHS[1:])])
def test_nothing_sticks_out_of_a_crowded_page_and_nothing_is_cut_off(
    live_server: LiveServer, page: Page, width: int
) -> None:
    addresses = [live_server.url + address for address in crowded_archive()]
    assert layout_faults(page, addresses, width) == {}
