"""Headless chromium for tests marked `browser`: pages with scripts and without, and axe to judge them.

@pytest.mark.browser
def test_the_home_page_has_no_faults(live_server, page, axe):
    page.goto(live_server.url)
    assert axe(page) == []
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Axe = Callable[["Page"], list[str]]


def chromium_path() -> str | None:
    """$CHROMIUM, else the system's own; the browser that playwright would download is never used."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        skip_or_fail("no chromium on this machine: apt install chromium, or name one with CHROMIUM")
    # Playwright's loop runs in this thread, and Django would refuse every query of a test beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def skip_or_fail(reason: str) -> None:
    """In CI a browser test that cannot run is a failure: a skip there would hide that nothing was looked at."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    yield from watched_page(chromium, scripts=True)


@pytest.fixture
def page_without_scripts(chromium: Browser) -> Iterator[Page]:
    yield from watched_page(chromium, scripts=False)


def watched_page(chromium: Browser, scripts: bool) -> Iterator[Page]:
    """A page whose uncaught errors and policy violations fail the test at its end."""
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on("console", lambda message: complaints.extend(policy_violations(message.text)))
    yield page
    context.close()
    assert complaints == []


def policy_violations(console_line: str) -> list[str]:
    return [console_line] if "Content Security Policy" in console_line else []


@pytest.fixture(scope="session")
def axe() -> Axe:
    """What axe finds on a page, one line for each element at fault; an empty list is what to wish for."""
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    source = (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

    def judge(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false})")
        return [
            f"{violation['id']}: {node['html']}" for violation in found["violations"] for node in violation["nodes"]
        ]

    return judge
