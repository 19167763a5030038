"""Errors as RFC 9457 problem details, and who may read the answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse

READ = "GET, HEAD, OPTIONS"


class Refused(Exception):
    """The request cannot be answered; the sentences say why, and what to write instead."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


class Moved(Exception):
    """The record went up in another one, at this address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def problem(status: HTTPStatus, *sentences: str) -> JsonResponse:
    """`title` is the status in words, `detail` what is the matter here."""
    said = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": " ".join(sentences)}
    return JsonResponse(said, status=status, content_type="application/problem+json")


def operation(answer: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A view that answers with data; its errors become problems, and programs of any site may read it."""

    @wraps(answer)
    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        response = answered(request, answer, parts)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    view.csrf_exempt = True  # type: ignore[attr-defined]
    return view


def answered(request: HttpRequest, answer: Callable[..., Any], parts: dict[str, str]) -> HttpResponse:
    if request.method == "OPTIONS":
        return preflight()
    if request.method not in ("GET", "HEAD"):
        refusal = problem(HTTPStatus.METHOD_NOT_ALLOWED, f"This archive can only be read: use {READ}.")
        refusal["Allow"] = READ
        return refusal
    try:
        return JsonResponse(answer(request, **parts), json_dumps_params={"ensure_ascii": False})
    except Moved as moved:
        return HttpResponsePermanentRedirect(moved.address)
    except Refused as refused:
        return problem(HTTPStatus.BAD_REQUEST, *refused.sentences)
    except Http404:
        return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address; /api/v1/ lists what there is.")


def preflight() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Allow"] = response["Access-Control-Allow-Methods"] = READ
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response
