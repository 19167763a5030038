"""Paths -> files. Nothing is opened that is not a plain file inside what was named, and sizes are looked at first."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIDECAR = ".meta.toml"
LARGEST = 50 * 1024 * 1024
"""Bytes: a larger file is no article; it would only fill the memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and its sidecar when there is one. `path` is absolute."""

    path: Path
    sidecar: Path | None


@dataclass(frozen=True, slots=True)
class PathRefused:
    """A path that cannot be read, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a folder that is not meant for the archive (a README, a hidden file): said, but no fault."""

    path: Path
    reason: str


Finding = Found | PathRefused | Skipped


def shown(path: Path) -> str:
    """The path as every database and terminal can hold it: bytes that are no text and control characters show as ?."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "?" for character in text.replace("\ufffd", "?"))


def find_files(paths: list[str]) -> Iterator[Finding]:
    """Every file named, and every file below a folder named, in name order; each file once."""
    seen: set[Path] = set()
    for name in paths:
        for finding in _look_at(Path(name)):
            if finding.path not in seen:
                seen.add(finding.path)
                yield finding


def _look_at(path: Path) -> Iterator[Finding]:
    absolute = Path(os.path.abspath(path))
    if not os.path.lexists(absolute):
        yield PathRefused(path, "there is no file or folder of that name; check the spelling and the current folder")
    elif absolute.is_dir():
        yield from _walk(absolute)
    else:
        yield judge(absolute)


def _walk(folder: Path) -> Iterator[Finding]:
    unreadable: list[PathRefused] = []

    def note(error: OSError) -> None:
        unreadable.append(PathRefused(Path(error.filename), f"the folder cannot be read ({error.strerror})"))

    for place, folders, names in os.walk(folder, onerror=note, followlinks=False):
        # Links to folders are not followed, so that a loop of links cannot hold the import.
        links = [path for name in sorted(folders) if (path := Path(place) / name).is_symlink()]
        yield from (Skipped(path, "a link to a folder") for path in links)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield from _judge_listed(Path(place) / name, folder)
    yield from unreadable


def _judge_listed(path: Path, root: Path) -> Iterator[Finding]:
    if path.name.endswith(SIDECAR):
        return
    if path.name.startswith(".") or path.stem.lower() == "readme":
        yield Skipped(path, "not an article: hidden files and READMEs are left out")
    elif path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        yield PathRefused(path, "the link leads out of the folder; name its target if it should be imported")
    else:
        yield judge(path)


def judge(path: Path) -> Finding:
    """Whether a single path is a plain file of a sensible size that may be read."""
    try:
        status = path.stat()
    except OSError as error:
        return PathRefused(path, f"it cannot be looked at ({error.strerror})")
    if not stat.S_ISREG(status.st_mode):
        return PathRefused(path, "not a plain file (a pipe, a socket or a device)")
    if status.st_size > LARGEST:
        return PathRefused(path, f"{status.st_size:,} bytes are more than the {LARGEST:,} an article may have")
    if not os.access(path, os.R_OK):
        return PathRefused(path, "no permission to read it")
    return Found(path, sidecar_of(path))


def sidecar_of(path: Path) -> Path | None:
    sidecar = path.with_name(path.name + SIDECAR)
    by_stem = path.with_name(path.stem + SIDECAR)
    return next((place for place in (sidecar, by_stem) if place.is_file()), None)
