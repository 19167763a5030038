"""Texts -> rows of the archive's tables, written as many at once as an engine takes: executemany, or COPY.

The ORM would spend half a millisecond on each row. A row here is a table's defaults with some columns given, so that
a new field of a model needs no change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model
from django.utils.text import slugify

from archive.models import Actor, Appearance, Article, Commitment, CommitmentActor, Publisher, Topic
from archive.models.public_id import COMMITMENT_LENGTH, public_id
from bench.corpus import COUNTRIES, PEOPLE, PUBLISHERS, TOPICS, Text

TABLES: tuple[type[Model], ...] = (
    Article, Appearance, Commitment, CommitmentActor, Commitment.topics.through,
)  # fmt: skip
"""In the order in which they refer to one another."""
MOST_PROMISES = 2
"""In one text."""


@dataclass(frozen=True)
class Known:
    """Primary keys of what the texts name."""

    countries: dict[str, int]
    people: dict[str, int]
    publishers: dict[str, int]
    topics: dict[str, int]


def known() -> Known:
    """Made where they are missing."""
    return Known(
        {code: _actor(f"country:{code}", "country", code, iso2=code) for code in COUNTRIES},
        {name: _actor(f"person:{slugify(name)}", "person", name) for name in PEOPLE},
        {name: _pk(Publisher, name=name, defaults={"slug": slugify(name)}) for name in PUBLISHERS},
        {code: _pk(Topic, code=code) for code in TOPICS},
    )


def _actor(key: str, type: str, name: str, **fields: str) -> int:
    return _pk(Actor, key=key, defaults={"slug": slugify(name), "type": type, "name": name, **fields})


def _pk(model: Any, **fields: Any) -> int:
    return model.objects.get_or_create(**fields)[0].pk


def write(texts: Sequence[Text], known: Known, first: int) -> None:
    """As articles numbered from `first` on."""
    rows: dict[type[Model], list[dict[str, Any]]] = {model: [] for model in TABLES}
    for pk, text in enumerate(texts, first):
        rows[Article].append(_article(pk, text, known))
        rows[Appearance] += _appearances(pk, text, known)
        for place, promise in enumerate(text.promises):
            _promise(pk * MOST_PROMISES + place, pk, text, promise, known, rows)
    for model in TABLES:
        _insert(model, rows[model])


def next_number() -> int:
    return (Article.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def reset_serials() -> None:
    """PostgreSQL counts on from where the rows end."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(statement)


def _article(pk: int, text: Text, known: Known) -> dict[str, Any]:
    digest = hashlib.sha256(f"{text.number}\n{text.body}".encode()).hexdigest()
    day = connection.ops.adapt_datefield_value(text.published)
    return {
        "id": pk,
        "public_id": public_id(digest, length=16),
        "sha256": digest,
        "title": text.title,
        "text": text.body,
        "text_digest": digest,
        "language": text.language,
        "publisher_id": known.publishers[text.publisher],
        "published_earliest": day,
        "published_latest": day,
        "published_precision": "day",
        "published_basis": "stated",
        "source_path": f"bench/{text.number}",
    }


def _appearances(pk: int, text: Text, known: Known) -> Iterable[dict[str, Any]]:
    parts = [(known.countries[code], "counterpart" if place else "party") for place, code in enumerate(text.countries)]
    parts.append((known.people[text.speaker], "speaker"))
    return ({"article_id": pk, "actor_id": actor, "role": role} for actor, role in parts)


def _promise(
    pk: int,
    article: int,
    text: Text,
    promise: tuple[int, int, str],
    known: Known,
    rows: dict[type[Model], list[dict[str, Any]]],
) -> None:
    start, end, topic = promise
    rows[Commitment].append(
        {
            "id": pk,
            "public_id": public_id(str(article), start, length=COMMITMENT_LENGTH),
            "article_id": article,
            "start": start,
            "end": end,
            "quote": text.body[start:end],
            "sentence_start": start,
            "sentence_end": end,
            "speaker_id": known.people[text.speaker],
            "speaker_label": text.speaker,
            "kind": "pledge",
            "modality": "will",
        }
    )
    rows[CommitmentActor].append({"commitment_id": pk, "actor_id": known.countries[text.countries[0]], "role": "party"})
    rows[Commitment.topics.through].append({"commitment_id": pk, "topic_id": known.topics[topic]})


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    """Column -> what a new row has there; a serial key is left to the engine."""
    blank = model()
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    return {
        field.column: field.get_db_prep_save(field.pre_save(blank, True), connection)
        for field in fields
        if not (field.primary_key and model not in (Article, Commitment))
    }


def _insert(model: type[Model], rows: Sequence[dict[str, Any]]) -> None:
    defaults, table = _defaults(model), connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(map(connection.ops.quote_name, defaults))
    values = (tuple({**defaults, **row}.values()) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(defaults))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values))
