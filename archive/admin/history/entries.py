"""Lines of history -> entries of a list: who, when, what, why, and a way to the line."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import OuterRef, Subquery
from django.urls import NoReverseMatch, reverse

from archive.admin.history.comparing import Change, Names, changed_beneath, confirmed, differences, in_words


@dataclass(frozen=True, slots=True)
class Entry:
    """`by` is "" for the machine; `address` is "" for records that have no desk."""

    at: dt.datetime
    by: str
    act: str
    model: str
    record: str
    reason: str
    changes: tuple[Change, ...]
    address: str


def entries(lines: Sequence[Any]) -> list[Entry]:
    """In the order of the lines, which may be of several models; as many queries as there are models, not lines."""
    before = {(type(line), line.history_id): earlier for line, earlier in _with_earlier(lines)}
    found = {key: differences(earlier, _of(lines, key)) for key, earlier in before.items()}
    names = Names(one for those in found.values() for one in those)
    return [_entry(line, before, found, names) for line in lines]


def _of(lines: Sequence[Any], key: tuple[type, int]) -> Any:
    return next(line for line in lines if (type(line), line.history_id) == key)


def _entry(line: Any, before: Any, found: Any, names: Names) -> Entry:
    key = (type(line), line.history_id)
    changes = (*in_words(found[key], names), *confirmed(before[key], line), *changed_beneath(line.beneath))
    return Entry(
        at=line.history_date,
        by=line.history_user.get_username() if line.history_user else "",
        act=line.get_history_type_display(),
        model=str(line.instance_type._meta.verbose_name),
        record=_name(line),
        reason=line.history_change_reason or "",
        changes=changes,
        address=address_of(line),
    )


def address_of(line: Any) -> str:
    name = f"admin:archive_{line.instance_type._meta.model_name}_simple_history"
    try:
        return reverse(name, args=[quote(line.id), line.history_id])
    except NoReverseMatch:
        return ""


def _name(line: Any) -> str:
    """Without asking the database: what the record was called then."""
    for column in ("title", "name", "quote", "field", "code", "why"):
        if isinstance(said := getattr(line, column, None), str) and said:
            return said[:160]
    return str(line.id)


def _with_earlier(lines: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each line with the record's line before it, None for the first."""
    by_model: dict[type, list[Any]] = defaultdict(list)
    for line in lines:
        by_model[type(line)].append(line)
    return [pair for model, those in by_model.items() for pair in _earlier_of(model, those)]


def _earlier_of(model: Any, lines: list[Any]) -> list[tuple[Any, Any]]:
    one = model.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    shown = model.objects.filter(history_id__in=[line.history_id for line in lines]).order_by()
    keys = dict(shown.annotate(earlier=Subquery(one.values("history_id")[:1])).values_list("history_id", "earlier"))
    rows = model.objects.in_bulk({key for key in keys.values() if key is not None})
    return [(line, rows.get(keys[line.history_id])) for line in lines]
