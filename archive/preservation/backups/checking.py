"""Is a backup whole, and does it hold what it says? Asked before anything is overwritten, and whenever one likes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from archive.preservation.backups.engines import ABOUT, FORMAT, engine, refuse
from archive.preservation.releasing.bags import check_bag


@dataclass(frozen=True, slots=True)
class Backup:
    """`lacking`: a sentence for each original that was damaged when the backup was made."""

    content_digest: str
    lacking: tuple[str, ...]


def check_backup(place: Path) -> Backup:
    """Raises BagRefused, saying why, for a backup that is not to be trusted, or not for this archive."""
    check_bag(place)
    try:
        about = json.loads((place / "data" / ABOUT).read_bytes())
    except (OSError, ValueError):
        raise refuse(place, f"data/{ABOUT} cannot be read; is it a release? Those are for import_archive") from None
    if about["format"] != FORMAT:
        raise refuse(place, f"its format is {about['format']}; this archive reads {FORMAT}")
    if about["engine"] != connection.vendor:
        why = f"it was made on {about['engine']}, and this is {connection.vendor}: export and import a release"
        raise refuse(place, why)
    engine().check(place, about["content_digest"])
    return Backup(about["content_digest"], tuple(about["lacking"]))
