"""What a queue is: which records wait in it, what is shown of one, and what each verdict does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.admin.queues.case import Case
from archive.admin.verdict import judge
from archive.curating.beneath import put_back
from archive.models.chronicle import content_of, latest_line, line_before, note_act
from archive.models.review import ReviewState

ACCEPT, REJECT, PICK = "accept", "reject", "pick:"
VERDICTS = {ACCEPT: ReviewState.ACCEPTED, REJECT: ReviewState.REJECTED}


class Refused(Exception):
    """A verdict that cannot be carried out; its text says why and what to do instead."""


class Queue:
    """A subclass names its records and says what is shown of one; proposals with a review state need no more."""

    name: ClassVar[str]
    title: ClassVar[Any]
    model: ClassVar[type[Any]]
    filters: ClassVar[Mapping[str, str]] = {}
    """Parameters of the address that narrow the queue, and the columns they compare with."""
    rows: ClassVar[Mapping[str, tuple[type[Any], str]]] = {}
    """The rows beneath records that verdicts change: model, and the key that leads up."""
    searches: ClassVar[bool] = False
    """Whether `search` can be asked to fill the queue."""
    words: ClassVar[Mapping[str, Any]] = {ACCEPT: _("Confirm"), REJECT: _("Reject")}

    def waiting(self) -> QuerySet[Any]:
        """The records that nobody judged, in the order in which they are offered."""
        raise NotImplementedError

    def records(self) -> QuerySet[Any]:
        """All records of the kind, each with what its case shows."""
        found: QuerySet[Any] = self.model._default_manager.all()
        return found

    def case(self, record: Any) -> Case:
        raise NotImplementedError

    def search(self) -> int:
        """Looks for records to judge; returns how many wait now."""
        return self.waiting().count()

    def carry_out(self, record: Any, verdict: str, user: Any, now: dt.datetime) -> list[Model]:
        """Saves the verdict with its line of history; returns the records it changed. May raise `Refused`."""
        judge(record, VERDICTS[verdict], user, now)
        return [record]

    def put_back(self, record: Any, user: Any, now: dt.datetime) -> None:
        """Makes the record what it was before its latest line, rows beneath it included."""
        line = latest_line(record)
        for column, value in content_of(line_before(line)).items():
            setattr(record, column, value)
        for name, change in line.beneath.items():
            put_back(record, name, change["was"], self.rows)
        undone = {name: {"was": change["is"], "is": change["was"]} for name, change in line.beneath.items()}
        note_act(record, user, str(_("undone")), undone)
        record.save()

    def narrowed(self, chosen: Mapping[str, str]) -> QuerySet[Any]:
        """Unknown parameters count for nothing."""
        return self.waiting().filter(**{self.filters[name]: value for name, value in chosen.items() if value})

    @property
    def permission(self) -> str:
        return f"archive.change_{self.model._meta.model_name}"

    @property
    def address(self) -> str:
        return reverse("admin:archive_queue", args=[self.name])

    @property
    def list_address(self) -> str:
        return reverse(f"admin:archive_{self.model._meta.model_name}_changelist")

    def form_of(self, record: Model) -> str:
        """Where the record is corrected; a save there leads back to this queue."""
        return f"{desk_of(record)}?_queue={self.name}"


def desk_of(record: Model) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])
