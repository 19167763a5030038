"""The check of layouts finds what it is there to find."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.layout import layout_faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LONG = "Unaussprechlich" * 30
CUT = "style='overflow:hidden;white-space:nowrap;width:9em'"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (f"<p>{LONG}</p>", "the page is"),
        (f"<p {CUT}>{LONG}</p>", "cut off"),
        (f"<p {CUT} title='{LONG}'>{LONG}</p>", ""),
        (f"<p style='overflow:auto;width:9em'>{LONG}</p>", "scrolls, but not by keyboard"),
        (f"<p style='overflow:auto;width:9em' tabindex=0>{LONG}</p>", ""),
        (f"<p style='overflow-wrap:anywhere'>{LONG}</p>", ""),
    ],
)
def test_faults_of_a_layout_are_found_and_nothing_else(page: Page, body: str, fault: str) -> None:
    address = f"data:text/html,{quote(body)}"
    found = layout_faults(page, [address], 390).get(address, [])
    assert [said[: len(fault)] for said in found] == ([fault] if fault else [])
