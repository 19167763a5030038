"""Two people on one record: the second sees both versions and is asked. And the history that their saves leave."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Actor, Commitment
from tests import builders
from tests.admin.test_desks import form_values

pytestmark = pytest.mark.django_db


def curator(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser(name))
    return client


@pytest.fixture
def ana() -> Client:
    return curator("ana")


@pytest.fixture
def ben() -> Client:
    return curator("ben")


@pytest.fixture
def actor() -> Actor:
    return builders.country("KZ", "Kazakhstan")


@pytest.fixture
def commitment(actor: Actor) -> Commitment:
    return builders.commitment(builders.article(), by=[actor], topics=["security"])


def change(record: Any) -> str:
    return reverse(f"admin:archive_{record._meta.model_name}_change", args=[record.pk])


def sent_by(page: Any) -> dict[str, Any]:
    """What the hidden form of the page of two versions sends."""
    values: dict[str, Any] = {}
    for name, value in page.context["pairs"]:
        values.setdefault(name, []).append(value)
    return values


def test_the_second_of_two_saves_is_shown_both_versions(ana: Client, ben: Client, commitment: Commitment) -> None:
    one, other = form_values(ana.get(change(commitment))), form_values(ben.get(change(commitment)))
    assert ana.post(change(commitment), one | {"kind": "support"}).status_code == 302
    page = ben.post(change(commitment), other | {"kind": "call"})
    assert page.status_code == 409
    kind = next(clash for clash in page.context["clashes"] if clash["label"] == "kind" or clash["label"] == "Kind")
    assert len({kind["seen"], kind["now"], kind["sent"]}) == 3
    assert "ana saved it on" in page.content.decode()
    commitment.refresh_from_db()
    assert commitment.kind == "support"


def test_whoever_insists_saves_what_was_touched_and_leaves_the_rest(
    ana: Client, ben: Client, commitment: Commitment
) -> None:
    one, other = form_values(ana.get(change(commitment))), form_values(ben.get(change(commitment)))
    ana.post(change(commitment), one | {"kind": "support", "quantity": "a tonne"})
    page = ben.post(change(commitment), other | {"kind": "call"})
    assert ben.post(change(commitment), sent_by(page)).status_code == 302
    commitment.refresh_from_db()
    assert (commitment.kind, commitment.quantity) == ("call", "a tonne")
    assert commitment.set_by["kind"]["by"] == "ben"


def test_rows_beneath_a_record_clash_too(ana: Client, ben: Client, commitment: Commitment) -> None:
    other_country = builders.country("CN", "China")
    one, other = form_values(ana.get(change(commitment))), form_values(ben.get(change(commitment)))
    ana.post(change(commitment), one | {"parts-0-actor": other_country.pk})
    page = ben.post(change(commitment), other | {"quantity": "two"})
    assert page.status_code == 409
    assert "China" in page.content.decode()
    assert ben.post(change(commitment), sent_by(page)).status_code == 302
    commitment.refresh_from_db()
    assert [str(part.actor) for part in commitment.parts.all()] == ["China"]
    assert commitment.quantity == "two"


def test_a_reading_between_looking_and_saving_is_seen(ana: Client, commitment: Commitment) -> None:
    values = form_values(ana.get(change(commitment)))
    Commitment.objects.filter(pk=commitment.pk).update(modality="ready")
    assert ana.post(change(commitment), values | {"kind": "call"}).status_code == 409


def test_a_save_without_what_was_seen_is_asked_about(ana: Client, commitment: Commitment) -> None:
    values = form_values(ana.get(change(commitment)))
    for token in ("", "[]", "null", "[" * 9000, '{"kind": 1}'):
        assert ana.post(change(commitment), values | {"_seen": token}).status_code == 409


def test_a_save_leaves_one_line_with_its_reason_and_what_changed_beneath(ana: Client, commitment: Commitment) -> None:
    other_country = builders.country("CN", "China")
    values = form_values(ana.get(change(commitment)))
    lines = commitment.history.count()
    ana.post(change(commitment), values | {"kind": "call", "parts-0-actor": other_country.pk, "_reason": "read again"})
    assert commitment.history.count() == lines + 1
    line = commitment.history.latest()
    assert (line.history_user.username, line.history_change_reason) == ("ana", "read again")
    assert line.beneath["parts"]["was"][0]["says"] == "Kazakhstan (party)"
    assert line.beneath["parts"]["is"][0]["says"] == "China (party)"
    commitment.refresh_from_db()
    assert set(commitment.set_by) == {"kind", "actors"}


def test_what_the_machine_did_meanwhile_is_not_told_as_a_persons_doing(ana: Client, commitment: Commitment) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(modality="ready")
    ana.post(change(commitment), form_values(ana.get(change(commitment))) | {"kind": "call"})
    last, before, first = commitment.history.order_by("-history_id")
    assert (before.history_user, before.modality, before.kind) == (None, "ready", "pledge")
    assert (first.modality, last.kind) == ("will", "call")


def test_a_record_goes_back_to_an_earlier_version_with_a_line_of_its_own(
    ana: Client, ben: Client, commitment: Commitment
) -> None:
    other_country = builders.country("CN", "China")
    first = commitment.history.latest()
    values = form_values(ana.get(change(commitment)))
    ana.post(change(commitment), values | {"kind": "call", "parts-0-actor": other_country.pk})
    address = reverse("admin:archive_commitment_simple_history", args=[commitment.pk, first.history_id])
    page = ben.get(address)
    assert {one.label for one in page.context["since"]} >= {"kind", "parts"}
    ben.post(address, {"_seen": page.context["seen"], "_reason": "it was right"})
    commitment.refresh_from_db()
    assert commitment.kind == "pledge"
    assert [str(part.actor) for part in commitment.parts.all()] == ["Kazakhstan"]
    assert commitment.history.latest().history_change_reason == "it was right"
    assert commitment.set_by["kind"]["by"] == "ben"


def test_going_back_over_somebody_elses_save_is_refused(ana: Client, ben: Client, commitment: Commitment) -> None:
    first = commitment.history.latest()
    ana.post(change(commitment), form_values(ana.get(change(commitment))) | {"kind": "call"})
    address = reverse("admin:archive_commitment_simple_history", args=[commitment.pk, first.history_id])
    page = ben.get(address)
    ana.post(change(commitment), form_values(ana.get(change(commitment))) | {"kind": "support"})
    ben.post(address, {"_seen": page.context["seen"]})
    commitment.refresh_from_db()
    assert commitment.kind == "support"


def test_the_history_tells_before_and_after(ana: Client, commitment: Commitment) -> None:
    ana.post(change(commitment), form_values(ana.get(change(commitment))) | {"kind": "call", "_reason": "<b>why</b>"})
    page = ana.get(reverse("admin:archive_commitment_history", args=[commitment.pk]))
    (kind,) = [one for one in page.context["entries"][0].changes if one.label == "kind"]
    assert (kind.was, kind.now) == ("Pledge", "Call")
    assert "&lt;b&gt;why&lt;/b&gt;" in page.content.decode()


def test_a_form_says_beside_each_field_who_set_it(ana: Client, commitment: Commitment) -> None:
    ana.post(change(commitment), form_values(ana.get(change(commitment))) | {"kind": "call"})
    form = ana.get(change(commitment)).context["adminform"].form
    assert "Set by ana on" in form.fields["kind"].help_text
    assert "Proposed by the machine" in form.fields["modality"].help_text
