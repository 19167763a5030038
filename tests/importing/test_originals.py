"""The originals come back bit for bit, and damage is noticed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from archive.originals import OriginalDamaged, keep_original, open_original, place_of

DATA = b"\x00\xff as they came \r\n"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


def test_bytes_come_back_bit_for_bit() -> None:
    assert open_original(keep_original(DATA)) == DATA


def test_they_are_filed_under_their_sha256() -> None:
    assert keep_original(DATA) == hashlib.sha256(DATA).hexdigest()


def test_keeping_twice_writes_once() -> None:
    before = place_of(keep_original(DATA)).stat().st_mtime_ns
    assert place_of(keep_original(DATA)).stat().st_mtime_ns == before


def test_no_half_written_file_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archive.originals.os.fsync", disk_full)
    with pytest.raises(OSError, match="No space left"):
        keep_original(DATA)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_changed_original_is_named_instead_of_served() -> None:
    place = place_of(keep_original(DATA))
    place.write_bytes(b"tampered")
    with pytest.raises(OriginalDamaged, match="has changed"):
        open_original(place.name)


def test_a_missing_original_is_named() -> None:
    with pytest.raises(OriginalDamaged, match="is missing"):
        open_original("0" * 64)
