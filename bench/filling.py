"""Texts -> the archive's rows and its index, and how fast that was: in bulk, then as a running archive imports."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction

from archive import search
from archive.models import Article
from bench import rows
from bench.corpus import Text

CHUNK = 5_000
LIVE = 5_000
"""So many texts come last, into an archive whose index stands."""
BATCH = 250


@dataclass(frozen=True)
class Filled:
    """Seconds; `live` and `indexing` are for the articles that came last. `growth`: MiB that the process grew by
    meanwhile."""

    built: int
    live_articles: int
    writing: float
    building: float
    live: float
    indexing: float
    growth: float


def fill(texts: Iterable[Text], size: int) -> Filled | None:
    """None when they are there already."""
    if Article.objects.count() == size:
        return None
    known, pending, live = rows.known(), iter(texts), min(LIVE, size // 2)
    bulk = islice(pending, size - live)
    writing = _timed(lambda: _write_in_bulk(bulk, known))
    building = _timed(lambda: call_command("rebuild_search_index", "--anew", stdout=StringIO()))
    before = _mebibytes()
    spent = [_import(batch, known) for batch in _batches(pending, BATCH)]
    return Filled(
        built=size - live,
        live_articles=live,
        writing=writing,
        building=building,
        live=sum(map(sum, spent)),
        indexing=sum(indexing for _, indexing in spent),
        growth=_mebibytes() - before,
    )


def _write_in_bulk(texts: Iterable[Text], known: rows.Known) -> None:
    """Without the triggers that note what changed: they are put back, and the index is made anew, afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA cache_size = -1000000")
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (trigger,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {trigger}")
    for chunk in _batches(texts, CHUNK):
        with transaction.atomic():
            rows.write(chunk, known, rows.next_number())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("ANALYZE")
    rows.reset_serials()
    call_command("migrate", verbosity=0)


def _import(batch: Sequence[Text], known: rows.Known) -> tuple[float, float]:
    """Seconds for the rows, with their triggers, and for the index."""

    def write() -> None:
        with transaction.atomic():
            rows.write(batch, known, rows.next_number())

    return _timed(write), _timed(search.index_pending)


def _batches(texts: Iterable[Text], size: int) -> Iterator[list[Text]]:
    pending = iter(texts)
    while batch := list(islice(pending, size)):
        yield batch


def _timed(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


def _mebibytes() -> float:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
