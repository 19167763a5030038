"""Proposals judged by keyboard: one key each, two requests at most, and how long the server needs.

The long run judges two hundred proposals read from the seeds and the judged texts: `make judging`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from archive.importing.running import run_import
from archive.models import Commitment, ReviewState
from tests import builders
from tests.browser.curating import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
VERDICTS = "aaraaraaas"
"""Keys in turn; every tenth proposal is skipped and comes again at the end."""


@contextmanager
def server_times() -> Iterator[list[float]]:
    """Seconds that the server spent on each request but those for files."""
    times: list[float] = []
    begun: list[float] = []

    def start(environ: dict[str, str], **told: object) -> None:
        begun.append(time.perf_counter() if environ["PATH_INFO"].startswith("/admin/") else 0.0)

    def finish(**told: object) -> None:
        started = begun.pop()
        if started:
            times.append(time.perf_counter() - started)

    request_started.connect(start)
    request_finished.connect(finish)
    yield times
    request_started.disconnect(start)
    request_finished.disconnect(finish)


def judge_by_keyboard(page: Page, address: str, count: int) -> tuple[int, int, list[float]]:
    """Presses keys until so many are judged; returns presses, requests of the page, and times of the server."""
    requests: list[str] = []
    page.goto(address)
    page.on("request", lambda request: requests.append(request.url) if "/admin/queues/" in request.url else None)
    presses = judged = 0
    with server_times() as times:
        while judged < count:
            key = VERDICTS[presses % len(VERDICTS)]
            with page.expect_navigation():
                page.keyboard.press(key)
            presses += 1
            judged += key != "s"
    return presses, len(requests), times


def queue(live_server: LiveServer) -> str:
    return f"{live_server.url}{reverse('admin:archive_queue', args=['commitments'])}"


def tell(presses: int, requests: int, times: list[float], judged: int) -> None:
    a_judgement = [1000 * (one + other) for one, other in zip(times[::2], times[1::2], strict=False)]
    print(
        f"\n{judged} judged: {presses} keys, {requests} requests ({requests / presses:.1f} a key); server time a "
        f"judgement: median {statistics.median(a_judgement):.0f} ms, worst {max(a_judgement):.0f} ms"
    )


def test_ten_proposals_are_judged_with_a_key_each(live_server: LiveServer, page: Page) -> None:
    words = [f"Ruritania will build bridge {number}." for number in range(12)]
    article = builders.article(text=" ".join(words))
    for one in words:
        builders.commitment(article, one)
    sign_in(page, live_server.url)
    presses, requests, times = judge_by_keyboard(page, queue(live_server), 10)
    tell(presses, requests, times, 10)
    assert requests <= 2 * presses
    assert Commitment.objects.exclude(review_state=ReviewState.PROPOSED).count() == 10
    assert "10 of 12" in page.locator(".review-progress").inner_text()
    page.keyboard.press("u")
    page.get_by_text("9 of 12").wait_for()


@pytest.mark.slow
def test_two_hundred_real_proposals_are_judged_with_a_key_each(live_server: LiveServer, page: Page) -> None:
    run_import([str(settings.BASE_DIR / "seeds"), str(settings.BASE_DIR / "tests" / "judged" / "texts")])
    waiting = Commitment.objects.count()
    assert waiting >= 200, "fewer than two hundred proposals: name more texts"
    sign_in(page, live_server.url)
    began = time.perf_counter()
    presses, requests, times = judge_by_keyboard(page, queue(live_server), 200)
    tell(presses, requests, times, 200)
    print(f"{time.perf_counter() - began:.0f} s from the first proposal to the last, browser and all")
    assert requests <= 2 * presses
    assert Commitment.objects.exclude(review_state=ReviewState.PROPOSED).count() == 200
