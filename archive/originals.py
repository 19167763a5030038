"""The originals: bytes as they came, kept under their SHA-256 apart from the database.

`originals/ab/cd/abcd…` below the archive's data folder. A file is written aside, flushed to the disk and renamed
before any row points to it: a row without its bytes cannot come about, bytes without a row do no harm.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class OriginalDamaged(Exception):
    """The stored bytes no longer have the SHA-256 they are filed under, or are gone; the message names the file."""


def place_of(sha256: str) -> Path:
    return Path(settings.DATA_DIR) / "originals" / sha256[:2] / sha256[2:4] / sha256


def keep_original(data: bytes) -> str:
    """Stores the bytes durably, unless they are there already, and returns their SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = place_of(sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
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
    descriptor, aside = tempfile.mkstemp(dir=place.parent, prefix=".arriving-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, place)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    """The new name itself is only safe once its folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
