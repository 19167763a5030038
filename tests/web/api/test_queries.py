"""What a page of the API asks of the database, whatever its size. Each on an archive just made."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.web.caching.memory import pages
from archive.web.exports.nouns import NOUNS
from tests.web.exports.archive_of_everything import many_articles

pytestmark = pytest.mark.django_db


QUERIES = {"articles": 8, "commitments": 9, "actors": 3, "statements": 5}
"""One of them asks for the edition of the archive."""


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("size", [2, 20])
def test_queries_of_a_page_do_not_depend_on_its_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, noun: str, size: int
) -> None:
    many_articles(24)
    client.get(f"/api/v1/{noun}/?size={size}")
    pages.clear()
    with django_assert_num_queries(QUERIES[noun]):
        client.get(f"/api/v1/{noun}/?size={size}")
