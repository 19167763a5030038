"""The originals: bytes as they came, kept under their SHA-256 apart from the database.

`originals/ab/cd/abcd…` below the archive's data folder. A file is written aside, flushed to the disk and renamed
before any row points to it: a row without its bytes cannot come about, bytes without a row do no harm. Who writes
holds a lock on the file; one that nobody holds was left by a process that is gone, and the next import clears it away.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

ARRIVING = ".arriving"
"""Folder below the store, on the same disk, in which files are written before they get their names."""


class OriginalDamaged(Exception):
    """The stored bytes no longer have the SHA-256 they are filed under, or are gone; the message names the file."""


def store() -> Path:
    return Path(settings.DATA_DIR) / "originals"


def place_of(sha256: str) -> Path:
    return store() / sha256[:2] / sha256[2:4] / sha256


def keep_original(data: bytes) -> str:
    """Stores the bytes durably, unless they are there already, and returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = place_of(sha256)
    if not place.exists():
        make_folder(place.parent)
        _write_durably(place, data)
    return sha256


def open_original(sha256: str) -> bytes:
    """The bytes, checked against their name: a reader never gets a damaged original without being told."""
    place = place_of(sha256)
    try:
        data = place.read_bytes()
    except FileNotFoundError:
        raise OriginalDamaged(f"{place} is missing: restore it from a backup.") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OriginalDamaged(f"{place} has changed since it was stored: restore it from a backup.")
    return data


def _write_durably(place: Path, data: bytes) -> None:
    arriving = store() / ARRIVING
    make_folder(arriving)
    with _folder_held(arriving, fcntl.LOCK_SH):
        descriptor, aside = tempfile.mkstemp(dir=arriving)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.replace(aside, place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    flush_folder(place.parent)


def make_folder(folder: Path) -> None:
    """With those above it, each safe on the disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """The new name itself is only safe once its folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _folder_held(folder: Path, how: int) -> Iterator[None]:
    """Shared by those who make a file and lock it; nobody clears up in between."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def is_arriving(path: Path) -> bool:
    """Whether a process is writing this file at this moment."""
    if path.parent != store() / ARRIVING:
        return False
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (FileNotFoundError, BlockingIOError):
        return True
    return False


def clear_arriving() -> None:
    """Away with what processes that are gone have left half written."""
    arriving = store() / ARRIVING
    if arriving.is_dir():
        with _folder_held(arriving, fcntl.LOCK_EX):
            for path in arriving.iterdir():
                if not is_arriving(path):
                    path.unlink(missing_ok=True)
