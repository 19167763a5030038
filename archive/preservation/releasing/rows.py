"""Rows as JSON Lines: every value that is stored, keys too, under the name of its column. And back, unaltered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Field, ForeignKey, JSONField, Model, QuerySet

from archive.fixity.records import plain, stored_fields

AT_ONCE = 500
Rows = QuerySet[Any]


class RowRefused(Exception):
    """A line that is no row of its table; the message says why."""


def written(rows: Rows) -> Iterator[bytes]:
    """One line a row, in the order of the keys; the same rows give the same bytes on either engine."""
    names = [field.attname for field in stored_fields(rows.model)]
    for values in rows.order_by("pk").values_list(*names).iterator(chunk_size=AT_ONCE):
        yield line_of(dict(zip(names, values, strict=True)))


def line_of(values: Any) -> bytes:
    return json.dumps(values, default=plain, sort_keys=True, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def load(model: type[Model], lines: Iterable[bytes]) -> int:
    """Writes the rows as they are, without defaults or moments of today's making; returns how many."""
    fields, count = stored_fields(model), 0
    size = connection.ops.bulk_batch_size(fields, [None] * AT_ONCE)
    for some in _in_groups((_row(model, fields, line) for line in lines), max(size, 1)):
        everything: Any = model._base_manager.all()
        everything._insert(some, fields=fields, using="default", raw=True)
        count += len(some)
    return count


def _row(model: type[Model], fields: Sequence[Field[Any, Any]], line: bytes) -> Model:
    try:
        values = json.loads(line)
        if strange := values.keys() - {field.attname for field in fields}:
            raise RowRefused(f"{model.__name__} has no column {', '.join(sorted(strange))}: a newer archive wrote it.")
        return model(**{f.attname: _value(f, values[f.attname]) for f in fields if f.attname in values})
    except (ValueError, TypeError, AttributeError, ValidationError) as error:
        raise RowRefused(f"a line is no row of {model.__name__}: {line[:80]!r} ({error})") from error


def _value(field: Field[Any, Any], value: Any) -> Any:
    if isinstance(field, JSONField):
        return value
    return (field.target_field if isinstance(field, ForeignKey) else field).to_python(value)


def _in_groups(rows: Iterable[Model], size: int) -> Iterator[list[Model]]:
    group: list[Model] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
