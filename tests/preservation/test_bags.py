"""A bag is believed only when every file is there, unchanged, inside it, and no other is."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from archive.preservation.releasing.bags import Bag, BagRefused, check_bag


@pytest.fixture
def place(tmp_path: Path) -> Path:
    bag = Bag(tmp_path / "bag")
    bag.write("records/rows.jsonl", [b'{"title": ', b'"better"}\n'])
    bag.write("README.md", [b""])
    bag.close({"Source-Organization": "Aide-Mémoire"})
    return tmp_path / "bag"


def test_what_is_written_is_a_bag_for_others_and_for_us(place: Path) -> None:
    assert bagit.Bag(str(place)).validate()
    check_bag(place)


def test_a_bag_is_in_its_place_whole_or_not_at_all(tmp_path: Path) -> None:
    bag = Bag(tmp_path / "bag")
    bag.write("README.md", [b"half"])
    assert not (tmp_path / "bag").exists()
    Bag(tmp_path / "bag").close({})
    assert [path.name for path in tmp_path.iterdir()] == ["bag"]


def flip(place: Path) -> None:
    path = place / "data" / "records" / "rows.jsonl"
    path.write_bytes(path.read_bytes().replace(b"better", b"bitter"))


def outside(place: Path) -> None:
    manifest = place / "manifest-sha256.txt"
    (place.parent / "secret").write_bytes(b"")
    manifest.write_text(manifest.read_text() + f"{hashlib.sha256(b'').hexdigest()}  data/../../secret\n")
    name = "tagmanifest-sha256.txt"
    digest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    kept = [line for line in (place / name).read_text().splitlines() if "  manifest" not in line]
    (place / name).write_text("\n".join([*kept, f"{digest}  manifest-sha256.txt"]) + "\n")


def linked(place: Path) -> None:
    path = place / "data" / "README.md"
    path.unlink()
    path.symlink_to("/etc/hostname")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a changed row": flip,
    "a file taken out": lambda place: (place / "data" / "records" / "rows.jsonl").unlink(),
    "a file put in": lambda place: (place / "data" / "records" / "more.jsonl").write_text("{}"),
    "a file beside": lambda place: (place / "fetch.txt").write_text("https://elsewhere.example"),
    "another version": lambda place: (place / "bagit.txt").write_text("BagIt-Version: 0.97\n"),
    "no manifest": lambda place: (place / "manifest-sha256.txt").unlink(),
    "a path that leads out": outside,
    "a link": linked,
    "a pipe": lambda place: os.mkfifo(place / "data" / "pipe"),
    "nothing": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_bag_is_refused(place: Path, damage: Callable[[Path], object]) -> None:
    damage(place)
    with pytest.raises(BagRefused, match="nothing was read from it"):
        check_bag(place)
