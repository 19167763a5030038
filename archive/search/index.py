"""The queue of what changed -> the index. Triggers fill the queue, whoever writes; here it is drained.

A drain takes a batch from the queue, reads those records as they now stand, writes what differs and takes the batch
off the queue, in one transaction: killed at any moment, it has happened or it has not.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.models import Commitment
from archive.search import documents
from archive.search.columns import is_counted, numbers_of, packed
from archive.search.documents import Document
from archive.search.engines import Engine, engine_of, for_readers
from archive.search.nouns import ARTICLES, COMMITMENTS, NOUNS, Noun
from archive.search.results import IndexState
from archive.search.state import ANYTHING, NAMES, UNKNOWN, note, renew, version_of
from archive.search.vocabulary import learn

BATCH = 5_000
"""Rows of the queue taken at once: those of one article come together, so that it is read once."""
A_FEW = 500
PATIENCE = 1.0
"""Rows and seconds that a visitor's search may spend on what an importer has left in the queue."""


def index_pending(limit: int | None = None, seconds: float | None = None, wait: bool = True) -> int:
    """Index what waits, at most `limit` rows of the queue or about so many seconds; how many rows were done.

    Several processes may call this at once: they take turns, or leave it to the other when not `wait`.
    """
    done, until = 0, time.monotonic() + seconds if seconds else None
    while limit is None or done < limit:
        taken = _drain(min(BATCH, limit - done) if limit else BATCH, wait)
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
        if _is_waiting(connection):
            with engine_of(connection).impatient():
                index_pending(limit=A_FEW, seconds=PATIENCE, wait=False)
    except DatabaseError:
        # Locked by an import: the answer is as complete as the index; /healthz tells.
        return


def version() -> int:
    """Another number whenever anything changed that a search finds or a result shows; one query to ask for."""
    connection = for_readers()
    found, is_waiting = version_of(ANYTHING, connection)
    if is_waiting:
        catch_up()
        found, _ = version_of(ANYTHING, connection)
    return found


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
    """Rows of the queue, the records they name, and whether anything has another name."""

    rows: tuple[int, ...]
    articles: frozenset[int]
    commitments: frozenset[int]
    has_names: bool


def _drain(limit: int, wait: bool) -> int:
    connection = connections["default"]
    engine = engine_of(connection)
    if not _is_waiting(connection):
        return 0
    with transaction.atomic():
        if not engine.lock(wait):
            return 0
        batch = _take(connection, limit)
        _bring_up_to_date(ARTICLES, batch.articles, connection, engine)
        _bring_up_to_date(COMMITMENTS, batch.commitments, connection, engine)
        _forget_rows(connection, batch.rows)
        for code in (ANYTHING, NAMES) if batch.has_names else (ANYTHING,):
            renew(code, connection)
    return len(batch.rows)


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
    commitments = {pk for _, noun, pk in rows if noun == COMMITMENTS.code}
    of_commitments = Commitment.objects.filter(pk__in=commitments).values_list("article", flat=True)
    of_articles = Commitment.objects.filter(article__in=articles).values_list("pk", flat=True)
    return _Batch(
        rows=tuple(row for row, _, _ in rows),
        articles=frozenset(articles.union(of_commitments)),
        commitments=frozenset(commitments.union(of_articles)),
        has_names=any(noun == NAMES for _, noun, _ in rows),
    )


_READERS = {ARTICLES.code: documents.articles, COMMITMENTS.code: documents.commitments}


def _bring_up_to_date(noun: Noun, pks: Iterable[int], connection: BaseDatabaseWrapper, engine: Engine) -> None:
    for some in _in_hundreds(sorted(pks)):
        standing = {one.pk: one for one in _READERS[noun.code](some)}
        entries = _entries(noun, some, connection)
        changed = [one for pk, one in standing.items() if pk not in entries or entries[pk].digest != one.digest]
        stale = [entry for pk, entry in entries.items() if pk not in standing or entry.digest != standing[pk].digest]
        if changed or stale:
            _exchange(noun, stale, sorted(changed, key=lambda one: one.key), connection, engine)


def _in_hundreds(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    """Texts are held in memory while they are analysed: five hundred of them, whatever the batch."""
    for start in range(0, len(pks), 500):
        yield pks[start : start + 500]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands in the index of a record."""

    pk: int
    key: int
    digest: str
    length: int


def _entries(noun: Noun, pks: Sequence[int], connection: BaseDatabaseWrapper) -> dict[int, _Entry]:
    marks = ", ".join(["%s"] * len(pks))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pk, key, digest, length FROM {noun.entries} WHERE pk IN ({marks})", list(pks))
        return {row[0]: _Entry(*row) for row in cursor.fetchall()}


def _exchange(
    noun: Noun, stale: Sequence[_Entry], fresh: Sequence[Document], connection: BaseDatabaseWrapper, engine: Engine
) -> None:
    engine.remove(noun, [entry.key for entry in stale])
    _forget_entries(noun, stale, connection)
    engine.write(noun, fresh)
    version = note(
        noun,
        connection,
        documents=len(fresh) - len(stale),
        tokens=sum(one.length for one in fresh) - sum(entry.length for entry in stale),
        languages={one.language or UNKNOWN for one in fresh},
    )
    _note_entries(noun, fresh, version, connection)
    learn(fresh, connection)


def _forget_entries(noun: Noun, stale: Sequence[_Entry], connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {noun.entries} WHERE pk = %s", [(entry.pk,) for entry in stale])


def _note_entries(noun: Noun, fresh: Sequence[Document], version: int, connection: BaseDatabaseWrapper) -> None:
    counted = {token for one in fresh for token in one.filters if is_counted(token)}
    numbers = numbers_of(sorted(counted), connection) if counted else {}
    rows = [
        (one.pk, one.key, one.digest, one.length, one.until, one.cut, version, packed(one.filters, numbers))
        for one in fresh
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {noun.entries}(pk, key, digest, length, until, cut, version, tokens)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )


def _forget_rows(connection: BaseDatabaseWrapper, rows: Sequence[int]) -> None:
    """Exactly those taken: another process may meanwhile have committed one with a lower number."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM search_pending WHERE id IN ({', '.join(['%s'] * len(rows))})", list(rows))


def _count(table: str) -> int:
    with for_readers().cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]
