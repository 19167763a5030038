"""Puts the stamp and its triggers in place, and back: Django's SQLite drops a table's triggers, unasked, when one of
its fields changes."""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.edition.tables import watched
from archive.edition.triggers import DIALECTS, TABLE


def ensure(using: str = "default", **_: Any) -> None:
    """Everything stands as it should afterwards, with a new stamp: what was changed meanwhile nobody watched."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with transaction.atomic(using=using):
        if TABLE not in tables:
            _execute(connection, *DIALECTS[connection.vendor].create)
        _execute(connection, *_missing_triggers(connection, tables), DIALECTS[connection.vendor].renew)


def _missing_triggers(connection: BaseDatabaseWrapper, tables: set[str]) -> list[str]:
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(dialect.standing)
        standing = {name for (name,) in cursor.fetchall()}
    needed = [named for table in watched() if table in tables for named in dialect.triggers(table)]
    return [statement for name, statement in needed if name not in standing]


def _execute(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
