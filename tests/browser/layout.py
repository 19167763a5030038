"""What sticks out of a page, and what is cut off with no way to see the rest: read off the boxes the browser made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 390, 1280)

FAULTS = """() => {
  const root = document.documentElement;
  const faults = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg, .unseen, .skip, dialog:not([open])") || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    if (hides && cut && !element.title && !element.closest("a[href], [title]"))
      faults.push(`cut off: ${element.outerHTML.slice(0, 120)}`);
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls && element.tabIndex < 0)
      faults.push(`scrolls, but not by keyboard: ${element.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""


def layout_faults(page: Page, addresses: list[str], width: int) -> dict[str, list[str]]:
    """By address; nothing for a page on which all is in its place."""
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for address in addresses:
        page.goto(address)
        if faults := page.evaluate(FAULTS):
            found[address] = faults
    return found
