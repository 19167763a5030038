"""The rows beneath a record (its parties, its aliases, its topics) as plain values, for its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from archive.models.chronicle import Beneath

RowsBeneath = dict[str, list[dict[str, Any]]]
_plain = DjangoJSONEncoder()


def rows_beneath(record: models.Model, inlines: Mapping[str, tuple[type[models.Model], str]]) -> RowsBeneath:
    """By name: the rows of each inline (model, key that leads up), and the records of each plain relation to many."""
    rows = {name: _rows(model, up, record) for name, (model, up) in inlines.items()}
    plain = [field.name for field in record._meta.many_to_many if _is_plain(field)]
    return rows | {name: _linked(record, name) for name in plain}


def _is_plain(field: Any) -> bool:
    return bool(field.remote_field.through._meta.auto_created)


def rows_changed(before: RowsBeneath, after: RowsBeneath) -> Beneath:
    return {name: {"was": before.get(name, []), "is": rows} for name, rows in after.items() if before.get(name) != rows}


def put_back(record: Any, name: str, rows: list[dict[str, Any]], inlines: Mapping[str, tuple[type[Any], str]]) -> None:
    """Makes the rows of that name what they were. A row that names a record which is gone is left out."""
    if name not in inlines:
        getattr(record, name).set(row["pk"] for row in rows)
        return
    model, up = inlines[name]
    model._default_manager.filter(**{up: record}).delete()
    for row in rows:
        values = {column: value for column, value in row.items() if column != "says"}
        if _all_exist(model, values):
            model._default_manager.create(**{up: record}, **values)


def _rows(model: Any, up: str, record: models.Model) -> list[dict[str, Any]]:
    linked = [field.name for field in model._meta.concrete_fields if field.is_relation and field.name != up]
    found = model._default_manager.filter(**{up: record}).select_related(*linked).order_by("pk")
    return [_row(one, up) for one in found]


def _row(one: models.Model, up: str) -> dict[str, Any]:
    told = (field for field in one._meta.concrete_fields if not field.primary_key and field.name != up)
    return {field.attname: plain(getattr(one, field.attname)) for field in told} | {"says": str(one)}


def _linked(record: models.Model, name: str) -> list[dict[str, Any]]:
    return [{"pk": one.pk, "says": str(one)} for one in getattr(record, name).order_by("pk")]


def plain(value: Any) -> Any:
    """As JSON holds it: days and moments as their text."""
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else _plain.default(value)


def _all_exist(model: Any, values: dict[str, Any]) -> bool:
    links = (field for field in model._meta.concrete_fields if field.is_relation and values.get(field.attname))
    return all(link.related_model._default_manager.filter(pk=values[link.attname]).exists() for link in links)
