"""Proposals that a later text tells of a promise: made once, in order of time, and never again after a refusal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from archive.importing.arrival import Arrival
from archive.importing.authorities import Authorities
from archive.importing.fulfilments import propose_all, told_lost
from archive.importing.storing import store_changed
from archive.models import Article, Commitment, Fulfilment, ImportRun, ReviewState, StatusEntry
from tests import builders, readings

pytestmark = pytest.mark.django_db

INVITATION = "Kazakhstan invites the Chinese president to visit the country"
VISIT = "The Chinese president paid a state visit to Kazakhstan."


def country(iso2: str, name: str):  # type: ignore[no-untyped-def]
    return builders.country(iso2, name)


def invitation(day: dt.date = dt.date(2022, 2, 5), **fields: object) -> Commitment:
    article = builders.article("An invitation", f"{INVITATION}.", published=day)
    host, guest = country("KZ", "Kazakhstan"), country("CN", "China")
    return builders.commitment(
        article, INVITATION, by=[host], to=[guest], kind="invitation", modality="state", **fields
    )


def report(text: str = VISIT, day: dt.date = dt.date(2022, 9, 14), title: str = "A visit") -> Article:
    article = builders.article(title, text, published=day)
    for words, one in (("Kazakhstan", country("KZ", "Kazakhstan")), ("Chinese", country("CN", "China"))):
        builders.mention(article, one, words)
        article.appearances.filter(actor=one).update(role="party")
    return article


def propose() -> list[Fulfilment]:
    return [one for _article, proposals in propose_all(Article.objects.all()) for one in proposals]


def judged(proposal: Fulfilment, state: ReviewState) -> Fulfilment:
    user, _ = User.objects.get_or_create(username="ana")
    proposal.judge(state, user, timezone.now())
    proposal.save()
    return proposal


def test_a_later_visit_is_proposed_with_both_quotations_and_its_reasons() -> None:
    promise, told = invitation(), report(f"Snow fell. {VISIT} Music played.")
    (proposal,) = propose()
    assert (proposal.promise, proposal.article, proposal.pattern) == (promise, told, "visit")
    assert told.text[proposal.start : proposal.end] == proposal.quote == VISIT
    assert proposal.reasons == [{"what": "host", "of": ["country:KZ"]}, {"what": "guest", "of": ["country:CN"]}]
    assert proposal.review_state == ReviewState.PROPOSED
    assert not StatusEntry.objects.exists()


def test_nothing_is_proposed_twice_and_the_first_visit_wins() -> None:
    invitation()
    report(day=dt.date(2023, 5, 1), title="The second visit")
    report(title="The first visit")
    report(day=dt.date(2022, 9, 15), title="Another report of the first")
    assert [one.article.title for one in propose()] == ["The first visit"]
    assert propose() == []


def test_what_was_rejected_stays_rejected_and_other_reports_of_it_are_not_proposed() -> None:
    invitation()
    report(title="The first visit")
    judged(propose()[0], ReviewState.REJECTED)
    report(day=dt.date(2022, 9, 15), title="Another report of the first")
    assert propose() == []
    report(day=dt.date(2023, 5, 1), title="The second visit")
    assert [one.article.title for one in propose()] == ["The second visit"]


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        (dt.date(2022, 2, 5), dt.date(2022, 2, 5)),
        (dt.date(2022, 9, 20), dt.date(2022, 9, 14)),
        (dt.date(2015, 1, 1), dt.date(2022, 9, 14)),
    ],
)
def test_what_came_no_later_or_far_too_late_is_not_proposed(promised: dt.date, told: dt.date) -> None:
    invitation(promised)
    report(day=told)
    assert propose() == []


def test_neither_hidden_texts_nor_rejected_promises_count() -> None:
    invitation(review_state="rejected")
    report()
    assert propose() == []


def test_a_confirmed_proposal_is_a_line_of_the_log_and_taking_it_back_is_another() -> None:
    promise = invitation()
    report()
    proposal = judged(propose()[0], ReviewState.ACCEPTED)
    judged(proposal, ReviewState.ACCEPTED)
    (line,) = promise.status_entries.all()
    assert (line.status, line.on, line.author_name) == ("fulfilled", dt.date(2022, 9, 14), "ana")
    assert (line.evidence_article, line.evidence_quote) == (proposal.article, VISIT)
    judged(proposal, ReviewState.REJECTED)
    assert [one.status for one in promise.status_entries.in_order()] == ["fulfilled", "open"]


def test_a_promise_with_a_log_does_not_go_when_a_reading_no_longer_finds_it() -> None:
    promise = invitation()
    report()
    judged(propose()[0], ReviewState.ACCEPTED)
    lone = builders.commitment(promise.article, "Kazakhstan invites")
    reading = replace(readings.reading(), document=readings.document(promise.article.text), commitments=(), actors=())
    run = ImportRun.objects.create(started_at=timezone.now(), source="test")
    arrival = Arrival(replace(reading, event_place=None), "/somewhere/a.txt", "", timezone.now(), run)
    store_changed(promise.article, arrival, Authorities())
    assert Commitment.objects.filter(pk=promise.pk).exists()
    assert not Commitment.objects.filter(pk=lone.pk).exists()


def test_judged_evidence_moves_with_its_text_and_holds_a_version_that_lacks_it() -> None:
    invitation()
    told = report()
    proposal = judged(propose()[0], ReviewState.ACCEPTED)
    assert told_lost(told, "Nothing of the kind.") == 1
    reading = replace(readings.reading(), document=readings.document(f"New! {VISIT}"), commitments=(), actors=())
    run = ImportRun.objects.create(started_at=timezone.now(), source="test")
    store_changed(told, Arrival(replace(reading, event_place=None), "/b.txt", "", timezone.now(), run), Authorities())
    proposal.refresh_from_db()
    told.refresh_from_db()
    assert told.text[proposal.start : proposal.end] == proposal.quote


def test_the_command_says_what_it_proposed(capsys: pytest.CaptureFixture[str]) -> None:
    promise = invitation()
    report()
    call_command("propose_follow_up")
    said = capsys.readouterr().out
    assert f"{promise.public_id} visit" in said
    assert "1 fulfilments and 0 changes of wording proposed from 2 articles." in said
