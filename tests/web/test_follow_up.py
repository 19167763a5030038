"""What falls due and what became of it: dates as stated, the log as people wrote it, proposals as proposals."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive.models import Article, Commitment, Fulfilment, StatusEntry
from archive.search import index_pending
from archive.web.views.due import falling_due, past_their_date
from tests import builders

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def promise(
    deadline: dt.date | None, quote: str = "Ruritania will open a consulate in Freedonia by 2030"
) -> Commitment:
    return builders.commitment(builders.article(), quote, deadline=deadline, deadline_basis="“by 2030” as stated")


def note(commitment: Commitment, status: str, day: dt.date = TODAY, **fields: object) -> StatusEntry:
    user, _ = User.objects.get_or_create(username="ana")
    return StatusEntry.objects.create(
        commitment=commitment,
        status=status,
        on=day,
        author=user,
        author_name="ana",
        recorded_at=timezone.now(),
        **fields,
    )


@pytest.mark.parametrize(
    ("deadline", "coming", "past"),
    [
        (TODAY - dt.timedelta(days=1), 0, 1),
        (TODAY, 1, 0),
        (TODAY + dt.timedelta(days=700), 1, 0),
        (TODAY + dt.timedelta(days=800), 0, 0),
        (None, 0, 0),
    ],
)
def test_a_promise_falls_due_by_its_stated_date_alone(deadline: dt.date | None, coming: int, past: int) -> None:
    promise(deadline)
    assert (falling_due(TODAY).count(), past_their_date(TODAY).count()) == (coming, past)


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        (["open"], 1),
        (["fulfilled"], 0),
        (["superseded"], 0),
        (["partly"], 1),
        (["overdue"], 1),
        (["no_evidence"], 1),
        (["fulfilled", "open"], 1),
        (["in_progress", "fulfilled"], 0),
    ],
)
def test_what_was_fulfilled_or_superseded_falls_due_no_more(statuses: list[str], shown: int) -> None:
    one = promise(dt.date(2020, 1, 1))
    for place, status in enumerate(statuses):
        note(one, status, TODAY - dt.timedelta(days=10 - place))
    assert past_their_date(TODAY).count() == shown


def test_neither_positions_nor_rejected_nor_hidden_promises_fall_due() -> None:
    builders.commitment(builders.article(), deadline=TODAY, kind="support", modality="state")
    builders.commitment(builders.article(), deadline=TODAY, review_state="rejected")
    builders.commitment(builders.article(hidden=True), deadline=TODAY)
    assert falling_due(TODAY).count() == 0


def test_the_page_says_past_its_date_and_never_that_anything_was_broken(client: Client) -> None:
    one = promise(dt.date(2020, 1, 1))
    for address in ("/due/", one.get_absolute_url()):
        html = client.get(address).content.decode()
        assert re.search("[Pp]ast (its|their) date", html)
        assert "overdue" not in html.lower()
    assert "does not say that a promise was broken" in client.get("/due/").content.decode()


def test_what_a_date_rests_on_is_said_in_the_language_of_the_page(client: Client) -> None:
    promise(TODAY + dt.timedelta(days=30))
    assert "“by 2030” as stated" in client.get("/due/").content.decode()
    assert "as stated" not in client.get("/fr/due/").content.decode()


def test_what_falls_due_takes_the_same_queries_however_many_there_are(
    client: Client, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.clock.today", lambda: TODAY)
    for days in (-2, -1, 1, 2):
        promise(TODAY + dt.timedelta(days=days))
    client.get("/due/")
    with django_assert_num_queries(9):
        assert client.get("/fr/due/").content.count(b'class="when"') == 4


def listed(client: Client, query: str) -> int:
    index_pending()
    html = client.get(f"/commitments/?{query}").content.decode()
    return len(re.findall(r'class="entry commitment-entry', html))


def test_commitments_are_filtered_by_what_became_of_them(client: Client) -> None:
    noted, _other = promise(None), promise(None)
    note(noted, "open", dt.date(2024, 1, 1))
    note(noted, "fulfilled", dt.date(2025, 1, 1), evidence_url="https://example.org/news")
    assert [listed(client, f"status={status}") for status in ("fulfilled", "open", "none")] == [1, 0, 1]
    assert listed(client, "status=broken") == 2
    row = json.loads(b"".join(client.get("/commitments.json?status=fulfilled")))  # type: ignore[arg-type]
    assert [(one["status"], one["status_on"]) for one in row] == [("fulfilled", "2025-01-01")]


def test_the_page_of_a_promise_shows_its_log_with_evidence_author_and_day(client: Client) -> None:
    one = promise(dt.date(2030, 12, 31))
    proof = builders.article("The opening", "The consulate in Freedonia was opened today.")
    note(one, "fulfilled", evidence_article=proof, evidence_quote="consulate in Freedonia was opened")
    html = client.get(one.get_absolute_url()).content.decode()
    assert ">consulate in Freedonia was opened</q>" in html
    assert proof.get_absolute_url() in html
    assert "noted by ana" in html


def told(one: Commitment, article: Article, **fields: object) -> Fulfilment:
    return Fulfilment.objects.create(
        promise=one, article=article, start=0, end=len(article.text), quote=article.text, pattern="opening",
        happened_earliest=TODAY, happened_latest=TODAY, reasons=[{"what": "sides", "of": ["country:KAZ"]}], **fields,
    )  # fmt: skip


def test_a_proposal_is_shown_as_one_with_both_quotations_its_reason_and_the_way_to_the_words(client: Client) -> None:
    one, proof = promise(None), builders.article("The opening", "The consulate was opened.")
    told(one, proof)
    html = client.get(one.get_absolute_url()).content.decode()
    assert "proposed by machine</span> A later text may tell of it (fulfilled)" in html
    assert "No curator has noted anything yet." in html
    assert ">The consulate was opened.</q>" in html
    assert f"{proof.get_absolute_url()}#p-0" in html
    assert 'id="p-0"' in client.get(proof.get_absolute_url()).content.decode()
    assert "Kazakhstan" in html


def test_a_rejected_proposal_and_one_from_a_hidden_text_are_not_shown(client: Client) -> None:
    one = promise(None)
    told(one, builders.article("One", "The consulate was opened."), review_state="rejected")
    told(one, builders.article("Two", "The consulate has opened.", hidden=True))
    assert "A later text" not in client.get(one.get_absolute_url()).content.decode()


def test_evidence_that_may_not_be_quoted_is_not(client: Client) -> None:
    one, proof = promise(None), builders.article("The opening", "The consulate was opened.", rights="metadata")
    told(one, proof)
    note(one, "fulfilled", evidence_article=proof, evidence_quote="The consulate was opened.")
    assert "consulate was opened" not in client.get(one.get_absolute_url()).content.decode()
