"""Archive -> decisions: what came, who decided, and every row that reading alone would not make."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from archive import lexicons
from archive.fixity import content_digest
from archive.preservation.rebuilding import arrivals
from archive.preservation.rebuilding.alone import made_alone
from archive.preservation.rebuilding.difference import Made, decided, table_of, written
from archive.preservation.rebuilding.telling import MODELS
from archive.preservation.releasing.bags import Bag
from archive.preservation.releasing.contents import users
from archive.preservation.releasing.rows import line_of
from archive.preservation.snapshot import snapshot

FORMAT = 1
ABOUT, ARRIVALS, USERS = "decisions.json", "arrivals.jsonl", "users.jsonl"


def write_decisions(place: Path, read_alone: Callable[[Path], Made] = made_alone) -> int:
    """Returns how many rows were decided. Raises BagRefused when the place is taken, RuntimeError when the originals
    cannot be read again; that reading takes what importing them took."""
    bag = Bag(place)
    with snapshot(), tempfile.TemporaryDirectory(prefix="archive-arrivals-") as folder:
        came = Path(folder) / ARRIVALS
        came.write_bytes(b"".join(arrivals.written(arrivals.arrivals())))
        bag.write(ARRIVALS, [came.read_bytes()])
        bag.write(USERS, map(line_of, users()))
        count = sum(_write_tables(bag, read_alone(came)))
        about = {"format": FORMAT, "content_digest": content_digest(), "lexicon_digest": lexicons.digest()}
    bag.write(ABOUT, [json.dumps(about, indent=1, sort_keys=True).encode() + b"\n"])
    bag.close({"External-Description": "what people decided in an archive of diplomatic statements"})
    return count


def _write_tables(bag: Bag, by_reading: Made) -> Iterator[int]:
    for model in MODELS:
        found = decided(model, by_reading[table_of(model)])
        bag.write(f"decided/{table_of(model)}.jsonl", written(found))
        yield len(found.rows) + len(found.gone)
