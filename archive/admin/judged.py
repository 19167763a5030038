"""Bulk verdicts in a list: the same verdicts as in the queue of its records, on many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.queues.queue import ACCEPT, REJECT, Queue, Refused


class JudgedInQueue:
    """For a desk whose records wait in `queue`."""

    queue: Queue
    message_user: Any

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        if request.user.has_perm(self.queue.permission):
            for verdict in (ACCEPT, REJECT):
                actions[verdict] = (_bulk(verdict), verdict, self.queue.words[verdict])
        return actions


class OnlyJudged(JudgedInQueue):
    """For a desk that only shows and judges: a verdict does more than change a word, and is given in the queue."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was judged stays, or it would come back as new."""
        return False


def _bulk(verdict: str) -> Any:
    def act(desk: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        judged, refused = judge_all(desk.queue, queryset, verdict, request)
        told = ngettext("%(count)d record: %(verdict)s.", "%(count)d records: %(verdict)s.", judged)
        words = {"count": judged, "verdict": desk.queue.words[verdict]}
        desk.message_user(request, told % words, messages.SUCCESS)
        for why in refused:
            desk.message_user(request, why, messages.WARNING)

    return act


@transaction.atomic
def judge_all(queue: Queue, chosen: QuerySet[Any], verdict: str, request: HttpRequest) -> tuple[int, list[str]]:
    """How many were judged, and why others were not. Only what waits: a colleague's verdict is not gone over."""
    keys = list(queue.waiting().order_by("pk").filter(pk__in=chosen.values("pk")).values_list("pk", flat=True))
    refused, judged = [], 0
    for record in queue.model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk"):
        try:
            with transaction.atomic():
                queue.carry_out(record, verdict, request.user, timezone.now())
            judged += 1
        except Refused as why:
            refused.append(str(why))
    if left := chosen.count() - len(keys):
        refused.append(_("%(count)d do not wait for a verdict: they stay as they are.") % {"count": left})
    return judged, refused
