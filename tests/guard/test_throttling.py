from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from archive.guard import throttling
from archive.guard.throttling import BURST_SECONDS, LOGIN_COST, Throttle, ThrottlingMiddleware


def allowed(throttle: Throttle, who: str, times: int, now: float) -> int:
    return sum(throttle.wait(who, 1.0, now) == 0 for _ in range(times))


def test_a_visitor_may_ask_at_once_what_the_rate_gives_in_ten_seconds() -> None:
    assert allowed(Throttle(5), "a", 1000, now=0.0) == 5 * BURST_SECONDS


def test_after_that_the_steady_rate_goes_on() -> None:
    throttle = Throttle(5)
    allowed(throttle, "a", 1000, now=0.0)
    assert allowed(throttle, "a", 1000, now=3.0) == 15


def test_the_wait_that_is_told_is_long_enough() -> None:
    throttle = Throttle(5)
    allowed(throttle, "a", 1000, now=0.0)
    seconds = throttle.wait("a", 1.0, 0.0)
    assert seconds > 0
    assert throttle.wait("a", 1.0, seconds) == 0


def test_one_visitors_flood_costs_the_others_nothing() -> None:
    throttle = Throttle(5)
    allowed(throttle, "a", 1000, now=0.0)
    assert throttle.wait("b", 1.0, 0.0) == 0


def test_without_a_rate_everything_passes() -> None:
    assert allowed(Throttle(0), "a", 1000, now=0.0) == 1000


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    throttle = Throttle(5)
    allowed(throttle, "a", 10, now=100.0)
    assert throttle.wait("a", 1.0, 50.0) == 0


def test_a_flood_from_many_addresses_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttling, "REMEMBERED", 100)
    throttle = Throttle(5)
    for number in range(1000):
        throttle.wait(str(number), 1.0, float(number))
    assert len(throttle.buckets) == 100
    assert "999" in throttle.buckets


def answered(middleware: ThrottlingMiddleware, request: HttpRequest, times: int) -> list[int]:
    return [middleware(request).status_code for _ in range(times)]


@pytest.fixture
def narrow(settings) -> ThrottlingMiddleware:  # type: ignore[no-untyped-def]
    settings.REQUESTS_A_SECOND = 1.0
    return ThrottlingMiddleware(lambda request: HttpResponse())


def test_a_flood_is_shed_with_429_and_told_when_to_come_back(narrow: ThrottlingMiddleware, rf: RequestFactory) -> None:
    request = rf.get("/articles/?q=secret+words")
    assert answered(narrow, request, 20).count(429) >= 9
    refused = narrow(request)
    assert int(refused.headers["Retry-After"]) >= 1
    assert "secret" not in refused.content.decode()


def test_the_health_of_the_archive_is_told_during_a_flood(narrow: ThrottlingMiddleware, rf: RequestFactory) -> None:
    answered(narrow, rf.get("/"), 20)
    assert answered(narrow, rf.get("/healthz"), 50) == [200] * 50


def test_trying_a_password_costs_ten_pages(narrow: ThrottlingMiddleware, rf: RequestFactory) -> None:
    assert throttling.cost_of(rf.post("/admin/login/")) == LOGIN_COST
    assert answered(narrow, rf.post("/admin/login/"), 3) == [200, 429, 429]


def test_who_was_refused_is_logged(
    narrow: ThrottlingMiddleware, rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    answered(narrow, rf.get("/"), 20)
    assert "throttled" in caplog.messages
