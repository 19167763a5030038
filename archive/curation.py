"""The site of the desks with what stands before them: queues, activity, and on the first page what waits.

Not in archive/admin: whatever registers a desk there asks for the site first, which must not wait for the desks.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path

from archive.guard.site import CurationSite


class Desks(CurationSite):
    def get_urls(self) -> list[URLPattern | URLResolver]:
        from archive.admin.history.activity import activity
        from archive.admin.queues.page import queue_page

        return [
            path("queues/<slug:name>/", self.admin_view(queue_page), name="archive_queue"),
            path("activity/", self.admin_view(activity), name="archive_activity"),
            *super().get_urls(),
        ]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from archive.admin.queues.judging import COUNTED, count_waiting
        from archive.admin.queues.tables import QUEUES

        mine = (queue for queue in QUEUES.values() if request.user.has_perm(queue.permission))
        counted = ((queue, count_waiting(queue, {})) for queue in mine)
        waiting = [(queue, min(count, COUNTED), count > COUNTED) for queue, count in counted]
        return super().index(request, {"queues": waiting, **(extra_context or {})})
