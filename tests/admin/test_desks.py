"""The curators' desks: every list and form opens in a fixed number of queries, and a save notes who set what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.admin.seen import TOKEN
from archive.models import Article, Commitment, ImportProblem, ImportRun, ReviewState
from tests import builders

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>“'\" & {{ 7*7 }} \u202e"
DESKS = [
    "actor",
    "article",
    "commitment",
    "difference",
    "importproblem",
    "importrun",
    "publisher",
    "statement",
    "topic",
]


@pytest.fixture
def commitment() -> Commitment:
    article = builders.article(title=HOSTILE)
    actor = builders.country("KZ", "Kazakhstan")
    commitment = builders.commitment(article, "Ruritania will open a consulate", by=[actor])
    run = ImportRun.objects.create(started_at=timezone.now(), source=HOSTILE)
    ImportProblem.objects.create(run=run, name=HOSTILE, reason=HOSTILE)
    return commitment


@pytest.mark.parametrize("desk", DESKS)
def test_a_list_shows_hostile_names_as_text_and_searches_them(
    desk: str, admin_client: Client, commitment: Commitment
) -> None:
    page = admin_client.get(reverse(f"admin:archive_{desk}_changelist"), {"q": "alert'\"%_\\"})
    assert page.status_code == 200
    page = admin_client.get(reverse(f"admin:archive_{desk}_changelist"))
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    ("desk", "queries"),
    [
        ("actor", 5),
        ("article", 10),
        ("commitment", 8),
        ("difference", 7),
        ("importproblem", 6),
        ("importrun", 8),
        ("publisher", 6),
        ("statement", 8),
        ("topic", 6),
    ],
)
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_one(
    desk: str, queries: int, admin_client: Client, commitment: Commitment, django_assert_num_queries: Any
) -> None:
    for number in range(12):
        article = builders.article(title=f"Report {number}")
        builders.commitment(article, "Ruritania will open a consulate", by=[builders.country("KZ", "Kazakhstan")])
    with django_assert_num_queries(queries):
        admin_client.get(reverse(f"admin:archive_{desk}_changelist"))


def test_the_form_of_an_article_shows_its_text_as_text(admin_client: Client, commitment: Commitment) -> None:
    page = admin_client.get(reverse("admin:archive_article_change", args=[commitment.article_id]))
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_the_form_of_a_commitment_marks_the_evidence_in_its_sentence(
    admin_client: Client, commitment: Commitment
) -> None:
    page = admin_client.get(reverse("admin:archive_commitment_change", args=[commitment.pk])).content.decode()
    assert f"<mark>{commitment.quote}</mark>" in page


def form_values(page: Any) -> dict[str, Any]:
    """What a browser would send back if nothing were touched."""
    form = page.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        for part in [inline.formset.management_form, *inline.formset.forms]:
            values |= {part.add_prefix(name): part[name].value() for name in part.fields}
    values[TOKEN] = page.context["seen"]
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


def test_saving_a_field_notes_who_set_it_and_corrects_the_proposal(
    admin_client: Client, commitment: Commitment
) -> None:
    address = reverse("admin:archive_commitment_change", args=[commitment.pk])
    values = form_values(admin_client.get(address)) | {"kind": "support"}
    assert admin_client.post(address, values).status_code == 302
    commitment.refresh_from_db()
    assert commitment.kind == "support"
    assert commitment.set_by["kind"]["by"] == "admin"
    assert set(commitment.set_by) == {"kind"}
    assert commitment.review_state == ReviewState.CORRECTED
    assert [change.kind for change in commitment.history.all()] == ["support", "pledge"]


def test_saving_an_untouched_form_claims_nothing(admin_client: Client, commitment: Commitment) -> None:
    address = reverse("admin:archive_commitment_change", args=[commitment.pk])
    admin_client.post(address, form_values(admin_client.get(address)))
    commitment.refresh_from_db()
    assert commitment.set_by == {}
    assert commitment.review_state == ReviewState.PROPOSED


@pytest.mark.parametrize(("action", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_many_are_judged_at_once_and_each_leaves_a_line_of_history(
    action: str, state: str, admin_client: Client, commitment: Commitment
) -> None:
    address = reverse("admin:archive_commitment_changelist")
    admin_client.post(address, {"action": action, "_selected_action": [commitment.pk]})
    commitment.refresh_from_db()
    assert commitment.review_state == state
    assert commitment.reviewed_by is not None
    assert commitment.history.latest().history_user == commitment.reviewed_by


def test_hiding_an_article_needs_a_reason(admin_client: Client, commitment: Commitment) -> None:
    address = reverse("admin:archive_article_change", args=[commitment.article_id])
    values = form_values(admin_client.get(address)) | {"hidden": "on", "hidden_reason": ""}
    page = admin_client.post(address, values)
    assert "Say why the article is hidden" in page.content.decode()
    assert not Article.objects.filter(hidden=True).exists()


def test_an_article_cannot_be_typed_in(admin_client: Client) -> None:
    assert admin_client.get(reverse("admin:archive_article_add")).status_code == 403


def test_what_an_import_did_cannot_be_edited(admin_client: Client, commitment: Commitment) -> None:
    run = ImportRun.objects.get()
    address = reverse("admin:archive_importrun_change", args=[run.pk])
    assert admin_client.post(address, {"source": "nothing happened"}).status_code == 403


def test_an_actor_is_found_by_any_of_its_names(admin_client: Client, commitment: Commitment) -> None:
    from archive.models import Actor

    actor = Actor.objects.get(iso2="KZ")
    actor.aliases.create(text="Казахстан", language="ru")
    lookup = {"app_label": "archive", "model_name": "commitmentactor", "field_name": "actor", "term": "Казах"}
    found = admin_client.get(reverse("admin:autocomplete"), lookup).json()["results"]
    assert [one["text"] for one in found] == ["Kazakhstan"]
