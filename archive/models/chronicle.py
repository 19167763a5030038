"""The history of a record: one line an act, with who, when, why, and what it changed in the rows beneath the record.

Readings write many rows in one statement and leave no line. So before a person's act the record is written down as it
stands (`catch_up`): what the machine did meanwhile is never told as that person's doing.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.dispatch import receiver
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record

UNTOLD = frozenset({"created_at", "updated_at"})
"""Fields that say nothing of a record's content."""
LONGEST_REASON = 100

Beneath = dict[str, dict[str, list[dict[str, Any]]]]


class Line(models.Model):
    """What every line of history holds besides the record's own fields.

    beneath  the rows beneath the record that this act changed: {"parts": {"was": [row, …], "is": [row, …]}};
             a row is its fields by name, and under "says" what people read
    """

    beneath = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True


def chronicle(**options: Any) -> HistoricalRecords:
    return HistoricalRecords(bases=[Line], **options)


@receiver(pre_create_historical_record)
def _with_what_is_beneath(instance: models.Model, history_instance: Any, **told: Any) -> None:
    history_instance.beneath = getattr(instance, "_beneath", {})


def note_act(record: Any, user: Any, reason: str = "", beneath: Beneath | None = None) -> None:
    """What the line of the next save says: who acts and why, and what that changed beneath."""
    record._history_user = user
    record._change_reason = reason.strip()[:LONGEST_REASON] or None
    record._beneath = beneath or {}


@receiver(post_create_historical_record)
def _remember_line(instance: models.Model, history_instance: Any, **told: Any) -> None:
    instance._line = history_instance  # type: ignore[attr-defined]


def line_written(record: Any) -> Any:
    """The line that the last save of this very object wrote; looked up where it was saved through another."""
    return getattr(record, "_line", None) or latest_line(record)


def catch_up(record: Any) -> None:
    """Writes the record down as the database has it, unless its latest line says the same."""
    catch_up_with(type(record)._default_manager.get(pk=record.pk))


def catch_up_with(stored: Any) -> None:
    """The same for a record that was just read, and not changed since."""
    latest = latest_line(stored)
    if latest is None:
        _write_line(stored, "+", getattr(stored, "created_at", None))
    elif content_of(latest) != content_of(stored):
        _write_line(stored, "~", None)


def latest_line(record: Any) -> Any:
    return type(record).history.filter(id=record.pk).order_by("-history_id").first()


def line_before(line: Any) -> Any:
    """The record's line before this one; None for the first."""
    earlier = type(line).objects.filter(id=line.id, history_id__lt=line.history_id)
    return earlier.order_by("-history_id").first()


def content_of(row: Any) -> dict[str, Any]:
    """The told fields of a record, or of a line of its history, by the name of their column."""
    lines: Any = type(row) if isinstance(row, Line) else type(row).history.model
    return {field.attname: getattr(row, field.attname) for field in lines.tracked_fields if field.name not in UNTOLD}


def _write_line(stored: Any, kind: str, at: Any) -> None:
    lines = type(stored).history.model
    values = {field.attname: getattr(stored, field.attname) for field in lines.tracked_fields}
    lines.objects.create(history_type=kind, history_date=at or timezone.now(), history_user=None, **values)
