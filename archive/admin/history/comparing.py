"""Two lines of a record's history, or a line and the record of today: what changed, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.models.chronicle import UNTOLD, content_of

SILENT = UNTOLD | {"set_by", "reviewed_by", "reviewed_at"}
"""Who judged and when stands beside the changes already."""
NOTHING = "—"
HEAVY = {"Article": ("text", "evidence", "rivals", "cuts", "warnings")}
"""Columns that a name does not need."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that differs, with its values as they are stored."""

    field: models.Field[Any, Any]
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Change:
    """The same in words."""

    label: str
    was: str
    now: str


class Names:
    """The names behind the keys of many differences, fetched once a model."""

    def __init__(self, differences: Iterable[Difference]) -> None:
        self._wanted: dict[type[models.Model], set[Any]] = {}
        self._found: dict[type[models.Model], dict[Any, Any]] = {}
        for one in differences:
            if one.field.is_relation and one.field.related_model is not None:
                self._wanted.setdefault(one.field.related_model, set()).update({one.was, one.now} - {None})

    def name(self, model: Any, key: Any) -> str:
        if model not in self._found:
            rows = model._default_manager.defer(*HEAVY.get(model.__name__, ()))
            self._found[model] = rows.in_bulk(self._wanted[model])
        return str(self._found[model].get(key) or _("a record that is gone (%(key)s)") % {"key": key})


def differences(before: Any, after: Any) -> list[Difference]:
    """Between two states of one record, each a line of history or the record itself; none against nothing."""
    if before is None or after is None:
        return []
    was, now = content_of(before), content_of(after)
    fields = (field for field in (after if hasattr(after, "history_id") else before).tracked_fields)
    return [
        Difference(field, was[field.attname], now[field.attname])
        for field in fields
        if field.name not in SILENT and was.get(field.attname) != now.get(field.attname)
    ]


def in_words(found: Iterable[Difference], names: Names) -> list[Change]:
    return [
        Change(str(one.field.verbose_name), _words(one.field, one.was, names), _words(one.field, one.now, names))
        for one in found
    ]


def confirmed(before: Any, after: Any) -> Iterator[Change]:
    """Fields that a person stands behind from now on, whether or not their value changed."""
    was, now = (getattr(state, "set_by", None) or {} for state in (before, after))
    new = [name for name, note in now.items() if was.get(name) != note]
    if before is not None and new:
        yield Change(_("set by a person"), "", ", ".join(new))


def changed_beneath(beneath: dict[str, Any]) -> Iterator[Change]:
    for name, change in beneath.items():
        was, now = [_said(row) for row in change["was"]], [_said(row) for row in change["is"]]
        if was == now:
            was, now = ([_spelt_out(row) for row in change[state]] for state in ("was", "is"))
        gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
        yield Change(name, "; ".join(gone) or NOTHING, "; ".join(come) or NOTHING)


def _said(row: dict[str, Any]) -> str:
    return str(row.get("says", ""))


def _spelt_out(row: dict[str, Any]) -> str:
    values = (f"{name} {value}" for name, value in row.items() if name != "says" and value not in ("", None))
    return f"{_said(row)} ({', '.join(values)})"


def _words(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    if value is None or value == "":
        return NOTHING
    if field.is_relation:
        return names.name(field.related_model, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(dict(field.flatchoices).get(value, value))
