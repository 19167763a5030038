"""A file of any length is written in the memory of a chunk."""

from __future__ import annotations

import gc
import tracemalloc

import pytest
from django.test import Client

from archive.models import Article, Commitment
from archive.models.public_id import COMMITMENT_LENGTH, public_id
from archive.search import index_pending
from archive.web.exports import selection
from tests import builders

pytestmark = pytest.mark.django_db

SENTENCE = "Ruritania will open a consulate in Freedonia by 2030. "
MESSAGES = 20


def more_messages(articles: int) -> None:
    for number in range(articles):
        article = builders.article(f"Article {number}", SENTENCE * MESSAGES)
        Commitment.objects.bulk_create(message(article, place * len(SENTENCE)) for place in range(MESSAGES))
    index_pending()


def message(article: Article, start: int) -> Commitment:
    end = start + len(SENTENCE) - 1
    return Commitment(
        public_id=public_id(article.public_id, start, length=COMMITMENT_LENGTH),
        article=article,
        start=start,
        end=end,
        quote=article.text[start:end],
        sentence_start=start,
        sentence_end=end,
        kind="pledge",
        modality="will",
    )


def peak(client: Client, address: str) -> tuple[int, int]:
    """Bytes held at the most, and bytes written."""
    gc.freeze()  # the collector then looks at what this list makes, not at all of Django again for every chunk
    tracemalloc.start()
    written = 0
    for piece in client.get(address):
        written += len(piece)
        gc.collect()  # rows and what was prefetched for them point at each other: when they go is the collector's whim
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.unfreeze()
    return held, written


@pytest.mark.parametrize("suffix", ["csv", pytest.param("ris", marks=pytest.mark.slow)])
def test_memory_does_not_grow_with_the_list(client: Client, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    monkeypatch.setattr(selection, "CHUNK", 20)
    more_messages(4)
    peak(client, f"/commitments.{suffix}")  # what is read once a process is read here
    held_by_few, written_of_few = peak(client, f"/commitments.{suffix}")
    more_messages(16)
    held_by_many, written_of_many = peak(client, f"/commitments.{suffix}")
    assert written_of_many > 4 * written_of_few
    assert held_by_many < 2 * held_by_few  # all rows at once are more than four times as much
