"""Which originals came, in which order, with what; and the same once more."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from archive.importing.rereading import opened
from archive.importing.running import Again, import_again
from archive.models import Original
from archive.originals import open_original
from archive.preservation.releasing.rows import line_of


@dataclass(frozen=True, slots=True)
class Arrived:
    """`received_at` is ISO 8601; `sidecar_sha256` is "" without a sidecar."""

    sha256: str
    file_name: str
    source_path: str
    sidecar_sha256: str
    received_at: str


def arrivals() -> Iterator[Arrived]:
    """In the order in which they came. Of an earlier version of a text only the bytes are known."""
    for original in Original.objects.select_related("article").order_by("pk").iterator(chunk_size=500):
        article, is_present = original.article, original.sha256 == original.article.sha256
        yield Arrived(
            sha256=original.sha256,
            file_name=original.file_name,
            source_path=article.source_path,
            sidecar_sha256=article.sidecar_sha256 if is_present else "",
            received_at=original.received_at.isoformat(),
        )


def written(came: Iterable[Arrived]) -> Iterator[bytes]:
    return (line_of(asdict(one)) for one in came)


def read(lines: Iterable[bytes]) -> Iterator[Arrived]:
    return (Arrived(**json.loads(line)) for line in lines)


def come_again(came: Iterable[Arrived], source: str) -> None:
    """Every original is read as if it had just come. Raises OriginalDamaged for one that is not what it was."""
    import_again(map(_again, came), source)


def _again(one: Arrived) -> Again:
    sidecar = open_original(one.sidecar_sha256) if one.sidecar_sha256 else None
    document = opened(one.file_name, open_original(one.sha256), sidecar)
    # A record of a JSON lines file is now the first of a file of its own; it keeps the number it came with.
    return Again(
        replace(document, name=one.file_name), one.source_path, sidecar, dt.datetime.fromisoformat(one.received_at)
    )
