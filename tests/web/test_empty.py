"""Pages answer though nothing is there."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.every_page import FIXED

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", [address for address in FIXED if "china-" not in address and "nowhere" not in address]
)
def test_every_page_answers_on_an_empty_archive(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
