"""How long something takes: medians and 95th percentiles in milliseconds, after a warm-up that is not counted."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds over all repeats, and what was counted for each item."""

    median: float
    p95: float
    totals: tuple[int, ...]


def timed(ask: Callable[[Item], int], items: Iterable[Item], repeats: int = REPEATS) -> Timing:
    """`ask` returns a total, so that a quick wrong answer is noticed."""
    every = list(items)
    totals = tuple(ask(item) for item in every)
    taken = []
    for _ in range(repeats):
        for item in every:
            started = time.perf_counter()
            ask(item)
            taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return Timing(statistics.median(taken), taken[int(len(taken) * 0.95)], totals)


def page(port: int, path: str, headers: dict[str, str] | None = None) -> http.client.HTTPResponse:
    """The answer of a server on this machine, over a connection of its own, its body read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers={"Host": "localhost", **(headers or {})})
    response = connection.getresponse()
    response.body = response.read()  # type: ignore[attr-defined]
    connection.close()
    return response


def wait_for(port: int, path: str = "/", seconds: float = 60) -> None:
    """Until a server answers there; TimeoutError when it never does."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            page(port, path)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"Nothing answered on port {port} within {seconds:.0f} s; its output stands above.")
