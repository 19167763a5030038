"""Backup -> archive. The originals first, which overwrite nothing that is whole; then the database at once; then what
does not belong to it is put aside. Killed in between, it can be started again."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from django.conf import settings

from archive import originals
from archive.journal import heads
from archive.journal.sealing import tell_of_archive
from archive.preservation.auditing.originals import fault_of, is_in_place, named_originals, stored_files
from archive.preservation.backups.checking import Backup, check_backup
from archive.preservation.backups.engines import engine


def restore_backup(place: Path) -> Backup:
    """Raises BagRefused before anything is written when the backup is damaged."""
    backup = check_backup(place)
    _restore_originals(place / "data" / "originals")
    engine().load(place, backup.content_digest)
    aside = _folder_aside()
    _put_strangers_aside(aside)
    _restore_heads(place / "data" / "log" / "heads", aside)
    tell_of_archive("restore", f"from {place}", backup.content_digest)
    heads.note()
    return backup


def _restore_originals(source: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            there = originals.place_of(path.name)
            if os.path.lexists(there) and fault_of(there):
                there.unlink()
            originals.keep_original(path.read_bytes())


def _put_strangers_aside(aside: Path) -> None:
    """Files that no row of the restored archive names: of the archive that was here before."""
    named = named_originals()
    for path in stored_files():
        if not is_in_place(path) or path.name not in named:
            _move(path, aside)


def _restore_heads(source: Path, aside: Path) -> None:
    if heads.path().exists():
        _move(heads.path(), aside)
    originals.make_folder(heads.path().parent)
    arriving = heads.path().with_name("heads.arriving")
    arriving.write_bytes(source.read_bytes())
    arriving.replace(heads.path())
    originals.flush_folder(heads.path().parent)


def _move(path: Path, aside: Path) -> None:
    there = aside / path.relative_to(settings.DATA_DIR)
    there.parent.mkdir(parents=True, exist_ok=True)
    path.replace(there)


def _folder_aside() -> Path:
    numbered = (Path(settings.DATA_DIR) / "replaced" / str(number) for number in count(1))
    return next(folder for folder in numbered if not folder.exists())
