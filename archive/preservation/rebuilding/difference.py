"""What of the archive reading alone would not make, table by table, and the same put into another archive."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from archive.fixity.records import stored_fields
from archive.models import Article, Sketch, SketchBand
from archive.preservation.rebuilding.telling import MODELS, Names, Row, free_fields, name_field, told, values_of
from archive.preservation.releasing.rows import line_of

Made = dict[str, Counter[str]]
"""By table: the digests of its rows, each as often as there is a row of that content."""


@dataclass(slots=True)
class Decided:
    """Of one table: rows that are there only because people wanted it, digests of rows that are gone for it."""

    rows: list[Row] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def table_of(model: type[Model]) -> str:
    return str(model._meta.model_name)


def made() -> Made:
    return {table_of(model): Counter(digest.hex() for _, digest, _ in told(model)) for model in MODELS}


def decided(model: type[Model], by_reading: Counter[str]) -> Decided:
    """What this archive has that reading did not make, and what reading made that it has no more."""
    left, found = Counter(by_reading), Decided()
    for _, digest, row in told(model):
        if left[digest.hex()]:
            left[digest.hex()] -= 1
        else:
            found.rows.append(row)
    found.gone = sorted(left.elements())
    return found


def written(found: Decided) -> Iterator[bytes]:
    yield from (line_of({"gone": digest}) for digest in found.gone)
    yield from (line_of({"row": row}) for row in found.rows)


def read(lines: Iterable[bytes]) -> Decided:
    found = Decided()
    for line in map(json.loads, lines):
        if "row" in line:
            found.rows.append(line["row"])
        else:
            found.gone.append(line["gone"])
    return found


def apply(decisions: dict[str, Decided]) -> None:
    """In a transaction. Rows beneath others go first and come last; what points to a record waits until it is there."""
    names = Names()
    for model in reversed(MODELS):
        _remove(model, decisions[table_of(model)])
    _clear_sketches()
    for model in MODELS:
        _put(model, decisions[table_of(model)].rows, names)
    for model in MODELS:
        _connect(model, decisions[table_of(model)].rows, names)


def _remove(model: type[Model], found: Decided) -> None:
    """But a record that is only changed stays the same row: others stand beneath it."""
    gone, name = Counter(found.gone), name_field(model)
    changed = {row[name] for row in found.rows} if name else set()
    keys = []
    for key, digest, row in told(model):
        if gone[digest.hex()]:
            gone[digest.hex()] -= 1
            if not name or row[name] not in changed:
                keys.append(key)
    everything: Any = model._base_manager.filter(pk__in=keys)
    everything._raw_delete("default")


def _clear_sketches() -> None:
    """They are made from the texts, and go with them."""
    for sketches in (SketchBand, Sketch):
        rows: Any = sketches._base_manager.exclude(article__in=Article.objects.all())
        rows._raw_delete("default")


def _put(model: type[Model], rows: list[Row], names: Names) -> None:
    free, name = free_fields(model), name_field(model)
    for row in rows:
        values = values_of(model, {column: value for column, value in row.items() if column not in free}, names)
        same: Any = model._base_manager.filter(**{name: row[name]}) if name else model._base_manager.none()
        if not same.update(**values):
            row["pk"] = _insert(model, values)


def _insert(model: type[Model], values: dict[str, Any]) -> int:
    """As it is told, without defaults or moments of today's making."""
    fields = [one for one in stored_fields(model) if not one.primary_key]
    everything: Any = model._base_manager
    (key,) = everything._insert(
        [model(**values)], fields=fields, returning_fields=[model._meta.pk], using="default", raw=True
    )[0]
    return int(key)


def _connect(model: type[Model], rows: list[Row], names: Names) -> None:
    free, name = free_fields(model), name_field(model)
    for row in rows if free else ():
        values = values_of(model, {column: row[column] for column in free}, names)
        key = {"pk": row["pk"]} if "pk" in row else {name: row[name]}
        model._base_manager.filter(**key).update(**values)
