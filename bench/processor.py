"""What a server works for: processor time of its processes, which a busy machine stretches far less than the clock.

Linux keeps it for every thread, in nanoseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def milliseconds_of(pid: int) -> float:
    """Of the process and of those that it started, since they began."""
    return sum(map(_of_threads, _family(pid))) / 1_000_000


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in (PROC / str(pid) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _of_threads(pid: int) -> int:
    return sum(int(one.read_text().split()[0]) for one in (PROC / str(pid) / "task").glob("*/schedstat"))
