"""What a full release holds of the database: a file of rows for every table that is kept, and for its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Model

from archive.fixity.kept import KEPT, history_of
from archive.models import Event

FORMAT = 1
"""The edition of this layout. Raised when an older reader would misread a release; `loading` then reads both."""
ABOUT = "release.json"


@dataclass(frozen=True, slots=True)
class Table:
    """`file` below data/."""

    file: str
    model: type[Model]


def tables() -> Iterator[Table]:
    """Every table of rows, in the order in which they are written."""
    for kept in KEPT:
        name = str(kept.model._meta.model_name)
        yield Table(f"records/{name}.jsonl", kept.model)
        if history := history_of(kept.model):
            yield Table(f"history/{name}.jsonl", history)
    yield Table("log/events.jsonl", Event)


USERS = "records/user.jsonl"
"""Names and keys of the people whom records and history name; neither passwords nor rights."""


def users() -> Iterator[dict[str, object]]:
    for key, name in User.objects.order_by("pk").values_list("pk", "username"):
        yield {"id": key, "username": name}
