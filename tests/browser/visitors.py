"""What five people come for, done in a browser on whatever archive stands behind it; China and Kazakhstan are in it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.request import urlopen

from django.urls import reverse

from archive.models import Commitment

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAIR = "/relations/china-kazakhstan/"


def researcher(page: Page, site: str) -> None:
    """Counts the pledges of a pair by year, and takes the list of one year away as a table."""
    page.goto(f"{site}{PAIR}")
    figure = page.locator("figure.timeline")
    figure.locator("summary").click()
    number = figure.locator("tbody td a").first
    count = int(number.inner_text().replace(",", ""))
    number.click()
    assert page.locator(".total").inner_text().split()[0] in (str(count), "One")
    address = page.locator('.files a[href*=".csv"]').first.get_attribute("href")
    with urlopen(f"{site}{address}") as answer:
        rows = list(csv.reader(io.TextIOWrapper(answer, "utf-8-sig")))
    assert len(rows) - 1 == count


def journalist(page: Page, site: str, words: str) -> None:
    """Has it been said before? Finds the words, reads them in place and takes a citation with a lasting address."""
    page.goto(site)
    page.locator("#q").fill(words)
    page.get_by_role("button", name="Search promises").click()
    page.locator(".entries blockquote a").first.click()
    page.wait_for_url(re.compile("/(articles|commitments)/"))
    if "/commitments/" in page.url:
        page.get_by_role("link", name="Read it in place").click()
    anchor = page.url.partition("#")[2]
    assert page.locator(f"[id='{anchor}']").count() == 1
    cited = page.locator(".cite dd").first.inner_text()
    assert page.url.partition("#")[0].removeprefix(site) in cited


def diplomat(page: Page, site: str) -> None:
    """What did we promise them, what falls due, and how has the name of our partnership changed?"""
    page.goto(f"{site}/commitments/?by=KZ&towards=CN")
    promised = page.locator(".total").inner_text()
    assert re.match(r"(One|[1-9][\d,]*) strict promise", promised)
    page.locator("#deadline").select_option("due")
    page.wait_for_url(re.compile("deadline=due"))
    page.goto(f"{site}{PAIR}")
    assert page.locator(".ladder-section blockquote a").first.is_visible()
    page.locator(".ladder-section blockquote a").first.click()
    assert re.search(r"#f-\d+$", page.url)


def curator(page: Page, site: str, user: str, password: str) -> None:
    """Judges proposals with one key each."""
    page.goto(f"{site}/admin/login/?next={reverse('admin:archive_queue', args=['commitments'])}")
    page.fill("[name=username]", user)
    page.fill("[name=password]", password)
    page.click("[type=submit]")
    waiting = Commitment.objects.filter(review_state="proposed").count()
    for key in ("a", "r", "a"):
        page.locator(f"[data-key={key}]").first.wait_for()
        page.wait_for_load_state()  # a button is there before the script that listens for its key
        with page.expect_navigation():
            page.keyboard.press(key)
    assert Commitment.objects.filter(review_state="proposed").count() == waiting - 3


def reader_of_french(page: Page, site: str) -> None:
    """Without scripts, on a phone, by keyboard alone: from the front page to a promise of Kazakhstan, in French."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/fr/")
    follow(page, "Relations")
    follow(page, "Chine – Kazakhstan")
    assert page.locator("html").get_attribute("lang") == "fr"
    follow(page, "Chine → Kazakhstan")
    assert "promesse" in page.locator(".total").inner_text()
    assert page.locator(".entries .entry").count() > 0


def follow(page: Page, name: str, limit: int = 400) -> None:
    """Presses Tab until the focus is on a link of that name, then Enter."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()") == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard never reaches “{name}”")
