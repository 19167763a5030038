"""The desk for single reports: which article the machine grouped under which statement, and why."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.desk import Desk
from archive.admin.judged import OnlyJudged
from archive.admin.queues.reports import Reports
from archive.curating.acting import ActRefused
from archive.curating.statements import split
from archive.models import Report


@admin.register(Report)
class ReportAdmin(OnlyJudged, Desk):
    queue = Reports()
    list_display = ("statement", "article", "review_state", "reviewed_by")
    list_filter = ("review_state",)
    list_select_related = ("statement", "article", "reviewed_by")
    search_fields = ("statement__name", "article__title")
    fields = readonly_fields = ("statement", "article", "why", "copy_of", "review_state")

    actions = ("split",)

    @admin.action(description=gettext_lazy("Split: another event, a statement of its own"), permissions=["view"])
    def split(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        if not request.user.has_perm("archive.add_statement"):
            raise PermissionDenied
        reports = list(queryset.select_related("statement", "article").order_by("pk"))
        try:
            made = split(reports, request.user, timezone.now())
        except ActRefused as why:
            self.message_user(request, str(why), messages.ERROR)
        else:
            self.message_user(request, _("Split: “%(name)s”. Name it.") % {"name": made}, messages.SUCCESS)
