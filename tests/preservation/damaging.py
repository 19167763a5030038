"""Random damage to an archive, one at a time: bits flipped, things taken out, put in and exchanged."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, transaction
from django.db.models import Field, Model, QuerySet

from archive.fixity.kept import kinds, parts_of
from archive.models import Article, Event

Rows = QuerySet[Any]
TABLES = [part.model for kind in kinds() for part in parts_of(kind)]


class NothingToDamage(Exception):
    """This archive has nothing that this damage could be done to: another one is tried."""


class Damager:
    """`damaged()` damages, says what was done, and takes it back. The same seed damages the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    @contextmanager
    def damaged(self) -> Iterator[str]:
        before = _files()
        with transaction.atomic():
            yield self._damage()
            transaction.set_rollback(True)
        _put_back(before)

    def _damage(self) -> str:
        while True:
            chosen = self.random.choice([self._row, self._row, self._text, self._event, self._file, self._line])
            try:
                with transaction.atomic():
                    return chosen()
            except (NothingToDamage, Error):
                continue

    def _row(self) -> str:
        return self._damage_rows(self.random.choice(TABLES))

    def _event(self) -> str:
        return self._damage_rows(Event)

    def _text(self) -> str:
        return self._flip_value(Article, self._one_of(Article), Article._meta.get_field("text"))

    def _damage_rows(self, model: type[Model]) -> str:
        ways: list[Callable[[type[Model]], str]] = [self._flip, self._delete, self._add, self._swap]
        return self.random.choice(ways)(model)

    def _flip(self, model: type[Model]) -> str:
        return self._flip_value(model, self._one_of(model), self._one_value(model))

    def _flip_value(self, model: type[Model], row: Model, field: Field[Any, Any]) -> str:
        value = getattr(row, field.attname)
        other = self._flipped(value)
        _all(model).filter(pk=row.pk).update(**{field.attname: other})
        return f"{model.__name__} {row.pk}: {field.name} {value!r:.60} -> {other!r:.60}"

    def _flipped(self, value: Any) -> Any:
        match value:
            case bool():
                return not value
            case int():
                return value ^ 1
            case float():
                return value + 0.5
            case dt.datetime():
                return value + dt.timedelta(microseconds=1)
            case dt.date():
                return value + dt.timedelta(days=1)
            case str() if value:
                at = self.random.randrange(len(value))
                return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
            case dict() | list() if value:
                return [json.dumps(value)]
        raise NothingToDamage

    def _delete(self, model: type[Model]) -> str:
        row = self._one_of(model)
        _all(model).filter(pk=row.pk)._raw_delete(using="default")
        return f"{model.__name__} {row.pk}: deleted"

    def _add(self, model: type[Model]) -> str:
        row = self._one_of(model)
        was = row.pk
        row.pk = (_all(model).order_by("-pk").values_list("pk", flat=True).first() or 0) + 7
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key and isinstance(getattr(row, field.attname), str):
                setattr(row, field.attname, f"{row.pk}{getattr(row, field.attname)}"[: field.max_length])
        row.save_base(raw=True, force_insert=True)
        return f"{model.__name__} {was}: put in again as {row.pk}"

    def _swap(self, model: type[Model]) -> str:
        field, (one, other) = self._one_value(model), self._two_of(model)
        values = getattr(one, field.attname), getattr(other, field.attname)
        if values[0] == values[1] or field.unique:
            raise NothingToDamage
        for row, value in ((one, values[1]), (other, values[0])):
            _all(model).filter(pk=row.pk).update(**{field.attname: value})
        return f"{model.__name__} {one.pk} and {other.pk}: {field.name} exchanged"

    def _one_value(self, model: type[Model]) -> Field[Any, Any]:
        """A row that only links two others has none."""
        if not (values := _values(model)):
            raise NothingToDamage
        return self.random.choice(values)

    def _one_of(self, model: type[Model]) -> Any:
        return self._some_of(model, 1)[0]

    def _two_of(self, model: type[Model]) -> Any:
        return self._some_of(model, 2)

    def _some_of(self, model: type[Model], number: int) -> list[Any]:
        keys = list(_all(model).order_by("pk").values_list("pk", flat=True))
        if len(keys) < number:
            raise NothingToDamage
        return [_all(model).get(pk=key) for key in self.random.sample(keys, number)]

    def _file(self) -> str:
        files = sorted(path for path in _files() if path.parent.name != "log")
        one, other = self.random.sample(files, 2)
        match self.random.choice(("flip", "delete", "add", "stray", "swap", "rename")):
            case "flip":
                one.write_bytes(self._with_a_bit_flipped(one.read_bytes()))
            case "delete":
                one.unlink()
            case "add":
                (one.parent / f"{one.name[:-1]}{int(one.name[-1], 16) ^ 1:x}").write_bytes(b"what is this?")
            case "stray":
                (one.parent / "notes.txt").write_bytes(b"what is this?")
            case "swap":
                first, second = one.read_bytes(), other.read_bytes()
                one.write_bytes(second)
                other.write_bytes(first)
            case "rename":
                one.rename(one.parent / f"{one.name}.old")
        return f"originals: {one}"

    def _line(self) -> str:
        path = Path(settings.DATA_DIR) / "log" / "heads"
        lines = path.read_bytes().splitlines(keepends=True)
        at = self.random.randrange(len(lines))
        match self.random.choice(("flip", "delete", "add", "swap", "file")):
            case "flip":
                path.write_bytes(self._with_a_bit_flipped(b"".join(lines)))
            case "delete":
                path.write_bytes(b"".join(lines[:at] + lines[at + 1 :]))
            case "add":
                path.write_bytes(b"".join([*lines[:at], lines[at], *lines[at:]]))
            case "swap":
                path.write_bytes(b"".join([lines[at - 1], *lines[1 : at - 1], lines[0]][: len(lines)]) or b"?")
            case "file":
                path.unlink()
        return f"heads: line {at}"

    def _with_a_bit_flipped(self, data: bytes) -> bytes:
        at = self.random.randrange(len(data))
        return data[:at] + bytes([data[at] ^ (1 << self.random.randrange(8))]) + data[at + 1 :]


def _all(model: type[Model]) -> Rows:
    return model._base_manager.all()


def _values(model: type[Model]) -> list[Field[Any, Any]]:
    """Columns whose value is the row's own: no key, no link, nothing that the database computes."""
    return [f for f in model._meta.concrete_fields if not (f.primary_key or f.related_model or f.generated)]


def _files() -> dict[Path, bytes]:
    root = Path(settings.DATA_DIR)
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _put_back(before: dict[Path, bytes]) -> None:
    for path in _files().keys() - before.keys():
        path.unlink()
    for path, data in before.items():
        path.write_bytes(data)
