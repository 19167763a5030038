"""What of the archive people set, in words that no reading may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive.models import (
    Actor,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    Mention,
    Publisher,
    Report,
    ReviewState,
    Statement,
    StatementActor,
)
from archive.models.review import Reviewed


def decided() -> dict[str, Any]:
    """All that people set, in words that no reading may change: whatever else moves, this stays."""
    return {
        "articles": [_article(row) for row in Article.objects.order_by("pk")],
        "appearances": sorted(_said_of(Appearance, "role")),
        "mentions": sorted(_said_of(Mention, "quote")),
        "commitments": {row.public_id: _commitment(row) for row in Commitment.objects.all() if is_decided(row)},
        "actors": {row.key: _actor(row) for row in Actor.objects.all()},
        "statements": {row.public_id: _statement(row) for row in Statement.objects.all() if _is_grouped(row)},
        "reports": {_ends(row): row.review_state for row in Report.objects.exclude(review_state=ReviewState.PROPOSED)},
        "publishers": sorted(Publisher.objects.values_list("pk", "name")),
    }


def _is_grouped(row: Statement) -> bool:
    return row.review_state != ReviewState.PROPOSED or bool(row.set_by) or row.merged_into is not None


def _ends(row: Report) -> str:
    return f"{row.article.public_id} reports {row.statement.public_id}"


def _statement(row: Statement) -> Any:
    keys = StatementActor.every.filter(statement=row).values_list("actor__key", flat=True)
    parties = sorted(keys) if "parties" in row.set_by else None
    return (row.review_state, row.set_by, row.merged_into and row.merged_into.public_id, values(row), parties)


def is_decided(row: Commitment) -> bool:
    return row.review_state != ReviewState.PROPOSED or bool(row.set_by)


def values(row: Reviewed) -> dict[str, Any]:
    """Every field that a person set. Spans count as their words: offsets move with a changed text."""
    columns = {field.name: field.attname for field in row._meta.concrete_fields}
    names = {"quote" if name in ("start", "end") else name for name in row.protected} - {"title_source"}
    names -= {"statement"} - row.set_by.keys()
    spans = {name for name in names if name.endswith(("_start", "_end"))}
    return {name: getattr(row, columns[name]) for name in sorted(names - spans) if name in columns}


def _article(row: Article) -> Any:
    recuts = [(one["quote"], one["cut"]) for one in row.recuts]
    return (row.public_id, row.review_state, row.hidden, row.hidden_reason, row.set_by, values(row), recuts)


def _commitment(row: Commitment) -> Any:
    parts = sorted(CommitmentActor.every.filter(commitment=row).values_list("actor__key", "role", "set_aside"))
    topics = sorted(row.topics.values_list("code", flat=True))
    replaced = [row.article.text[start:end] for start, end in row.replaced]
    beneath = [name for name in ("actors", "topics") if name in row.protected]
    return (
        row.review_state,
        row.set_by,
        values(row) if row.review_state != ReviewState.REJECTED else row.quote,
        [{"actors": parts, "topics": topics}[name] for name in beneath],
        replaced,
        row.replaced_by and row.replaced_by.public_id,
    )


def _actor(row: Actor) -> Any:
    aliases = sorted(row.aliases.values_list("text", "language", "usage")) if "aliases" in row.set_by else None
    return (row.merged_into and row.merged_into.key, row.set_by, values(row), aliases)


def _said_of(model: Any, column: str) -> Iterator[Any]:
    rows = model.every.filter(set_by_person=True)
    yield from rows.values_list("article__public_id", "actor__key", column, "set_aside")
