"""Wording over time in the archive: linked across texts, renewed without doubling, judged once and for all."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from archive.importing.wordings import propose_all
from archive.models import Actor, Article, Commitment, ReviewState, Wording
from tests import builders

pytestmark = pytest.mark.django_db

SUPPORT = "China supports Kazakhstan in safeguarding its independence and territorial integrity"
FIRM = "China firmly supports Kazakhstan in safeguarding its independence, sovereignty and territorial integrity"
FRENCH = "la Chine soutient le Kazakhstan dans la sauvegarde de son indépendance et de son intégrité territoriale"
PIPELINE = "China supports the pipeline through Kazakhstan"


def state(iso3: str, name: str) -> Actor:
    """Under the key of the lexicon, which knows its names."""
    fields = {"slug": name.lower(), "type": "country", "name": name, "iso2": iso3[:2]}
    return Actor.objects.get_or_create(key=f"country:{iso3}", defaults=fields)[0]


def said(day: dt.date, quote: str = SUPPORT, **fields: object) -> Commitment:
    china, kazakhstan = state("CHN", "China"), state("KAZ", "Kazakhstan")
    language = str(fields.pop("language", "en"))
    article = builders.article(f"On {day}", f"{quote}.", published=day, language=language)
    for one in (china, kazakhstan):
        builders.appearance(article, one, "party")
    builders.formulas(article)
    coded = {"kind": "support", "modality": "state", "topics": ["sovereignty-core-interests"], **fields}
    return builders.commitment(article, quote, by=[china], to=[kazakhstan], **coded)  # type: ignore[arg-type]


def propose() -> list[Wording]:
    return [one for _article, proposals in propose_all(Article.objects.all()) for one in proposals]


def judged(wording: Wording, state: ReviewState) -> None:
    user, _ = User.objects.get_or_create(username="ana")
    wording.judge(state, user, timezone.now())
    wording.save()


@pytest.mark.parametrize(
    ("quote", "fields", "change"),
    [
        (SUPPORT, {}, "reaffirmed"),
        (FIRM, {"intensifier": "firmly"}, "strengthened"),
        (FRENCH, {"language": "fr"}, "reaffirmed"),
        (SUPPORT, {"condition": "if asked", "condition_start": 0}, "weakened"),
    ],
)
def test_a_later_message_is_linked_to_the_earlier_one(quote: str, fields: dict[str, object], change: str) -> None:
    earlier, later = said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1), quote, **fields)
    (wording,) = propose()
    assert (wording.earlier, wording.later, wording.change) == (earlier, later, change)
    assert wording.review_state == ReviewState.PROPOSED
    assert any(reason["what"] in ("formulas", "content") for reason in wording.reasons)


@pytest.mark.parametrize("day", [dt.date(2022, 1, 1), dt.date(2022, 1, 4)])
def test_texts_of_the_same_days_tell_of_one_event_and_change_nothing(day: dt.date) -> None:
    said(dt.date(2022, 1, 1)), said(day)
    assert propose() == []


def test_reports_of_one_statement_are_one_occasion() -> None:
    one, other = said(dt.date(2022, 1, 1)), said(dt.date(2022, 3, 1))
    builders.statement("A joint statement", [one.article, other.article])
    assert propose() == []


def test_each_text_is_linked_to_the_latest_that_says_it() -> None:
    first, second, third = (said(dt.date(year, 1, 1)) for year in (2018, 2020, 2022))
    assert {(one.earlier, one.later) for one in propose()} == {(first, second), (second, third)}


def test_proposing_again_changes_nothing_and_what_was_rejected_stays_rejected() -> None:
    said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1))
    (wording,) = propose()
    judged(wording, ReviewState.REJECTED)
    assert propose() == []
    assert Wording.objects.get().review_state == ReviewState.REJECTED


def test_what_was_confirmed_stays_though_another_text_came_between() -> None:
    first, last = said(dt.date(2018, 1, 1)), said(dt.date(2022, 1, 1))
    (wording,) = propose()
    judged(wording, ReviewState.ACCEPTED)
    between = said(dt.date(2020, 1, 1))
    assert {(one.earlier, one.later) for one in propose()} == {(first, between)}
    assert Wording.objects.filter(later=last).get().earlier == first


def test_new_and_dropped_are_said_of_documents_alone() -> None:
    earlier, later = said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1), PIPELINE)
    assert propose() == []
    for one in (earlier, later):
        builders.statement(f"Of {one.pk}", [one.article], doc_type="joint statement")
    found = {one.change: one for one in propose()}
    assert (found["new"].later, found["new"].compared_with) == (later, earlier.article)
    assert (found["dropped"].earlier, found["dropped"].compared_with) == (earlier, later.article)
    judged(found["new"], ReviewState.REJECTED)
    said(dt.date(2021, 1, 1))
    assert [one.change for one in propose() if one.change == "new"] == []


def test_the_pages_show_both_quotations_the_change_and_that_it_is_proposed(client: Client) -> None:
    earlier, later = said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1), FIRM, intensifier="firmly")
    call_command("propose_follow_up", verbosity=0)
    for address in ("/relations/china-kazakhstan/", earlier.get_absolute_url(), later.get_absolute_url()):
        html = client.get(address).content.decode()
        section = html[html.index('id="wording"') :]
        assert SUPPORT in section
        assert FIRM in section
        assert "<b>strengthened</b>" in section
        assert "proposed by machine" in section
        assert "intensifier: <bdi>–</bdi> → <bdi>firmly</bdi> (firmer)" in section


@pytest.mark.parametrize("state", ["rejected", "hidden"])
def test_what_was_rejected_or_hidden_is_not_shown(client: Client, state: str) -> None:
    said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1))
    (wording,) = propose()
    if state == "rejected":
        judged(wording, ReviewState.REJECTED)
    else:
        Article.objects.filter(pk=wording.earlier.article_id).update(hidden=True)  # type: ignore[union-attr]
    assert 'id="wording"' not in client.get("/relations/china-kazakhstan/").content.decode()


def test_words_that_may_not_be_quoted_are_not(client: Client) -> None:
    said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1), FIRM, intensifier="firmly")
    propose()
    Article.objects.update(rights="metadata")
    html = client.get("/relations/china-kazakhstan/").content.decode()
    assert 'id="wording"' in html
    assert "safeguarding" not in html
    assert "firmly" not in html


def test_a_curator_judges_at_the_desk(admin_client: Client) -> None:
    said(dt.date(2020, 1, 1)), said(dt.date(2022, 1, 1))
    (wording,) = propose()
    assert admin_client.get(f"/admin/archive/wording/{wording.pk}/change/").status_code == 200
    admin_client.post("/admin/archive/wording/", {"action": "accept", "_selected_action": [wording.pk]})
    wording.refresh_from_db()
    assert wording.is_confirmed
