"""How much one visitor may ask: a bucket of tokens for each address, refilled at a steady rate.

Held in the memory of each worker process: a shared table would cost every page a write. The limit that a visitor meets
is therefore the setting for each process.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from archive.guard.clients import client_address, network_of
from archive.guard.security_log import note

# Seconds of the steady rate that may be asked at once: a page brings a dozen styles with it, a reader opens ten tabs.
BURST_SECONDS = 10

# Addresses remembered. A flood from more than these pushes the oldest out, and memory stays where it is.
REMEMBERED = 50_000

# A trial of a password costs half a second of a processor by design.
LOGIN_COST = 10.0

# Asked by balancers and by whoever watches: a flood must not make the archive look dead.
FREE = ("/healthz", "/metrics")


@dataclass
class Bucket:
    tokens: float
    at: float


@dataclass
class Throttle:
    """`rate` requests a second for one address, `rate` x BURST_SECONDS at once; `rate` 0 lets everything through."""

    rate: float
    buckets: OrderedDict[str, Bucket] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, who: str, cost: float, now: float) -> float:
        """Seconds until `who` may ask something of this cost; 0 when it may now, and then it is counted."""
        if not self.rate:
            return 0.0
        with self.lock:
            bucket = self.bucket(who, now)
            if bucket.tokens < cost:
                return (cost - bucket.tokens) / self.rate
            bucket.tokens -= cost
            return 0.0

    def bucket(self, who: str, now: float) -> Bucket:
        full = self.rate * BURST_SECONDS
        bucket = self.buckets.setdefault(who, Bucket(full, now))
        bucket.tokens = min(full, bucket.tokens + max(0.0, now - bucket.at) * self.rate)
        bucket.at = now
        self.buckets.move_to_end(who)
        while len(self.buckets) > REMEMBERED:
            self.buckets.popitem(last=False)
        return bucket


class ThrottlingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.throttle = Throttle(settings.REQUESTS_A_SECOND)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path in FREE:
            return self.get_response(request)
        address = client_address(request)
        seconds = self.throttle.wait(network_of(address), cost_of(request), time.monotonic())
        return too_many(address, seconds) if seconds else self.get_response(request)


def cost_of(request: HttpRequest) -> float:
    is_login = request.method == "POST" and request.path.startswith("/admin/login")
    return LOGIN_COST if is_login else 1.0


def too_many(address: str, seconds: float) -> HttpResponse:
    note("throttled", address=address, wait=round(seconds, 1))
    page = render_to_string("errors/429.html", {"seconds": math.ceil(seconds)})
    response = HttpResponse(page, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(math.ceil(seconds))
    return response
