"""Archive -> backup: the database of one moment, then the originals, which only ever become more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from archive.fixity import content_digest
from archive.journal import heads, seal
from archive.originals import OriginalDamaged, open_original
from archive.preservation.auditing.originals import named_originals
from archive.preservation.backups.engines import ABOUT, FORMAT, engine
from archive.preservation.releasing.bags import Bag


def write_backup(place: Path) -> list[str]:
    """Returns a sentence for each original that is damaged and so not in the backup: all else is.

    Raises BagRefused when the place is taken.
    """
    seal()
    # Before the database: a file that tells of more than the log holds would look like a log cut short.
    lines = heads.read()
    bag = Bag(place)
    with engine().dump(bag) as alias:
        faults = list(_write_originals(bag, named_originals(alias)))
        about = {"format": FORMAT, "engine": connection.vendor, "content_digest": content_digest(alias)}
        about |= {"migration": _last_migration(), "lacking": faults}
    bag.write("log/heads", ["".join(f"{line}\n" for line in lines).encode("latin-1")])
    bag.write(ABOUT, [json.dumps(about, indent=1, sort_keys=True).encode() + b"\n"])
    bag.close({"Source-Organization": "Aide-Mémoire", "External-Description": f"backup, {connection.vendor}"})
    return faults


def _write_originals(bag: Bag, digests: set[str]) -> Iterator[str]:
    for sha256 in sorted(digests):
        try:
            bag.write(f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}", [open_original(sha256)])
        except (OriginalDamaged, OSError) as damage:
            yield str(damage)


def _last_migration() -> str:
    applied = MigrationRecorder(connection).migration_qs.filter(app="archive")
    return str(applied.order_by("-id").values_list("name", flat=True).first())
