"""Figures in the format of Prometheus, at /metrics, for whoever shows the token.

Counted with prometheus_client, which adds up the worker processes where gunicorn.conf.py gave it a folder for that.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client import multiprocess as processes
from prometheus_client.registry import REGISTRY

from archive.models import Article, Commitment
from archive.search import index_state

# Seconds; the promises are 0.2 for 95 of 100 and 0.4 for 99.
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 1.0, 2.5, 10.0)

REQUESTS = Counter("archive_requests_total", "Requests answered.", ["page", "method", "status"])
DURATION = Histogram("archive_request_seconds", "Time until the answer began.", ["page"], buckets=BOUNDS)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """404 without the right token: nobody is told that there is something to guess."""
    if not shows_token(request.headers.get("Authorization", ""), settings.METRICS_TOKEN):
        raise Http404
    figures = generate_latest(counted()) + generate_latest(of_the_archive())
    return HttpResponse(figures, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def shows_token(header: str, token: str) -> bool:
    return bool(token) and hmac.compare_digest(header.encode(), f"Bearer {token}".encode())


def counted() -> CollectorRegistry:
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    registry = CollectorRegistry()
    processes.MultiProcessCollector(registry)
    return registry


def of_the_archive() -> CollectorRegistry:
    """Read from the database when asked. That the database is away is a figure too."""
    registry = CollectorRegistry()
    answers = Gauge("archive_database_up", "1 when the database answers.", registry=registry)
    try:
        for name, meaning, value in FIGURES:
            Gauge(name, meaning, registry=registry).set(value())
        answers.set(1)
    except DatabaseError:
        answers.set(0)
    return registry


FIGURES: tuple[tuple[str, str, Callable[[], float]], ...] = (
    ("archive_articles", "Articles kept.", lambda: Article.objects.count()),
    ("archive_commitments", "Messages read from them.", lambda: Commitment.objects.count()),
    ("archive_index_waiting", "Records not in the search index yet.", lambda: index_state().pending),
)
