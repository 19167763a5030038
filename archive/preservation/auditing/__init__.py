"""Audit: is everything still as it was put away? Three answers, for originals, texts, records and the log of changes.

changed     it is there, and no longer what it was
missing     it was there, and is gone
untracked   it is there, and nothing says why

originals.py   files against the SHA-256 they are filed under, and against the rows that name them
records.py     texts against their own digest; every record against the log's last word on it
log.py         the chain of events, and the file beside the originals
database.py    what the engine itself says of its file
reading.py     rows that cannot be read spoil no others
"""

from __future__ import annotations

from archive.journal import heads, seal
from archive.models import Head
from archive.preservation.auditing.damage import Damage
from archive.preservation.auditing.database import damaged_database
from archive.preservation.auditing.log import damaged_log
from archive.preservation.auditing.originals import damaged_originals, stored_files
from archive.preservation.auditing.records import damaged_records, damaged_texts
from archive.preservation.snapshot import snapshot

__all__ = ["Damage", "audit"]


def audit() -> list[Damage]:
    """Everything that is damaged; an empty list for a clean archive, also while others write.

    What is read outside the snapshot is read before it, in the order opposite to that in which it is written.
    """
    if faults := damaged_database():
        return faults
    seal()
    files, head, lines = stored_files(), Head.objects.first(), heads.read()
    with snapshot():
        return [
            *damaged_originals(files),
            *damaged_texts(),
            *damaged_records(),
            *damaged_log(lines, head.number if head else 0),
        ]
