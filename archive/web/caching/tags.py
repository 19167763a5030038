"""The ETags that a page may have at the moment, and those that a visitor sends."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

from archive.web.caching.release import release


def tag_of(edition: str, day: dt.date | None = None) -> str:
    """Of every page of that edition that shows nothing of the day, or of every one that does.

    An ETag stands for one address, so it need not name it: nobody has that of another page.
    """
    return _digest(edition, release(), settings.DEFAULT_RIGHTS, day and day.isoformat())


@lru_cache(maxsize=8)
def _digest(*made_of: str | None) -> str:
    return f'"{hashlib.blake2b(repr(made_of).encode(), digest_size=12).hexdigest()}"'


def tags_sent(request: HttpRequest) -> set[str]:
    """Those of If-None-Match; a proxy that compressed the page has made them weak."""
    sent = request.META.get("HTTP_IF_NONE_MATCH", "")
    return {tag.strip().removeprefix("W/") for tag in sent.split(",")}
