"""One digest over all that the archive holds, the same on every engine and after every restore."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

from archive.fixity.kept import KEPT

NAMES = {
    "Topic": "code",
    "Publisher": "slug",
    "Actor": "key",
    "Article": "public_id",
    "Statement": "public_id",
    "Commitment": "public_id",
    "User": "username",
}
OF_THE_MACHINE = {
    *("created_at", "updated_at", "received_at", "reviewed_at", "recorded_at", "found_at"),
    *("run", "source_path"),
}
"""Fields that belong to one machine and not to the record. `content_digest` leaves them out, and primary keys."""


def content_digest(using: str = "default") -> str:
    """SHA-256, in hex, of every record's content; sorted here, because engines and collations sort differently."""
    digest = hashlib.sha256()
    for kept in KEPT:
        if kept.content:
            digest.update(f"\n{kept.model._meta.label}\n".encode())
            for line in sorted(_content_lines(kept.model, using)):
                digest.update(line)
    return digest.hexdigest()


def _content_lines(model: type[Model], using: str) -> Iterator[bytes]:
    """One line a record; long ones as their own digest, so that a million texts need no memory."""
    names = [path_of(field) for field in content_fields(model)]
    for row in model._base_manager.using(using).order_by().values_list(*names).iterator():
        yield digest_of(row)


def digest_of(values: Sequence[Any]) -> bytes:
    """Of a row, its values in the order of `content_fields`."""
    return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True).encode()).digest()


def content_fields(model: type[Model]) -> list[Field[Any, Any]]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return [field for field in fields if field.name not in OF_THE_MACHINE]


def path_of(field: Field[Any, Any]) -> str:
    """Links between records count by the stable names of what they point to."""
    return field.name if field.related_model is None else f"{field.name}__{NAMES[field.related_model.__name__]}"
