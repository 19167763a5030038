"""What a visitor sees when something is not there, not allowed, or broken: what happened, and where to go on."""

from __future__ import annotations

import sys
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from archive.guard.unavailable import Kind, Trouble, trouble_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Without the request: where its host is what was refused, a page that names its own address would fail again."""
    return HttpResponse(render_to_string("errors/400.html"), status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": str(exception)}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the request and its context processors: whatever broke must not break this page as well."""
    trouble = trouble_of(sys.exc_info()[1])
    if trouble:
        return unavailable("readonly" if is_read_only(request, trouble) else trouble.kind, trouble.retry_after)
    return HttpResponse(render_to_string("errors/500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def is_read_only(request: HttpRequest, trouble: Trouble) -> bool:
    """A curator whose primary does not answer: standbys go on answering readers, and nobody can save."""
    return bool(settings.REPLICAS) and trouble.kind in ("gone", "busy") and request.path.startswith("/admin/")


def unavailable(kind: Kind, retry_after: int) -> HttpResponse:
    page = render_to_string("errors/503.html", {"kind": kind})
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(retry_after)
    return response
