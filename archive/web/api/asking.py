"""What a request asks for beyond the filters of its list: which part of it, and which columns."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from archive.web.api.problems import Refused
from archive.web.exports.columns import Column

SIZE, LARGEST = 20, 100
OWN = ("cursor", "size", "fields")


@dataclass(frozen=True)
class Cursor:
    """The record after which a page begins: its primary key, and the place that it had in the list."""

    key: int
    place: int

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(json.dumps([self.key, self.place]).encode()).decode()

    def start_in(self, keys: Sequence[int]) -> int:
        """After the record, wherever it stands by now; where it stood when it is gone."""
        if self.place < len(keys) and keys[self.place] == self.key:
            return self.place + 1
        try:
            return keys.index(self.key) + 1
        except ValueError:
            return min(self.place, len(keys))


def known_only(params: QueryDict, known: Sequence[str]) -> None:
    """Raises Refused for a parameter that nothing would come of: a slip of the pen must not widen a list."""
    unknown = sorted(set(params) - set(known))
    if unknown:
        raise Refused(f"There is no parameter {unknown[0][:40]!r} here; there are: {', '.join(sorted(known))}.")


def one_of(params: QueryDict, name: str, values: Sequence[str]) -> None:
    """Raises Refused when the parameter is there with another value."""
    typed = params.get(name)
    if typed is not None and typed not in values:
        raise Refused(f"{name} is one of {', '.join(values)}, not {typed[:40]!r}.")


def size_of(params: QueryDict) -> int:
    typed = params.get("size", str(SIZE))
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 5 and 1 <= int(typed) <= LARGEST):
        raise Refused(f"size is a whole number from 1 to {LARGEST}, not {typed[:40]!r}.")
    return int(typed)


def cursor_of(params: QueryDict) -> Cursor | None:
    typed = params.get("cursor")
    if typed is None:
        return None
    try:
        key, place = json.loads(base64.b64decode(typed.encode("ascii"), altchars=b"-_", validate=True))
        if not (type(key) is type(place) is int and 0 < key < 2**63 and 0 <= place < 2**63):
            raise ValueError
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise Refused("cursor is what the answer before called “next”: follow that address as it stands.") from None
    return Cursor(key, place)


def columns_of(params: QueryDict, columns: Sequence[Column]) -> Sequence[Column]:
    """Those of `fields`, in the order of the data dictionary; all where nothing is asked."""
    typed = params.get("fields")
    if not typed:
        return columns
    asked = {name.strip() for name in typed.split(",")}
    unknown = sorted(asked - {column.name for column in columns})
    if unknown:
        raise Refused(f"There is no field {unknown[0][:40]!r}; the data dictionary lists them all.")
    return [column for column in columns if column.name in asked]
