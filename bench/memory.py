"""What processes hold of their own."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

EVERY = 0.1
"""Seconds."""
_OWN = re.compile(r"^RssAnon:\s+(\d+) kB", re.MULTILINE)


@contextmanager
def most_held(argument: str) -> Iterator[dict[int, float]]:
    """The most MiB that each process with that argument was seen to hold, by process, filled until the block ends."""
    most: dict[int, float] = {}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(EVERY):
            for pid in processes(argument):
                most[pid] = max(most.get(pid, 0.0), held_by(pid))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield most
    finally:
        ended.set()
        watching.join()


def processes(argument: str) -> Iterator[int]:
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if argument.encode() in place.read_bytes().split(b"\0"):
                yield int(place.parent.name)


def held_by(pid: int) -> float:
    """Without what it shares with others as pages of files; 0 where it has just ended."""
    with suppress(OSError):
        if found := _OWN.search(Path(f"/proc/{pid}/status").read_text()):
            return int(found.group(1)) / 1024
    return 0.0
