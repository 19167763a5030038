"""Files of the store against the SHA-256 they are filed under, and against the rows that name them."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive import originals
from archive.models import Article, Difference, Original
from archive.preservation.auditing.damage import Damage

PATIENCE = 1.0
"""Seconds: an original lies in the store a moment before the row that names it is written."""


def stored_files() -> list[Path]:
    """Everything in the store, in order, but what is being written at this moment."""
    return sorted(path for path in _walk(originals.store()) if not originals.is_arriving(path))


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        yield from (Path(place) / name for name in (*names, *links))


def damaged_originals(files: Sequence[Path]) -> Iterator[Damage]:
    named = named_originals()
    strangers = [path for path in files if not is_in_place(path) or path.name not in named]
    yield from (_stranger(path) for path in strangers if not _comes_late(path, named))
    for path in files:
        if is_in_place(path) and (why := fault_of(path)):
            yield Damage("changed", f"original {path.name}", f"{path} {why}: restore it from a backup")
    for sha256 in sorted(named - {path.name for path in files if is_in_place(path)}):
        if not originals.place_of(sha256).exists():
            yield Damage("missing", f"original {sha256}", f"{originals.place_of(sha256)} is gone: restore it")


def is_in_place(path: Path) -> bool:
    return len(path.name) == 64 and path == originals.place_of(path.name)


def named_originals(using: str = "default") -> set[str]:
    """The SHA-256 of every original that a row names: articles, their sidecars, earlier states of both, and versions
    of a text that wait for a curator."""
    named = set(Original.objects.using(using).order_by().values_list("sha256", flat=True))
    for rows in (Article.objects.using(using), Article.history.using(using)):
        for field in ("sha256", "sidecar_sha256"):
            named.update(rows.order_by().values_list(field, flat=True).distinct())
    for versions in Difference.objects.using(using).filter(field="text").values_list("kept", "proposed"):
        named.update(version for version in versions if isinstance(version, str))
    return named - {""}


def _comes_late(path: Path, named: set[str]) -> bool:
    """Whether a row names it after all, once an import that runs at this moment has come so far."""
    if not is_in_place(path) or path.name in named:
        return False
    time.sleep(PATIENCE)
    named |= named_originals()
    return path.name in named


def _stranger(path: Path) -> Damage:
    return Damage("untracked", f"file {path}", "no row names it; an import that was interrupted may have left it")


def fault_of(path: Path) -> str:
    """Why a file is not the original it is filed as; "" when it is."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return "is no plain file"
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return "" if digest == path.name else "has changed since it was stored"
