"""A merged actor to a visitor: one record, under every address and name that was ever given out."""

from __future__ import annotations

import pytest
from django.test import Client

from archive import search
from archive.curating.respanning import join
from archive.curating.uniting import merge, undo_merge
from archive.models import Actor, Article, Commitment
from archive.search import index_pending, parse
from tests import builders
from tests.curating.acts import NOW, ana

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain() -> tuple[Actor, Actor, Actor]:
    """Jane went up in Joan, who went up in Joanna; each was read in an article of her own, with a promise to France."""
    actors = [builders.actor(name) for name in ("Jane Doe", "Joan Dow", "Joanna Dove")]
    france = builders.country("FR", "France")
    for actor in actors:
        article = builders.article(f"{actor} speaks", f"{actor} will open a consulate in France by 2030.")
        builders.appearance(article, actor, "party")
        builders.commitment(article, f"{actor} will open a consulate in France", by=[actor], to=[france], speaker=actor)
    merge(actors[0], actors[1], ana(), NOW)
    merge(actors[1], actors[2], ana(), NOW)
    index_pending()
    return actors[0], actors[1], actors[2]


@pytest.mark.parametrize("address", ["/actors/{}/", "/fr/actors/{}/", "/relations/{}-france/", "/relations/france-{}/"])
def test_old_addresses_lead_to_the_surviving_record(address: str, chain: tuple[Actor, ...], client: Client) -> None:
    for merged in chain[:2]:
        answer = client.get(address.format(merged.slug))
        assert (answer.status_code, client.get(answer.headers["Location"]).status_code) == (301, 200)
        assert chain[2].slug in answer.headers["Location"]


@pytest.mark.parametrize("name", ["jane-doe", "joan-dow", "joanna-dove"])
def test_a_filter_on_any_of_the_records_finds_what_all_of_them_said(
    name: str, chain: tuple[Actor, ...], client: Client
) -> None:
    assert search.articles(parse(f"actor:{name}", NOW.date())).count() == 3
    assert search.commitments(parse(f"by:{name}", NOW.date())).count() == 3
    assert client.get(f"/api/v1/commitments/?by={name}&fields=quote").json()["total"] == 3


def test_the_api_leads_from_a_merged_record_to_the_surviving_one(chain: tuple[Actor, ...], client: Client) -> None:
    for merged in chain[:2]:
        answer = client.get(f"/api/v1/actors/{merged.slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/api/v1/actors/{chain[2].slug}/")
        assert client.get(answer.headers["Location"]).json()["name"] == "Joanna Dove"
    assert client.get("/api/v1/actors/nobody/").status_code == 404


def test_the_address_of_a_joined_commitment_leads_to_the_one_it_was_joined_with(client: Client) -> None:
    article = builders.article()
    first = builders.commitment(article, "Ruritania will open")
    second = builders.commitment(article, "a consulate in Freedonia")
    join(first, second, ana(), NOW)
    for address in ("/commitments/{}/", "/api/v1/commitments/{}/"):
        answer = client.get(address.format(second.public_id))
        assert (answer.status_code // 100, answer.headers["Location"]) == (3, address.format(first.public_id))
        assert client.get(address.format(first.public_id)).status_code == 200
    assert client.get("/commitments/aaaaaaaaaaaa/").status_code == 404


def test_the_list_and_the_facets_name_the_actor_once(chain: tuple[Actor, ...], client: Client) -> None:
    listed = client.get("/actors/?q=do")
    assert [entry.name for entry in listed.context["listing"].entries] == ["Joanna Dove"]
    assert listed.context["listing"].entries[0].articles == 3
    facet = search.facets(Article, parse("", NOW.date()), ["actor"])["actor"]
    assert [(value.value, value.count) for value in facet.values] == [("joanna-dove", 3)]


def test_after_the_merge_was_undone_each_has_its_own_again(chain: tuple[Actor, ...], client: Client) -> None:
    undo_merge(chain[1], ana(), NOW)
    index_pending()
    assert client.get("/actors/joan-dow/").status_code == 200
    assert [search.articles(parse(f"actor:{one.slug}", NOW.date())).count() for one in chain] == [2, 2, 1]


def test_a_commitment_keeps_its_address_through_merges(chain: tuple[Actor, ...], client: Client) -> None:
    for commitment in Commitment.objects.all():
        page = client.get(commitment.get_absolute_url()).content.decode()
        assert "Joanna Dove" in page
