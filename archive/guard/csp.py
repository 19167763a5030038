"""Content-Security-Policy under the names Django 6 gives it.

With Django 6, delete this module, and in the settings write `django.middleware.csp.ContentSecurityPolicyMiddleware`
and `django.utils.csp.CSP`; SECURE_CSP stays as it is. Only what the archive uses is here: one policy for every
response, no nonces, no reports.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

HEADER = "Content-Security-Policy"


class CSP(StrEnum):
    SELF = "'self'"
    NONE = "'none'"


def build_policy(directives: Mapping[str, Collection[str]]) -> str:
    """`{"default-src": ["'self'"], "img-src": ["'self'", "data:"]}` as the value of the header."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in directives.items())


class ContentSecurityPolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SECURE_CSP and HEADER not in response.headers:
            response.headers[HEADER] = build_policy(settings.SECURE_CSP)
        return response
