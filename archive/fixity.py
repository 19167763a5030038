"""Fixity of the content: one digest over all that the archive holds, the same on every engine and after every restore.

Covers every field of every record but those that belong to one machine and not to the record: primary keys, time
stamps, import runs and paths. Links between records count by the stable names of what they point to.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model

from archive import models

CONTENT: tuple[type[Model], ...] = (
    models.Topic,
    models.Publisher,
    models.Actor,
    models.ActorAlias,
    models.Office,
    models.Membership,
    models.Article,
    models.Original,
    models.Appearance,
    models.Mention,
    models.Statement,
    models.StatementActor,
    models.Report,
    models.Commitment,
    models.CommitmentActor,
    models.Commitment.topics.through,
    models.Citation,
    models.FormulaUse,
    models.Wording,
    models.StatusEntry,
    models.Fulfilment,
)
STABLE_NAMES = {
    "Topic": "code",
    "Publisher": "slug",
    "Actor": "key",
    "Article": "public_id",
    "Statement": "public_id",
    "Commitment": "public_id",
    "User": "username",
}
OF_THE_MACHINE = {"created_at", "updated_at", "received_at", "reviewed_at", "recorded_at", "run", "source_path"}


def content_digest() -> str:
    """SHA-256, in hex, of every record's content; sorted here, because engines and collations sort differently."""
    digest = hashlib.sha256()
    for model in CONTENT:
        digest.update(f"\n{model._meta.label}\n".encode())
        for line in sorted(_lines(model)):
            digest.update(line)
    return digest.hexdigest()


def _lines(model: type[Model]) -> Iterator[bytes]:
    """One line a record; long ones as their own digest, so that a million texts need no memory."""
    names = [_path(field) for field in model._meta.concrete_fields if _is_content(field)]
    for row in model._base_manager.order_by().values_list(*names).iterator():
        line = json.dumps(row, cls=DjangoJSONEncoder, sort_keys=True).encode()
        yield hashlib.sha256(line).digest()


def _is_content(field: Field[Any, Any]) -> bool:
    return not field.primary_key and field.name not in OF_THE_MACHINE


def _path(field: Field[Any, Any]) -> str:
    if field.related_model is None:
        return field.name
    return f"{field.name}__{STABLE_NAMES[field.related_model.__name__]}"
