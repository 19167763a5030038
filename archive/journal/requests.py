"""A request by which a person changes something is that person's act."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from archive.journal.acts import recorded

READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
Answer = Callable[[HttpRequest], HttpResponse]


class JournalMiddleware:
    """Stands after whoever finds out who is asking."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or not request.user.is_authenticated:
            return self.get_response(request)
        with recorded(request.user.get_username(), f"{request.method} request", request.path):
            return self.get_response(request)
