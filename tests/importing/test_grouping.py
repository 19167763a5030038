"""Articles become statements as they arrive; what people decided about it stays."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.fixity import content_digest
from archive.importing.grouping import group
from archive.importing.running import run_import
from archive.models import Article, Citation, Report, ReviewState, Statement
from tests import builders

pytestmark = pytest.mark.django_db
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CASES = Path(__file__).resolve().parents[1] / "comparing" / "cases"
DAY = dt.date(2024, 3, 12)
WORDS = " ".join(f"word{number % 89} other{number}" for number in range(90))


def told(title: str, day: dt.date = DAY, text: str = "", **fields: object) -> Article:
    """An article about Ruritania and Freedonia meeting on that day."""
    made = builders.article(
        title,
        text or f"{title} in words of its own.",
        published=day,
        event_earliest=day,
        event_latest=day,
        event_precision="day",
        event_basis="stated",
        **fields,
    )
    for iso2 in ("RR", "FR"):
        builders.appearance(made, builders.country(iso2), "party")
    return made


def statement_of(article: Article) -> Statement:
    return Statement.objects.standing().get(reports__article=article, reports__review_state="proposed")


def test_grouping_again_changes_nothing_in_whatever_order() -> None:
    run_import([str(CASES)])
    before = content_digest()
    for article in Article.objects.order_by("-pk"):
        group(article)
    assert content_digest() == before


def test_a_report_gives_the_reasons_for_which_it_was_proposed() -> None:
    group(told("First"))
    second = told("Second", language="fr")
    group(second)
    why = Report.objects.get(article=second).why
    assert {one["signal"] for one in why} >= {"same days", "same parties"}


def test_the_same_text_under_another_name_is_linked_as_a_print() -> None:
    first = told("Wire", text=WORDS, publisher=builders.publisher("A wire"))
    second = told("Paper", text=f"From our desk. {WORDS}", publisher=builders.publisher("A paper"))
    for article in (first, second):
        group(article)
    assert Report.objects.get(article=second).copy_of == first
    assert statement_of(first) == statement_of(second)


def test_a_rejected_report_is_never_proposed_again() -> None:
    first, second = told("First"), told("Second", language="fr")
    for article in (first, second):
        group(article)
    Report.objects.filter(article=second).update(review_state=ReviewState.REJECTED)
    group(second)
    group(second)
    assert Report.objects.get(article=second, statement=statement_of(first)).review_state == ReviewState.REJECTED
    assert statement_of(second) != statement_of(first)


def test_what_a_person_joined_stays_joined() -> None:
    first, second = told("First"), told("Second", DAY + dt.timedelta(days=40))
    for article in (first, second):
        group(article)
    joined, left = statement_of(first), statement_of(second)
    Report.objects.filter(article=second).delete()
    Report.objects.create(article=second, statement=joined, review_state=ReviewState.ACCEPTED)
    (grouped,) = group(second)
    assert (grouped.outcome, grouped.statement) == ("decided by people", joined)
    assert not left.reports.exists()


def test_articles_of_a_rejected_statement_found_no_new_one() -> None:
    article = told("First")
    group(article)
    Statement.objects.update(review_state=ReviewState.REJECTED)
    group(article)
    assert Statement.objects.count() == 1


def test_what_a_person_set_on_a_statement_stays() -> None:
    group(told("First"))
    statement = Statement.objects.get()
    statement.name = "The Strelsau accord"
    statement.take_over(["name"], User.objects.create(username="ana"), timezone.now())
    statement.save()
    group(told("Second", language="fr"))
    statement.refresh_from_db()
    assert (statement.name, statement.reports.count()) == ("The Strelsau accord", 2)


def test_two_statements_found_to_be_one_keep_the_elder_address_and_the_other_leads_there() -> None:
    first, second = told("First"), told("Second", DAY + dt.timedelta(days=40), language="fr")
    for article in (first, second):
        group(article)
    elder, younger = statement_of(first), statement_of(second)
    Article.objects.filter(pk=second.pk).update(event_earliest=DAY, event_latest=DAY)
    second.refresh_from_db()
    group(second)
    younger.refresh_from_db()
    assert (statement_of(second), younger.merged_into) == (elder, elder)


def test_a_dry_run_says_what_it_would_do_and_does_nothing() -> None:
    told("First")
    told("Second", language="fr")
    out = StringIO()
    call_command("group_statements", "--dry-run", stdout=out)
    assert "Dry run, nothing written: 1 founded, 1 joined." in out.getvalue()
    assert not Statement.objects.exists()


def test_an_unknown_article_is_named() -> None:
    with pytest.raises(CommandError, match="No article has the id zzz"):
        call_command("group_statements", "zzz")


def test_a_new_article_asks_no_more_of_a_full_archive_than_of_an_empty_one() -> None:
    def cost(article: Article) -> int:
        with CaptureQueriesContext(connection) as captured:
            group(article)
        return len(captured)

    few = cost(told("First"))
    for number in range(30):
        group(told(f"Number {number}", DAY + dt.timedelta(days=20 * (number + 1))))
    assert cost(told("Last", DAY + dt.timedelta(days=5_000))) == few


def test_a_citation_leads_to_the_statement_that_agrees_whichever_came_first() -> None:
    text = "Ruritania and Freedonia recalled the joint statement of 12 March 2024 and the treaty of 1 May 1990."
    later = told("Later", DAY + dt.timedelta(days=400), text=text)
    group(later)
    statement = told("Ruritania and Freedonia issue joint statement")
    builders.commitment(statement, "Ruritania and Freedonia issue joint statement", kind="agreement")
    group(statement)
    cited = {one.quote: one.statement for one in Citation.objects.filter(article=later)}
    assert cited == {
        "joint statement of 12 March 2024": statement_of(statement),
        "treaty of 1 May 1990": None,
    }
    group(later)
    assert Citation.objects.filter(statement=statement_of(statement)).count() == 1
    assert all(later.text[one.start : one.end] == one.quote for one in Citation.objects.all())


def test_a_citation_that_a_person_rejected_is_not_made_anew() -> None:
    article = told("Later", text="They recalled the treaty of 1 May 1990.")
    group(article)
    Citation.objects.update(review_state=ReviewState.REJECTED)
    group(article)
    assert [one.review_state for one in Citation.objects.all()] == [ReviewState.REJECTED]
