"""Addresses that machines ask for: is the archive well, and where may a crawler go."""

from __future__ import annotations

from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from archive.models import Article


def healthz(request: HttpRequest) -> JsonResponse:
    """Up, able to read. 503 when it cannot, so that a balancer looks elsewhere."""
    reads = can_read()
    status = HTTPStatus.OK if reads else HTTPStatus.SERVICE_UNAVAILABLE
    response = JsonResponse({"up": True, "reads": reads}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def can_read() -> bool:
    try:
        Article.objects.visible().exists()
    except DatabaseError:
        return False
    return True


ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /*?*
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Records and bare lists may be crawled; the endless combinations of filters would only cost both sides."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
