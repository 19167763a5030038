"""What a file asks of the database: the keys of its list, and then chunk by chunk. Each on an archive just made."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.web.exports import selection
from archive.web.exports.nouns import NOUNS
from tests.web.exports.archive_of_everything import many_articles
from tests.web.exports.files import body_of, records
from tests.web.test_pages import TIME_LIMIT

pytestmark = pytest.mark.django_db


QUERIES = {"articles": (3, 3), "commitments": (3, 4), "actors": (2, 1), "statements": (2, 3)}
"""For the edition and the keys of the list, and for each chunk of its rows."""


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("chunk", [200, 10])
def test_queries_of_a_file_depend_on_chunks_not_on_rows(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    noun: str,
    chunk: int,
) -> None:
    many_articles(24)
    chunks = -(-len(records(client, noun, "json", "")) // chunk)
    monkeypatch.setattr(selection, "CHUNK", chunk)
    for_keys, for_a_chunk = QUERIES[noun]
    with CaptureQueriesContext(connection) as captured:
        body_of(client.get(f"/{noun}.json"))
    read = [query for query in captured if not query["sql"].startswith(TIME_LIMIT)]
    assert len(read) == for_keys + chunks * for_a_chunk
