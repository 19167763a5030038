"""Rights in a text hold wherever its words could come out, not only where it is shown."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


def test_a_text_that_may_not_be_quoted_is_not_quoted_among_the_codes_either(client: Client) -> None:
    article = builders.article(rights="metadata")
    words = {"condition": "if the parliament agrees", "quantity": "40 million crowns", "why": "we is Ruritania"}
    page = client.get(builders.commitment(article, **words).get_absolute_url()).content.decode()
    assert not [said for said in words.values() if said in page]


def test_what_may_be_quoted_shows_its_condition_and_quantity(client: Client) -> None:
    words = {"condition": "if the parliament agrees", "quantity": "40 million crowns", "why": "we is Ruritania"}
    page = client.get(builders.commitment(builders.article(), **words).get_absolute_url()).content.decode()
    assert [said for said in words.values() if said in page] == list(words.values())
