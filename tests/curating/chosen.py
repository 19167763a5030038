"""What random edits are made of: a row, a word, a day, a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

from archive.models.review import Reviewed
from tests.curating.acts import NOW, ana

DAYS = [dt.date(2019, 1, 1) + dt.timedelta(days=97 * number) for number in range(30)]
WORDS = ("Astana", "consulate", "border", "Q7", "x" * 40, "Ünïcode", "بيان", "a <b>b</b>")
Edit = Callable[[Random], None]


def some(rows: Any, chance: Random) -> Any:
    """One of the rows, the same for the same chance on every engine."""
    found = list(rows.order_by("pk"))
    return chance.choice(found) if found else None


def take_over(record: Reviewed, **values: Any) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.take_over(values, ana(), NOW)
    record.save()


def moment(chance: Random) -> dt.datetime:
    """Acts that are known by their moment have one of their own."""
    return NOW + dt.timedelta(microseconds=chance.randrange(10**12))
