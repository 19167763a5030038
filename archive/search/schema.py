"""The tables of the index and the triggers that keep it: made, and put back, after every migrate.

They are no Django models: FTS5 tables cannot be, and what can be remade from the archive needs no migration. Django's
SQLite drops a table's triggers, unasked, when one of its fields changes; so after each migrate whatever is missing is
made again, and all that may have changed unseen meanwhile is queued.

To change what a record is indexed by: raise ANALYSIS, and every archive indexes itself anew after its next migrate.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.search.engines import Engine, engine_of
from archive.search.nouns import ARTICLES, COMMITMENTS, NOUNS
from archive.search.state import NAMES

ANALYSIS = 3
"""The edition of `analysis` and `tokens` that the index was made with."""

WATCHED = (
    ("archive_article", ARTICLES.code, "id"),
    ("archive_appearance", ARTICLES.code, "article_id"),
    ("archive_formulause", ARTICLES.code, "article_id"),
    ("archive_commitment", COMMITMENTS.code, "id"),
    ("archive_commitment", ARTICLES.code, "article_id"),
    ("archive_commitmentactor", COMMITMENTS.code, "commitment_id"),
    ("archive_commitment_topics", COMMITMENTS.code, "commitment_id"),
    ("archive_actor", NAMES, "id"),
    ("archive_actoralias", NAMES, "id"),
    ("archive_publisher", NAMES, "id"),
    ("archive_topic", NAMES, "id"),
)
"""Table, noun and column: a change of a row there queues the record of that noun that the column names. A queued
article takes its commitments along, a queued commitment its article (`index`). NAMES index nothing: what is remembered
of them is looked up again."""


def ensure(using: str = "default", **_: Any) -> None:
    """Everything stands as it should afterwards; what may be missing from the index waits in the queue."""
    connection = connections[using]
    if "archive_article" not in connection.introspection.table_names():
        return
    engine = engine_of(connection)
    with transaction.atomic(using=using):
        if _edition(connection) != ANALYSIS:
            _make_anew(connection, engine)
            queue_everything(connection)
        elif _put_back_triggers(connection, engine):
            queue_everything(connection)


def make_anew(using: str = "default") -> None:
    """An empty index, and everything waiting to be indexed; `settle` is to follow when it has been."""
    connection = connections[using]
    engine = engine_of(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        _make_anew(connection, engine)
        for statement in engine.unsettle_sql():
            cursor.execute(statement)
        queue_everything(connection)


def settle(using: str = "default") -> None:
    """What is quicker done once, after very much was written."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in engine_of(connection).settle_sql():
            cursor.execute(statement)


def queue_all(using: str = "default") -> None:
    """Every record waits to be compared with the index; only what differs will be written."""
    with transaction.atomic(using=using):
        queue_everything(connections[using])


def queue_everything(connection: BaseDatabaseWrapper) -> None:
    """Every article with its commitments, and every entry whose record may be gone."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_pending")
        # Engines write an index quickest by rising key, and keys rise with the date.
        cursor.execute(
            "INSERT INTO search_pending(noun, pk) SELECT 1, id FROM archive_article ORDER BY published_order, id"
        )
        for noun in NOUNS:
            cursor.execute(
                f"INSERT INTO search_pending(noun, pk) SELECT {noun.code}, entry.pk FROM {noun.entries} entry"
                f" WHERE NOT EXISTS (SELECT 1 FROM {noun.model._meta.db_table} kept WHERE kept.id = entry.pk)"
            )


def _edition(connection: BaseDatabaseWrapper) -> int | None:
    """None when there is no index yet."""
    if "search_state" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(analysis) FROM search_state")
        return cursor.fetchone()[0]


def _make_anew(connection: BaseDatabaseWrapper, engine: Engine) -> None:
    with connection.cursor() as cursor:
        for statement in (*engine.drop_sql(), *_drop_sql(), *_create_sql(connection), *engine.create_sql()):
            cursor.execute(statement)
        for code in (*(noun.code for noun in NOUNS), NAMES):
            cursor.execute(
                "INSERT INTO search_state(noun, analysis, version, documents, tokens, languages)"
                " VALUES (%s, %s, %s, 0, 0, '')",
                [code, ANALYSIS, time.time_ns() // 1000],
            )
    _put_back_triggers(connection, engine)


def _put_back_triggers(connection: BaseDatabaseWrapper, engine: Engine) -> bool:
    """Whether any was missing."""
    standing = engine.triggers_standing()
    missing = [statement for name, statement in _triggers(engine).items() if name not in standing]
    with connection.cursor() as cursor:
        for statement in missing:
            cursor.execute(statement)
    return bool(missing)


def _triggers(engine: Engine) -> dict[str, str]:
    return {name: statement for watched in WATCHED for name, statement in engine.triggers_sql(*watched).items()}


def _drop_sql() -> Iterator[str]:
    names = ("search_pending", "search_state", "search_word", "search_token", *(noun.entries for noun in NOUNS))
    yield from (f"DROP TABLE IF EXISTS {name}" for name in names)


def _create_sql(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """What both engines have alike.

    search_pending   what changed and is not indexed yet; rows only ever come and go, so that two writers never wait
                     for one another here
    search_token     the number of every filter token, under which the entries keep it
    search_word      every word seen, folded, with its token: what prefixes and "did you mean" draw on
    """
    postgresql = connection.vendor == "postgresql"
    serial = "bigserial PRIMARY KEY" if postgresql else "integer PRIMARY KEY AUTOINCREMENT"
    bytes_ = "bytea" if postgresql else "blob"
    by_code_point = 'text COLLATE "C"' if postgresql else "text"
    yield f"CREATE TABLE search_pending (id {serial}, noun smallint NOT NULL, pk bigint NOT NULL)"
    yield (
        "CREATE TABLE search_state (noun smallint PRIMARY KEY, analysis integer NOT NULL, version bigint NOT NULL,"
        " documents bigint NOT NULL, tokens bigint NOT NULL, languages text NOT NULL)"
    )
    yield f"CREATE TABLE search_token (id {serial}, text text NOT NULL UNIQUE)"
    yield f"CREATE TABLE search_word (word {by_code_point} NOT NULL, token text NOT NULL, PRIMARY KEY (word, token))"
    for noun in NOUNS:
        yield (
            f"CREATE TABLE {noun.entries} (pk bigint PRIMARY KEY, key bigint NOT NULL UNIQUE, digest text NOT NULL,"
            " length integer NOT NULL, until integer, cut boolean NOT NULL,"
            f" version bigint NOT NULL, tokens {bytes_} NOT NULL)"
        )
        yield f"CREATE INDEX {noun.entries}_version ON {noun.entries} (version)"
        yield f"CREATE INDEX {noun.entries}_until ON {noun.entries} (until, key) WHERE until IS NOT NULL"
