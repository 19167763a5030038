"""What a page of the API asks of the database, whatever its size. Each on an archive just made."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.web.caching.memory import pages
from archive.web.exports.nouns import NOUNS
from tests.web.exports.archive_of_everything import many_articles
from tests.web.test_pages import TIME_LIMIT

pytestmark = pytest.mark.django_db


QUERIES = {"articles": 6, "commitments": 7, "actors": 3, "statements": 5}
"""One of them asks for the edition of the archive."""


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("size", [2, 20])
def test_queries_of_a_page_do_not_depend_on_its_size(client: Client, noun: str, size: int) -> None:
    many_articles(24)
    client.get(f"/api/v1/{noun}/?size={size}")
    pages.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/api/v1/{noun}/?size={size}")
    read = [query for query in captured if not query["sql"].startswith(TIME_LIMIT)]
    assert len(read) == QUERIES[noun]
