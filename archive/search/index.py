"""The queue of what changed -> the index. Triggers fill the queue, whoever writes; here it is drained.

A drain takes a batch from the queue, reads those records as they now stand, writes what differs and takes the batch
off the queue, in one transaction: killed at any moment, it has happened or it has not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import Commitment
from archive.search import documents, entries
from archive.search.analysing import Analyser, Document, Told, here
from archive.search.engines import engine_of, for_readers
from archive.search.entries import Entry
from archive.search.keys import BITS
from archive.search.nouns import ARTICLES, COMMITMENTS, NOUNS, Noun
from archive.search.results import IndexState
from archive.search.state import NAMES, UNKNOWN, is_waiting, look_again, note, renew, version_of
from archive.search.vocabulary import learn

BATCH = 20_000
"""Rows of the queue taken at once: those of one article come together, so that it is read once."""
READ = 250
"""Texts held in memory while they are analysed, whatever the batch."""
A_FEW = 500
PATIENCE = 1.0
"""Rows and seconds that a visitor's search may spend on what an importer has left in the queue."""


def index_pending(
    limit: int | None = None, seconds: float | None = None, wait: bool = True, analyser: Analyser | None = None
) -> int:
    """Index what waits, at most `limit` rows of the queue or about so many seconds; how many rows were done.

    Several processes may call this at once: they take turns, or leave it to the other when not `wait`.
    """
    done, until = 0, time.monotonic() + seconds if seconds else None
    while limit is None or done < limit:
        taken = _drain(min(BATCH, limit - done) if limit else BATCH, wait, analyser)
        done += taken
        if not taken or (until and time.monotonic() > until):
            break
    return done


def catch_up() -> None:
    """Before a search answers: index what little may be waiting; never wait for a writer, never fail the search.

    A standby cannot write, and its primary may be gone: the answer is as complete as the index; /healthz tells.
    """
    connection = for_readers()
    if connection.alias != DEFAULT_DB_ALIAS:
        return
    try:
        if is_waiting(connection):
            with engine_of(connection).impatient():
                index_pending(limit=A_FEW, seconds=PATIENCE, wait=False)
            look_again()
    except DatabaseError:
        # Locked by an import: the answer is as complete as the index; /healthz tells.
        return


def pending_count() -> int:
    """Changes that wait to be indexed."""
    return _count("search_pending")


def index_state() -> IndexState:
    """How complete the index is."""
    cut = sum(_count(f"{noun.entries} WHERE cut") for noun in NOUNS)
    rows = sum(noun.visible().count() for noun in NOUNS)
    return IndexState(rows, sum(_count(noun.entries) for noun in NOUNS), pending_count(), cut)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows of the queue, the records they name (commitments with their articles, 0 for what is gone), and whether
    anything has another name."""

    rows: tuple[int, ...]
    articles: frozenset[int]
    commitments: Mapping[int, int]
    has_names: bool


def _drain(limit: int, wait: bool, analyser: Analyser | None) -> int:
    connection = connections["default"]
    if not _is_waiting(connection):
        return 0
    with transaction.atomic():
        if not engine_of(connection).lock(wait):
            return 0
        batch = _take(connection, limit)
        with _remembered(connection) as told:
            _bring_all_up_to_date(batch, connection, analyser or here(told))
        _forget_rows(connection, batch.rows)
        if batch.has_names:
            renew(NAMES, connection)
    return len(batch.rows)


_told: dict[tuple[object, ...], Told] = {}
"""The words that this process told the index, under the versions that it left the index with."""


@contextmanager
def _remembered(connection: BaseDatabaseWrapper) -> Iterator[Told]:
    """Nothing is remembered of what was rolled back, nor once another has written to the index: it may have been made
    anew."""
    told = _told.pop(_versions(connection), Told())
    yield told
    versions = _versions(connection)

    def remember() -> None:
        _told.clear()
        _told[versions] = told

    transaction.on_commit(remember)


def _versions(connection: BaseDatabaseWrapper) -> tuple[object, ...]:
    return connection.settings_dict["NAME"], *(version_of(noun.code, connection) for noun in NOUNS)


def _is_waiting(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM search_pending LIMIT 1")
        return cursor.fetchone() is not None


def _take(connection: BaseDatabaseWrapper, limit: int) -> _Batch:
    """An article takes its commitments along, which carry its date; they take it, which carries their topics."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, noun, pk FROM search_pending ORDER BY id LIMIT %s", [limit])
        rows = cursor.fetchall()
    articles = {pk for _, noun, pk in rows if noun == ARTICLES.code}
    commitments = dict.fromkeys((pk for _, noun, pk in rows if noun == COMMITMENTS.code), 0)
    for some in _parts(sorted(commitments)):
        articles.update(Commitment.objects.filter(pk__in=some).order_by().values_list("article", flat=True))
    for some in _parts(sorted(articles)):
        commitments.update(Commitment.objects.filter(article__in=some).order_by().values_list("pk", "article"))
    return _Batch(
        rows=tuple(row for row, _, _ in rows),
        articles=frozenset(articles),
        commitments=commitments,
        has_names=any(noun == NAMES for _, noun, _ in rows),
    )


def _bring_all_up_to_date(batch: _Batch, connection: BaseDatabaseWrapper, analyser: Analyser) -> None:
    """By rising key, as engines like it."""
    keys = {pk: key for some in _parts(sorted(batch.articles)) for pk, key in documents.keys(some)}
    days = {pk: keys.get(article, 0) >> BITS for pk, article in batch.commitments.items()}
    articles = sorted(batch.articles, key=lambda pk: keys.get(pk, 0))
    _bring_up_to_date(ARTICLES, articles, connection, analyser)
    _bring_up_to_date(COMMITMENTS, sorted(days, key=lambda pk: (days[pk], -pk)), connection, analyser)


def _bring_up_to_date(noun: Noun, pks: Sequence[int], connection: BaseDatabaseWrapper, analyser: Analyser) -> None:
    """What differs is written; what is gone leaves the index."""
    batches = _parts(pks, READ)
    words: set[tuple[str, str]] = set()
    for some, analysed in zip(batches, analyser(noun.code, batches), strict=True):
        _bring_up(noun, some, {one.pk: one for one in analysed.documents}, connection)
        words |= analysed.words
    learn(words, connection)


def _parts(pks: Sequence[int], size: int = 5_000) -> list[Sequence[int]]:
    """No more at once than an engine takes parameters."""
    return [pks[start : start + size] for start in range(0, len(pks), size)]


def _bring_up(noun: Noun, pks: Sequence[int], found: Mapping[int, Document], connection: BaseDatabaseWrapper) -> None:
    standing = entries.standing(noun, pks, connection)
    digests = {pk: one.digest for pk, one in found.items()}
    changed = [one for pk, one in found.items() if pk not in standing or standing[pk].digest != digests[pk]]
    stale = [entry for pk, entry in standing.items() if entry.digest != digests.get(pk)]
    if changed or stale:
        _exchange(noun, stale, sorted(changed, key=lambda one: one.key), connection)


def _exchange(noun: Noun, stale: Sequence[Entry], fresh: Sequence[Document], connection: BaseDatabaseWrapper) -> None:
    engine = engine_of(connection)
    engine.remove(noun, [entry.key for entry in stale])
    entries.forget(noun, stale, connection)
    engine.write(noun, fresh)
    version = note(
        noun,
        connection,
        documents=len(fresh) - len(stale),
        tokens=sum(one.length for one in fresh) - sum(entry.length for entry in stale),
        languages={one.language or UNKNOWN for one in fresh},
    )
    entries.note(noun, fresh, version, connection)


def _forget_rows(connection: BaseDatabaseWrapper, rows: Sequence[int]) -> None:
    """Exactly those taken: another process may meanwhile have committed one with a lower number."""
    with connection.cursor() as cursor:
        for some in _parts(rows):
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM search_pending WHERE id IN ({marks})", list(some))


def _count(table: str) -> int:
    with for_readers().cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]
