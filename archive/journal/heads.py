"""How far the log is, in a file beside the originals that only grows: a log that is made anew no longer fits it.

`log/heads` below the data folder, one line each time events were written: the last event's number, its hash, and a
mark over both and the mark of the line before, so that no line can be changed, taken out or exchanged.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from archive.models import Event, Head
from archive.originals import flush_folder, make_folder

LONGEST = 200
"""Bytes that a line never has: a number, two digests, and what stands between them."""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    hash: str
    mark: str

    def __str__(self) -> str:
        return f"{self.number} {self.hash} {self.mark}\n"


def path() -> Path:
    return Path(settings.DATA_DIR) / "log" / "heads"


def note(last: tuple[int, str] | None = None) -> None:
    """Writes down the last event (number and hash, looked up where nobody has them at hand), once.

    The database remembers how far it is written: lines cut off are found.
    """
    last = last or Event.objects.order_by("-number").values_list("number", "hash").first()
    if last is None:
        return
    with _held() as file:
        latest = _last_line(file)
        if latest is None or latest.number < last[0]:
            _append(file, next_line(latest, *last))
    _remember(last[0])


def next_line(before: Line | None, number: int, hash: str) -> Line:
    mark = hashlib.sha256(f"{before.mark if before else ''} {number} {hash}".encode()).hexdigest()
    return Line(number, hash, mark)


def read() -> list[str]:
    """The lines of the file, whatever they hold; none when there is no file."""
    try:
        text = path().read_bytes().decode("latin-1")
    except FileNotFoundError:
        return []
    return text.removesuffix("\n").split("\n") if text else []


def read_line(text: str) -> Line | None:
    """None for what is no line of this file."""
    parts = text.split(" ")
    if len(parts) != 3 or not parts[0].isascii() or not parts[0].isdigit():
        return None
    line = Line(int(parts[0]), parts[1], parts[2])
    return line if str(line) == f"{text}\n" else None


@contextmanager
def _held() -> Iterator[BinaryIO]:
    """The file, for one process at a time."""
    place = path()
    make_folder(place.parent)
    with place.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _last_line(file: BinaryIO) -> Line | None:
    file.seek(max(file.seek(0, os.SEEK_END) - LONGEST, 0))
    lines = file.read().decode("ascii", "replace").splitlines()
    return read_line(lines[-1]) if lines else None


def _append(file: BinaryIO, line: Line) -> None:
    file.write(str(line).encode())
    file.flush()
    os.fsync(file.fileno())
    flush_folder(path().parent)


def _remember(number: int) -> None:
    if not Head.objects.filter(number__lt=number).update(number=number):
        Head.objects.get_or_create(pk=1, defaults={"number": number})
