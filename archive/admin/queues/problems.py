"""Problems of imports: each is settled by a person, or found to need nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.queues.case import Case, Fact
from archive.admin.queues.queue import ACCEPT, REJECT, Queue, desk_of
from archive.models import ImportProblem
from archive.models.chronicle import catch_up, note_act

RESOLUTIONS = {ACCEPT: ImportProblem.Resolution.MENDED, REJECT: ImportProblem.Resolution.ACCEPTED}


class Problems(Queue):
    name, title, model = "problems", gettext_lazy("Problems of imports"), ImportProblem
    filters = {"severity": "severity", "run": "run__pk"}
    words = {ACCEPT: gettext_lazy("Dealt with"), REJECT: gettext_lazy("Nothing to be done")}

    def waiting(self) -> QuerySet[ImportProblem]:
        return ImportProblem.objects.filter(resolution="").order_by("severity", "-run_id", "pk")

    def case(self, record: ImportProblem) -> Case:
        return Case(
            title=record.name,
            address=desk_of(record.run),
            state=record.get_resolution_display() or _("open"),
            facts=(
                Fact(_("What"), str(record.get_severity_display())),
                Fact(_("Why"), record.reason),
                Fact(_("Import"), f"{record.run} {record.run.source[:200]}"),
            ),
        )

    def carry_out(self, record: ImportProblem, verdict: str, user: Any, now: dt.datetime) -> list[Any]:
        catch_up(record)
        record.resolution = RESOLUTIONS[verdict]
        note_act(record, user)
        record.save()
        return [record]
