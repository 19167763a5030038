"""A row told by the names of what it points to, so that it means the same in an archive with other keys; and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, ForeignKey, JSONField, Model

from archive.fixity.content import NAMES, OF_THE_MACHINE, content_fields, digest_of, path_of
from archive.fixity.kept import KEPT
from archive.fixity.records import stored_fields

MODELS: tuple[type[Model], ...] = tuple(kept.model for kept in KEPT if kept.content)
Row = dict[str, Any]
"""By column: values as they are stored; for a column that points to a record, the name of that record."""


def told_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """Those that are told: all content, and of what belongs to one machine the moments and paths."""
    content = content_fields(model)
    others = [field for field in stored_fields(model) if field.name in OF_THE_MACHINE and field.related_model is None]
    return [*content, *others]


def told(model: type[Model]) -> Iterator[tuple[int, bytes, Row]]:
    """Key, digest of the content, and the row itself, of every row."""
    fields, count = told_fields(model), len(content_fields(model))
    names = [path_of(field) for field in fields]
    for key, *values in model._base_manager.order_by("pk").values_list("pk", *names).iterator(chunk_size=500):
        row = {field.name: value for field, value in zip(fields, values, strict=True) if not field.generated}
        yield key, digest_of(tuple(values[:count])), row


class Names:
    """The records that names stand for, each looked up once."""

    def __init__(self) -> None:
        self._keys: dict[tuple[type[Model], str], int] = {}

    def key_of(self, model: type[Model], name: str) -> int:
        """Raises LookupError for a name that no record has."""
        known = self._keys.get((model, name))
        if known is None:
            known = self._keys[model, name] = _key_of(model, name)
        return known


def _key_of(model: type[Model], name: str) -> int:
    try:
        found: Any = model._base_manager.values_list("pk", flat=True).get(**{NAMES[model.__name__]: name})
    except ObjectDoesNotExist:
        raise LookupError(f"there is no {model._meta.verbose_name} called {name}") from None
    return int(found)


def name_field(model: type[Model]) -> str:
    """The column by which a record is known outside; "" for rows that are none."""
    return NAMES.get(model.__name__, "")


def values_of(model: type[Model], row: Row, names: Names) -> dict[str, Any]:
    """What stands in the columns here, by attribute."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    return {fields[name].attname: _value(fields[name], value, names) for name, value in row.items()}


def _value(field: Field[Any, Any], value: Any, names: Names) -> Any:
    if value is None or isinstance(field, JSONField):
        return value
    if isinstance(field, ForeignKey):
        related: Any = field.related_model
        return names.key_of(related, value)
    return field.to_python(value)


def free_fields(model: type[Model]) -> list[str]:
    """What a row does without until all are there: it points to a record of a table that is filled no earlier."""
    later = set(MODELS[MODELS.index(model) :])
    return [field.name for field in told_fields(model) if field.null and field.related_model in later]
