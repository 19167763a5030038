"""A bag: a folder whose manifest names every file with its SHA-256 (BagIt 1.0, RFC 8493)."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST, INFO = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"
TAG_FILES = ("bag-info.txt", "bagit.txt", MANIFEST)
MANY = 20
"""Faults after which no more are looked for: the bag is not to be used anyway."""


class BagRefused(Exception):
    """A folder that cannot be written as a bag, or believed as one; the message says why and what to do."""


class Bag:
    """A bag that is being written beside its place, and is put there whole or not at all."""

    def __init__(self, place: Path) -> None:
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise BagRefused(f"{place} is there already: name a folder that is not.")
        self.place = place
        self.aside = place.with_name(f"{place.name}.unfinished")
        if self.aside.exists():
            shutil.rmtree(self.aside)
        self.aside.mkdir(parents=True, mode=0o700)
        self.digests: dict[str, str] = {}
        self.size = 0

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """A file of the payload; `name` below data/."""
        path, digest = self.aside / "data" / name, hashlib.sha256()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                self.size += len(piece)
        self.digests[f"data/{name}"] = digest.hexdigest()

    def close(self, info: Mapping[str, str]) -> None:
        """Writes what describes the bag, makes sure that all of it is on the disk, and puts it in its place."""
        told = {**info, "Payload-Oxum": f"{self.size}.{len(self.digests)}"}
        self._write_tags("bagit.txt", DECLARATION)
        self._write_tags(INFO, "".join(f"{name}: {value}\n" for name, value in sorted(told.items())))
        self._write_tags(MANIFEST, lines_of(self.digests))
        tags = {name: digest_of(self.aside / name) for name in TAG_FILES}
        self._write_tags(TAG_MANIFEST, lines_of(tags))
        os.sync()
        if self.place.exists():
            self.place.rmdir()
        self.aside.rename(self.place)

    def _write_tags(self, name: str, text: str) -> None:
        (self.aside / name).write_text(text, encoding="utf-8", newline="\n")


def lines_of(digests: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_bag(place: Path) -> None:
    """Raises BagRefused, naming what is wrong, unless every file is there, unchanged, and no other is."""
    faults = [fault for fault, _ in zip(faults_of(place), range(MANY), strict=False)]
    if faults:
        raise BagRefused(f"{place} is damaged or is no release; nothing was read from it:\n  " + "\n  ".join(faults))


def faults_of(place: Path) -> Iterator[str]:
    if not place.is_dir():
        yield f"{place} is no folder"
    elif not all((place / name).is_file() for name in (*TAG_FILES, TAG_MANIFEST)):
        missing = [name for name in (*TAG_FILES, TAG_MANIFEST) if not (place / name).is_file()]
        yield f"{', '.join(missing)} is missing: is this the folder that was released?"
    elif strange := list(_strange_files(place)):
        yield from strange
    else:
        yield from _faults_inside(place)


def _strange_files(place: Path) -> Iterator[str]:
    """Nothing outside the folder is ever read: links are refused before any file is opened."""
    for folder, folders, names in os.walk(place):
        for name in (*folders, *names):
            path = Path(folder) / name
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                yield f"{path.relative_to(place)} is a link or no plain file"


def _faults_inside(place: Path) -> Iterator[str]:
    if (place / "bagit.txt").read_text(encoding="utf-8", errors="replace") != DECLARATION:
        yield "bagit.txt does not declare BagIt 1.0 in UTF-8"
    yield from _faults_of_manifest(place, TAG_MANIFEST, set(TAG_FILES))
    files = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    strangers = {name for name in files if not name.startswith("data/")} - {*TAG_FILES, TAG_MANIFEST}
    yield from (f"{name} does not belong to a release" for name in sorted(strangers))
    yield from _faults_of_manifest(place, MANIFEST, {name for name in files if name.startswith("data/")})


def _faults_of_manifest(place: Path, manifest: str, present: set[str]) -> Iterator[str]:
    """Every file it names is there and unchanged, and it names every file that is there."""
    named: set[str] = set()
    for at, line in enumerate((place / manifest).read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        if name in named or not is_plain(name) or name not in present:
            yield f"{manifest}, line {at}: {name or line!r} is not a file of this bag, or named twice"
        elif digest_of(place / name) != digest:
            yield f"{name} has changed"
        named.add(name)
    yield from (f"{name} stands in no manifest" for name in sorted(present - named))


def is_plain(name: str) -> bool:
    """A name that stays inside the bag, whatever a system makes of it."""
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and not set(name) & set("\\:~\0")
