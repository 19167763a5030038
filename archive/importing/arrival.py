"""A reading with where and when it came in: what one document brings to the archive."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from archive.extraction.reading import Reading
from archive.models import ImportRun


@dataclass(frozen=True, slots=True)
class Arrival:
    """`source_path` is absolute; `sidecar_sha256` is "" without a sidecar; `received_at` is aware."""

    reading: Reading
    source_path: str
    sidecar_sha256: str
    received_at: dt.datetime
    run: ImportRun
