"""How long something takes: medians and 95th percentiles in milliseconds."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

Item = TypeVar("Item")
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds, and what was counted for each item. `processor`: the median of the time that the work itself had,
    where others wait for the same cores; `longest`: the longest of all."""

    median: float
    p95: float
    totals: tuple[int, ...] = ()
    processor: float | None = None
    longest: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def timed(ask: Callable[[Item], int], items: Iterable[Item], repeats: int = REPEATS) -> Timing:
    """After a warm-up that is not counted. `ask` returns a total, so that a quick wrong answer is noticed."""
    every = list(items)
    totals = tuple(ask(item) for item in every)
    return _timing([_milliseconds(ask, item) for _ in range(repeats) for item in every], totals)


def in_turn(asks: Mapping[str, Callable[[Item], int]], items: Iterable[Item], repeats: int) -> dict[str, Timing]:
    """Each item is asked of everybody before the next is, so that what disturbs one disturbs all; after a warm-up."""
    every = list(items)
    totals = {name: tuple(map(ask, every)) for name, ask in asks.items()}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in asks}
    for item in every * repeats:
        for name, ask in asks.items():
            processor = time.process_time()
            waited = _milliseconds(ask, item)
            taken[name].append((waited, (time.process_time() - processor) * 1000))
    return {name: _with_processor(each, totals[name]) for name, each in taken.items()}


def _with_processor(taken: list[tuple[float, float]], totals: tuple[int, ...]) -> Timing:
    waited = [one for one, _ in taken]
    processor = statistics.median(one for _, one in taken)
    return replace(_timing(waited, totals), processor=processor, longest=max(waited))


def timed_once(ask: Callable[[Item], int], items: Iterable[Item]) -> Timing:
    """Each asked once only, so that nothing which was kept of an answer can help."""
    return _timing([_milliseconds(ask, item) for item in items])


def _milliseconds(ask: Callable[[Item], int], item: Item) -> float:
    started = time.perf_counter()
    ask(item)
    return (time.perf_counter() - started) * 1000


def _timing(taken: list[float], totals: tuple[int, ...] = ()) -> Timing:
    return Timing(statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)], totals)


class Visitor:
    """One connection to a server on this machine, kept open as a browser keeps it; `server` is its process."""

    def __init__(self, port: int, server: int = 0) -> None:
        self.server = server
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Asked again when the server had closed the connection meanwhile."""
        try:
            return self._get(path, headers or {})
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()
            return self._get(path, headers or {})

    def _get(self, path: str, headers: Mapping[str, str]) -> Answer:
        self.connection.request("GET", path, headers={"Host": "localhost", **headers})
        response = self.connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read())


def wait_for(port: int, path: str = "/", seconds: float = 60) -> None:
    """Until a server answers there; TimeoutError when it never does."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            Visitor(port).get(path)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"Nothing answered on port {port} within {seconds:.0f} s.")
