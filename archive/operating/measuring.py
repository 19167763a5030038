"""Every request as a figure and, where the log is for programs, as a line: which kind of page, how long, how it ended.

Never what was typed, nor by whom: the path of a search holds no words, and its query string is left out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Counter, Histogram

from archive.operating.metrics import DURATION, REQUESTS

LOGGER = logging.getLogger("archive.access")

# The label of what leads nowhere: paths that strangers make up would each become a series of their own.
NOWHERE = "nowhere"

# That of a page which a visitor has and this process never made, so that it does not know whose it is.
UNCHANGED = "unchanged"
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


class MeasuringMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.get_response(request)
        note(request, response.status_code, time.perf_counter() - began)
        return response


def note(request: HttpRequest, status: int, seconds: float) -> None:
    page, method = page_of(request, status), request.method if request.method in METHODS else "other"
    counter, duration = figures_of(page, method, status)
    counter.inc()
    duration.observe(seconds)
    if LOGGER.isEnabledFor(logging.INFO):
        facts = {"page": page, "method": method, "path": request.path[:200], "status": status}
        LOGGER.info("request", extra={"facts": {**facts, "milliseconds": round(seconds * 1000, 1)}})


@lru_cache(maxsize=1_024)
def figures_of(page: str, method: str | None, status: int) -> tuple[Counter, Histogram]:
    """Looked up by their labels once: that takes longer than counting."""
    return REQUESTS.labels(page, method, status), DURATION.labels(page)


def page_of(request: HttpRequest, status: int) -> str:
    """The name of the address, `admin:…` for the desks as one: their names are many and their readers few."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return UNCHANGED if status == HTTPStatus.NOT_MODIFIED else NOWHERE
    return "admin" if match.app_name == "admin" else match.url_name or NOWHERE
