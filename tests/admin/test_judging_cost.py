"""What a judgement costs the server, with a hundred proposals waiting and with ten thousand: `make judging`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Article, Commitment
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AN_ARTICLE = 20
"""Proposals of one article."""


def proposals(count: int) -> None:
    """Half of them are judged, those that are offered first."""
    words = [f"Ruritania will build bridge {number}." for number in range(AN_ARTICLE)]
    articles: list[Article] = [
        builders.article(f"Report {number}", text=" ".join(words)) for number in range(count // AN_ARTICLE)
    ]
    rows = [
        Commitment(
            article=article,
            public_id=f"{article.pk}x{number}",
            start=(start := article.text.index(quote)),
            end=start + len(quote),
            quote=quote,
            sentence_start=start,
            sentence_end=start + len(quote),
            kind="pledge",
            modality="will",
            review_state="accepted" if at < len(articles) / 2 else "proposed",
        )
        for at, article in enumerate(articles)
        for number, quote in enumerate(words)
    ]
    Commitment.objects.bulk_create(rows, batch_size=1000)


def timed(act: Callable[[], Any]) -> tuple[Any, float]:
    """In milliseconds of the processor."""
    began = time.process_time()
    return act(), 1000 * (time.process_time() - began)


@pytest.mark.parametrize("waiting", [100, 10_000])
def test_the_next_proposal_comes_as_quickly_of_ten_thousand(waiting: int, admin_client: Client) -> None:
    proposals(2 * waiting)
    queue = reverse("admin:archive_queue", args=["commitments"])
    verdicts, nexts, page = [], [], admin_client.get(queue)
    for _ in range(2 * AN_ARTICLE):
        sent = {"verdict": "accept", "record": page.context["record"].pk, "_seen": page.context["seen"]}
        with CaptureQueriesContext(connection) as asked:
            _answer, spent = timed(lambda sent=sent: admin_client.post(queue, sent))
        verdicts.append(spent)
        with CaptureQueriesContext(connection) as asked_next:
            page, spent = timed(lambda: admin_client.get(queue))
        nexts.append(spent)
    verdict, following = statistics.median(verdicts), statistics.median(nexts)
    print(
        f"\n{connection.vendor}, {waiting} waiting, median of the processor's time: verdict {verdict:.0f} ms in"
        f" {len(asked)} queries, next {following:.0f} ms in {len(asked_next)} queries"
    )
    assert following < 100
