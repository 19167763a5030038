"""What is kept: every model, and where its rows stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import Model

from archive import models


@dataclass(frozen=True, slots=True)
class Kept:
    """A model whose rows are part of the archive.

    of        field that leads to the row it stands beneath; "" for a record of its own. With a history of its own it
              stands beneath a record, or is one
    name      for a record of its own: the field by which it is known outside
    content   whether it counts in `content_digest`: a log of what happened here does not
    """

    model: type[Model]
    of: str = ""
    name: str = ""
    content: bool = True


KEPT = (
    Kept(models.Topic, name="code"),
    Kept(models.Publisher, name="slug"),
    Kept(models.Actor, name="key"),
    Kept(models.ActorAlias, of="actor"),
    Kept(models.Office, of="person"),
    Kept(models.Membership, of="group"),
    Kept(models.Article, name="public_id"),
    Kept(models.Original, of="article"),
    Kept(models.Appearance, of="article"),
    Kept(models.Mention, of="article"),
    Kept(models.Statement, name="public_id"),
    Kept(models.StatementActor, of="statement"),
    Kept(models.Report, of="article"),
    Kept(models.Commitment, of="article"),
    Kept(models.CommitmentActor, of="commitment"),
    Kept(models.Commitment.topics.through, of="commitment"),
    Kept(models.Citation, of="article"),
    Kept(models.FormulaUse, of="article"),
    Kept(models.StatusEntry, of="commitment"),
    Kept(models.Fulfilment, name="pk"),
    Kept(models.Wording, name="pk"),
    Kept(models.Duplicate, name="pk"),
    Kept(models.Difference, of="article"),
    Kept(models.ImportRun, name="pk", content=False),
    Kept(models.ImportProblem, of="run", content=False),
)
NOT_KEPT: dict[type[Model], str] = {
    models.Sketch: "made anew from the texts",
    models.SketchBand: "made anew from the texts",
    models.Offer: "what lies before a curator at this moment",
    models.Event: "the log itself: a chain of its own",
    models.Touch: "what the log has yet to tell",
    models.Head: "how far the log is written down beside the originals",
}
"""Models of the archive that are no part of its record, and why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table whose rows belong to records of one kind; `path` leads from a row to the key of its record."""

    model: type[Model]
    path: str

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)


@dataclass(frozen=True, slots=True)
class Link:
    """A column of a table that names what a row stands beneath: a record, or a row that stands beneath one itself.

    own    the rows of the table are records themselves
    bears  rows of other tables stand beneath them
    """

    table: str
    column: str
    kind: str
    own: bool
    bears: bool


def kind_of(model: type[Model]) -> str:
    return str(model._meta.model_name)


@cache
def kinds() -> dict[str, Kept]:
    """The kinds of records, by the name of their model."""
    return {kind_of(kept.model): kept for kept in KEPT if not kept.of}


@cache
def parts_of(kind: str) -> tuple[Part, ...]:
    """The tables of a kind in the order of KEPT, each followed by its history."""
    return tuple(part for kept in KEPT for part in _tables(kept) if _record_of(kept) == kind)


def _record_of(kept: Kept) -> str:
    while kept.of:
        kept = _above(kept)
    return kind_of(kept.model)


def _above(kept: Kept) -> Kept:
    model = kept.model._meta.get_field(kept.of).related_model
    return next(other for other in KEPT if other.model is model)


def _tables(kept: Kept) -> Iterator[Part]:
    steps, at = [], kept
    while at.of:
        steps.append(at.of)
        at = _above(at)
    yield Part(kept.model, "__".join([*steps, "pk"]))
    if history := history_of(kept.model):
        yield Part(history, f"{kept.of}_id" if kept.of else "id")


def history_of(model: type[Model]) -> type[Model] | None:
    try:
        return apps.get_model("archive", f"Historical{model.__name__}")
    except LookupError:
        return None


@cache
def links() -> tuple[Link, ...]:
    """Every column through which a change of a row is a change of a record."""
    return tuple(_links())


def _links() -> Iterator[Link]:
    for kept in KEPT:
        kind = kind_of(_above(kept).model if kept.of else kept.model)
        own = f"{kept.of}_id" if kept.of else "id"
        bears = any(other.of and _above(other) is kept for other in KEPT)
        yield Link(kept.model._meta.db_table, own, kind, own=not kept.of, bears=bears)
        if history := history_of(kept.model):
            yield Link(history._meta.db_table, own, kind, own=False, bears=False)


@dataclass(frozen=True, slots=True)
class Between:
    """Rows beneath which others stand, but which are no records: `path` leads to the key of a record of that kind."""

    model: type[Model]
    path: str
    kind: str


@cache
def between() -> dict[str, Between]:
    """By the kind that their links have."""
    named = {link.kind for link in links()}
    return {
        kind: Between(kept.model, next(_tables(kept)).path, _record_of(kept))
        for kept in KEPT
        if kept.of and (kind := kind_of(kept.model)) in named
    }
