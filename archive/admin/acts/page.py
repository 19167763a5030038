"""What the pages of acts share: who may see them, their frame, and a refusal as a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.curating.acting import ActRefused
from archive.web.display import CONTROLS, OVERRIDES

View = Callable[..., HttpResponse]


def needs(*rights: str) -> Callable[[View], View]:
    """Only for those who have all these rights ("change_actor"); also to look at."""

    def of(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
            if not all(request.user.has_perm(f"archive.{right}") for right in rights):
                raise PermissionDenied
            return view(request, *args, **parts)

        return guarded

    return of


def page(request: HttpRequest, template: str, title: str, status: int = 200, **context: Any) -> HttpResponse:
    framed = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/archive/acts/{template}.html", framed, status=status)


@contextmanager
def telling(request: HttpRequest, done: str = "") -> Iterator[None]:
    """What was done, or why it was not, stands above the next page."""
    try:
        yield
    except ActRefused as refused:
        messages.error(request, str(refused))
    else:
        if done:
            messages.success(request, done)


def visible(text: str) -> str:
    """As `shown`, but character for character, so that places on the page are places in the text."""
    return CONTROLS.sub("\ufffd", OVERRIDES.sub("\ufffd", text))
