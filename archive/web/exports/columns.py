"""A column of an export: its name, which never changes, its type, what it means, and how a record answers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from archive.models import Actor, Article
from archive.models.review import Reviewed

Type = Literal["text", "integer", "number", "yes/no", "date", "moment", "list", "records", "table"]


@dataclass(frozen=True)
class Column:
    """`value` takes a record and the address of the site ("https://archive.example", no slash at the end).

    list     texts
    records  objects, each with the same keys
    table    one object, keys to texts
    """

    name: str
    type: Type
    meaning: str
    value: Callable[[Any, str], Any]


Columns = Sequence[Column]


def row(record: Any, columns: Columns, site: str) -> dict[str, Any]:
    """What JSON says of a record; None where nothing is known."""
    return {column.name: _plain(column.value(record, site)) for column in columns}


def _plain(value: Any) -> Any:
    """Dates as ISO 8601, an empty text as None."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return None if value == "" else value


def field(name: str, type: Type, meaning: str) -> Column:
    """A column that is the model's field of that name."""
    return Column(name, type, meaning, lambda record, site: getattr(record, name))


def names(actors: Iterable[Actor]) -> list[str]:
    return [actor.name for actor in actors]


def codes(actors: Iterable[Actor]) -> list[str]:
    """As the filters of the pages take them: states by ISO 3166-1 alpha-2, everyone else by the slug of the record."""
    return [(actor.iso2 if actor.type == "country" else "") or actor.slug for actor in actors]


def retrieved_at(article: Article) -> dt.datetime | None:
    """When the bytes came from which the present text was read."""
    return next((one.received_at for one in article.originals.all() if one.sha256 == article.sha256), None)


def set_by_people(record: Reviewed) -> list[str]:
    return sorted(record.set_by)
