"""Answers from memory, or with 304, before anything of a page is made."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch

from archive import edition
from archive.web import clock
from archive.web.caching.memory import Kept, pages
from archive.web.caching.remembering import edition_is
from archive.web.caching.tags import tag_of, tags_sent

ASK_EACH_TIME = "no-cache"
"""Who keeps a page asks whether it is still the same; it costs next to nothing."""

Answer = Callable[[HttpRequest], HttpResponseBase]
Address = tuple[str, str, str]


class PagesThatDidNotChange:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        now = edition_for(request)
        if now is None:
            return self.get_response(request)
        tags = (tag_of(now), tag_of(now, clock.today()))
        address = (request.scheme or "", request.get_host(), request.get_full_path())
        return known(request, address, tags) or self.made(request, address, tags)

    def made(self, request: HttpRequest, address: Address, tags: tuple[str, str]) -> HttpResponseBase:
        """The edition was read before the page is made: what changes meanwhile comes under a later one."""
        with edition_is(tags[0]), clock.watched() as looks:
            response = self.get_response(request)
        if "ETag" in response:
            return of_its_own_tag(request, response)
        if looks.moment or not may_be_kept(response):
            return response
        # Compressed it is the same file, but not the same bytes.
        response["ETag"] = f"W/{tags[looks.day]}" if "Content-Encoding" in response else tags[looks.day]
        response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
        if request.method == "GET":
            keep(address, response, request.resolver_match)
        return response


def edition_for(request: HttpRequest) -> str | None:
    """None where no page may be kept, or nothing can be said."""
    if request.method not in ("GET", "HEAD") or settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    try:
        return None if request.path_info.startswith(NEVER) else edition.current()
    except DatabaseError:
        return None


NEVER = ("/admin/", "/healthz")


def known(request: HttpRequest, address: Address, tags: tuple[str, str]) -> HttpResponse | None:
    """What is answered without a page being made: that the visitor has it, or the page from memory."""
    kept, sent = pages.find(address, tags), tags_sent(request)
    if kept:
        request.resolver_match = kept.match
    if tag := next((tag for tag in tags if tag in sent), None):
        return HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": ASK_EACH_TIME})
    return HttpResponse(kept.body, headers=kept.headers) if kept else None


def may_be_kept(response: HttpResponseBase) -> bool:
    """A page that is the same for everybody who asks."""
    return (
        response.status_code == HTTPStatus.OK
        and not response.cookies
        and "Cookie" not in response.get("Vary", "")
        and not {"no-store", "private"} & set(response.get("Cache-Control", "").replace(",", " ").split())
    )


def of_its_own_tag(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A file that is named by a digest of its bytes."""
    return (
        HttpResponseNotModified(headers={"ETag": response["ETag"]})
        if response["ETag"] in tags_sent(request)
        else response
    )


def keep(address: Address, response: HttpResponseBase, match: ResolverMatch | None) -> None:
    """But not what is sent bit by bit, a whole list, for instance."""
    if isinstance(response, HttpResponse):
        kept = Kept(response["ETag"], dict(response.headers), response.content, match)
        pages.keep(address, kept, settings.PAGE_MEMORY)
