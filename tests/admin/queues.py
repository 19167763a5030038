"""Pages of the queues, and what a browser sends from them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def queue_of(name: str) -> str:
    return reverse("admin:archive_queue", args=[name])


def verdict(page: Any, verdict: str) -> dict[str, Any]:
    """What a browser sends when that button of the page is pressed."""
    return {"verdict": verdict, "record": page.context["record"].pk, "_seen": page.context["seen"]}


def quote(page: Any) -> str:
    return page.context["case"].passages[0].quote
