"""What a file asks of the database: the keys of its list, and then chunk by chunk. Each on an archive just made."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.web.exports import selection
from archive.web.exports.nouns import NOUNS
from tests.web.exports.archive_of_everything import many_articles
from tests.web.exports.files import body_of, records

pytestmark = pytest.mark.django_db


QUERIES = {"articles": (5, 3), "commitments": (5, 4), "actors": (2, 1), "statements": (2, 3)}
"""For the edition and the keys of the list, and for each chunk of its rows."""


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("chunk", [200, 10])
def test_queries_of_a_file_depend_on_chunks_not_on_rows(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
    noun: str,
    chunk: int,
) -> None:
    many_articles(24)
    chunks = -(-len(records(client, noun, "json", "")) // chunk)
    monkeypatch.setattr(selection, "CHUNK", chunk)
    for_keys, for_a_chunk = QUERIES[noun]
    with django_assert_num_queries(for_keys + chunks * for_a_chunk):
        body_of(client.get(f"/{noun}.json"))
