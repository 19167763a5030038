"""One digest a record, over every value of its rows, its history among them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from archive.fixity.kept import Part, history_of, kinds, parts_of


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a record is called, the digest of its rows ("" when it has none), and whether its own row is among them:
    the history of one that is gone stays."""

    name: str
    digest: str
    stands: bool = True


def record_digests(kind: str, keys: Collection[int], using: str = "default") -> dict[int, Fixed]:
    """For each key. Every value counts that differs from its field's default: a field added later changes none."""
    digests = {key: hashlib.sha256() for key in keys}
    seen: set[int] = set()
    for part in parts_of(kind):
        for key, lines in _lines_by_record(part, keys, using).items():
            digests[key].update(f"\n{part.model._meta.label}\n".encode() + b"\n".join(lines))
            seen.add(key)
    standing, gone = _names(kind, keys, using), _names_of_gone(kind, keys, using)
    return {
        key: Fixed(
            name=standing.get(key) or gone.get(key, ""),
            digest=digests[key].hexdigest() if key in seen else "",
            stands=key in standing,
        )
        for key in keys
    }


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


def _names(kind: str, keys: Collection[int], using: str) -> dict[int, str]:
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
