from __future__ import annotations

import pytest
from django.test import Client

from tests import builders

PAGES = ["/", "/articles/", "/commitments/", "/actors/", "/relations/", "/statements/", "/topics/", "/codebook/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_every_address_answers_on_an_empty_archive(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_every_address_answers(client: Client, address: str) -> None:
    kz, cn = builders.country("KZ", "Kazakhstan"), builders.country("CN", "China")
    art = builders.article()
    builders.appearance(art, kz, "party")
    builders.mention(art, cn, "Ruritania")
    c = builders.commitment(art, by=[kz], to=[cn], topics=["security"])
    s = builders.statement("Joint", [art], [kz, cn])
    assert client.get(address).status_code == 200
    for record in (kz, art, c, s, builders.topic("security")):
        assert client.get(record.get_absolute_url()).status_code == 200
    assert client.get("/relations/china-kazakhstan/").status_code == 200
    assert client.get(art.get_absolute_url() + "?view=original").status_code == 200
