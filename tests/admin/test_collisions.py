"""Colliding saves on every desk: two people open the same form, both save, in both orders. None wins in silence."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.admin.test_desks import form_values
from tests.admin.test_versions import curator

pytestmark = pytest.mark.django_db

RECORDS: dict[str, Callable[[], Any]] = {
    "article": builders.article,
    "actor": lambda: builders.country("KZ", "Kazakhstan"),
    "commitment": lambda: builders.commitment(builders.article(), by=[builders.country("KZ", "Kazakhstan")]),
    "statement": lambda: builders.statement("Astana talks", [builders.article()]),
    "publisher": builders.publisher,
    "topic": lambda: builders.topic("security"),
}
FIELDS = {
    "article": {"title": "T{}", "dateline": "D{}", "rights_note": "N{}", "url": "https://x.example/{}"},
    "actor": {"name": "N{}", "wikidata": "Q{}", "iso3": "A{}", "since": "2001-01-{:02}"},
    "commitment": {"quantity": "{} tonnes", "speaker_label": "S{}", "condition": "if {}", "deadline": "2030-01-{:02}"},
    "statement": {"name": "N{}", "place": "P{}", "doc_type": "K{}", "reports-0-review_state": "accepted"},
    "publisher": {"name": "N{}", "url": "https://x.example/{}"},
    "topic": {"code": "c{}", "position": "{}"},
}
PAIRS = 17
"""For each of the six desks: 102 pairs, each in both orders."""
OTHERWISE = {"accepted": "rejected"}


def two_edits(desk: str, chance: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Two different edits, of the same field or of two."""
    first, second = (chance.choice(sorted(FIELDS[desk])) for _ in range(2))
    one, other = (FIELDS[desk][field].format(chance.randint(low, low + 8)) for field, low in ((first, 1), (second, 11)))
    return {first: one}, {second: OTHERWISE.get(other, other)}


def collide(desk: str, record: Any, clients: tuple[Client, Client], edits: tuple[dict[str, str], ...]) -> None:
    """Both look, then both save; the second is asked, and only what the first saved stands."""
    address = reverse(f"admin:archive_{desk}_change", args=[record.pk])
    forms = [form_values(client.get(address)) for client in clients]
    assert clients[0].post(address, forms[0] | edits[0]).status_code == 302, (desk, edits)
    stands = form_values(clients[1].get(address))
    answer = clients[1].post(address, forms[1] | edits[1])
    assert answer.status_code == 409, (desk, edits)
    shown = answer.content.decode()
    assert all(value in shown for value in edits[1].values()), (desk, edits)
    assert form_values(clients[1].get(address)) == stands, (desk, edits)
    (saved,) = edits[0]
    assert str(stands[saved]) == edits[0][saved]


@pytest.mark.parametrize("desk", RECORDS)
def test_on_every_desk_the_second_of_two_saves_is_asked(desk: str) -> None:
    ana, ben = curator("ana"), curator("ben")
    edits = two_edits(desk, random.Random(desk))
    collide(desk, RECORDS[desk](), (ana, ben), edits)


@pytest.mark.slow
@pytest.mark.parametrize("desk", RECORDS)
def test_a_hundred_pairs_over_all_desks_in_both_orders(desk: str) -> None:
    ana, ben, chance = curator("ana"), curator("ben"), random.Random(f"pairs of {desk}")
    for _ in range(PAIRS):
        edits = two_edits(desk, chance)
        for clients in ((ana, ben), (ben, ana)):
            record = RECORDS[desk]()
            collide(desk, record, clients, edits)
            record.delete()
