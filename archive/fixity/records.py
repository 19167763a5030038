"""One digest a record, over every value of its rows, its history among them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from archive.fixity.kept import Part, history_of, kinds, parts_of

Parts = Mapping[str, str]
"""The digest of a record's rows in each table that holds some, by the name of the table."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a record is called, the digest of its rows ("" when it has none), and whether its own row is among them:
    the history of one that is gone stays.

    parts    what the digest is made of; None where the log tells of it in the older way
    as_once  the digest as it was made in that older way: over all rows at once; None where nobody asked
    """

    name: str
    digest: str
    stands: bool = True
    parts: Parts | None = None
    as_once: str | None = None

    def is_as(self, told: Fixed) -> bool:
        """Whether the log tells of just these rows, in whichever way it does."""
        return told.digest == (self.as_once if told.parts is None and self.as_once is not None else self.digest)


def digest_of(parts: Parts) -> str:
    """One digest over those of all parts; "" over none."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest() if parts else ""


def record_digests(kind: str, keys: Collection[int], using: str = "default") -> dict[int, Fixed]:
    """For each key. Every value counts that differs from its field's default: a field added later changes none."""
    once = {key: hashlib.sha256() for key in keys}
    found: dict[int, dict[str, str]] = {key: {} for key in keys}
    for part in parts_of(kind):
        for key, rows in _rows_by_record(part, keys, using).items():
            once[key].update(rows)
            found[key][part.table] = hashlib.sha256(rows).hexdigest()
    standing, gone = names_of(kind, keys, using), _names_of_gone(kind, keys, using)
    return {
        key: Fixed(
            name=standing.get(key) or gone.get(key, ""),
            digest=digest_of(found[key]),
            stands=key in standing,
            parts=found[key],
            as_once=once[key].hexdigest() if found[key] else "",
        )
        for key in keys
    }


def part_digests(kind: str, keys: Collection[int], tables: Collection[str]) -> dict[int, dict[str, str]]:
    """For each key the digests of these tables alone; "" where the record has no rows in one."""
    found = {key: dict.fromkeys(tables, "") for key in keys}
    for part in parts_of(kind):
        if part.table in tables:
            for key, rows in _rows_by_record(part, keys, "default").items():
                found[key][part.table] = hashlib.sha256(rows).hexdigest()
    return found


def _rows_by_record(part: Part, keys: Collection[int], using: str) -> dict[int, bytes]:
    """All rows of each record in one table, under the name of its model."""
    head = f"\n{part.model._meta.label}\n".encode()
    return {key: head + b"\n".join(lines) for key, lines in _lines_by_record(part, keys, using).items()}


def _lines_by_record(part: Part, keys: Collection[int], using: str) -> dict[int, list[bytes]]:
    fields = stored_fields(part.model)
    rows = part.model._base_manager.using(using).filter(**{f"{part.path}__in": keys}).order_by("pk")
    lines: dict[int, list[bytes]] = defaultdict(list)
    for key, *values in rows.values_list(part.path, *(field.attname for field in fields)):
        lines[key].append(line_of(fields, values))
    return lines


def stored_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """Those that are written; the others are computed by the database."""
    return [field for field in model._meta.concrete_fields if not field.generated]


def line_of(fields: Iterable[Field[Any, Any]], values: Iterable[Any]) -> bytes:
    told = {f.attname: v for f, v in zip(fields, values, strict=True) if f.primary_key or v != f.get_default()}
    return json.dumps(told, default=plain, sort_keys=True, ensure_ascii=True).encode()


def plain(value: Any) -> Any:
    """Moments to the microsecond and in UTC, days as ISO 8601: the same from both engines."""
    if isinstance(value, dt.datetime):
        return (value.astimezone(dt.UTC) if value.tzinfo else value).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def names_of(kind: str, keys: Collection[int], using: str = "default") -> dict[int, str]:
    """What the records that stand are called."""
    kept = kinds()[kind]
    rows = kept.model._base_manager.using(using).filter(pk__in=keys).values_list("pk", kept.name)
    return {key: str(name)[:150] for key, name in rows}


def _names_of_gone(kind: str, keys: Collection[int], using: str) -> dict[int, str]:
    """As their history has them."""
    kept = kinds()[kind]
    history = history_of(kept.model) if kept.name != "pk" else None
    if history is None:
        return {}
    rows = history._base_manager.using(using).filter(id__in=keys).values_list("id", kept.name)
    return {key: str(name)[:150] for key, name in rows}
