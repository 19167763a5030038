"""Addresses that machines ask for: is the archive well, and where may a crawler go."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from archive.search import IndexState, index_state


def healthz(request: HttpRequest) -> JsonResponse:
    """Up, able to read, index complete. 503 when it cannot read, so that a balancer looks elsewhere."""
    index = index_if_readable()
    status = HTTPStatus.OK if index else HTTPStatus.SERVICE_UNAVAILABLE
    report = {"up": True, "reads": index is not None, "index": index and {**asdict(index), "complete": index.complete}}
    response = JsonResponse(report, status=status)
    response["Cache-Control"] = "no-store"
    return response


def index_if_readable() -> IndexState | None:
    try:
        return index_state()
    except DatabaseError:
        return None


ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /*?*
Disallow: /*.csv
Disallow: /*.json
Disallow: /*.bib
Disallow: /*.ris
Allow: /sitemap-

Sitemap: {sitemap}
"""


def robots(request: HttpRequest) -> HttpResponse:
    """Records and bare lists may be crawled; whole lists as files, and the endless combinations of filters, would only
    cost both sides."""
    sitemap = request.build_absolute_uri(reverse("sitemap_index"))
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")
