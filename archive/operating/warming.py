"""A new process makes a few pages before it takes its first visitor: templates, words, translations are loaded then."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings

logger = logging.getLogger(__name__)
PAGES = ("/", "/articles/", "/fr/commitments/")

Application = Callable[..., Iterable[bytes]]


def warm_up(application: Application) -> None:
    """Whatever goes wrong (the database may be down), visitors will be told; the process starts all the same."""
    for page in PAGES:
        try:
            answer = application(_request(page), lambda status, headers, fault=None: None)
            for _ in answer:
                pass
            getattr(answer, "close", lambda: None)()
        except Exception:
            logger.exception("%s could not be made beforehand", page)


def _request(page: str) -> dict[str, Any]:
    environ: dict[str, Any] = {"PATH_INFO": page, "wsgi.url_scheme": "https", "wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    return environ | {"HTTP_HOST": (settings.ALLOWED_HOSTS or ["localhost"])[0], "REMOTE_ADDR": "127.0.0.1"}
