"""The audit finds every damage and cries wolf at none."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from archive.journal import heads
from archive.models import Actor, Article, Commitment, Event, Publisher, Topic
from archive.preservation.auditing import audit
from tests import builders
from tests.preservation.damaging import Damager
from tests.preservation.everything_kept import archive_of_everything
from tests.standing import standing

pytestmark = pytest.mark.django_db
archive = standing(archive_of_everything)


def answers() -> set[tuple[str, str]]:
    return {(damage.answer, damage.what) for damage in audit()}


def test_a_clean_archive_has_no_damage() -> None:
    assert audit() == []


@pytest.mark.parametrize("number", [15, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_random_damage_is_found(number: int) -> None:
    """The thousand that are promised take a minute: `make torture`."""
    damager, missed = Damager(seed=number), []
    for _ in range(number):
        with damager.damaged() as what:
            if not audit():
                missed.append(what)
    assert missed == []
    assert audit() == []


def test_a_changed_text_is_named() -> None:
    article = Article.objects.order_by("pk")[0]
    Article.objects.filter(pk=article.pk).update(text=article.text.replace("consulate", "Consulate"))
    named = article.public_id
    assert answers() == {("changed", f"text of article {named}"), ("changed", f"article {named}")}


def test_a_row_that_nobody_stood_by_is_untracked() -> None:
    builders.publisher("The Forger")
    assert answers() == {("untracked", "publisher the-forger")}


def test_a_row_that_went_without_a_word_is_missing() -> None:
    Commitment.topics.through.objects.filter(topic__code="trade").delete()
    Topic.objects.filter(code="trade").delete()
    assert ("missing", "topic trade") in answers()


def test_a_log_that_ends_too_early_is_found_by_the_file() -> None:
    last = Event.objects.latest("number").number
    Event.objects.filter(number=last).delete()
    assert ("missing", f"event {last:,} of the log") in answers()


def test_a_log_made_anew_does_not_fit_the_file() -> None:
    from archive.journal.chain import chained

    Event.objects.filter(number=1).update(by="mallory")
    for event in chained(list(Event.objects.order_by("number")), None):
        event.save()
    assert [what for answer, what in answers() if answer == "changed"]


def test_a_file_without_its_end_is_found() -> None:
    lines = heads.path().read_text().splitlines(keepends=True)
    heads.path().write_text("".join(lines[:-1]))
    assert answers() == {("missing", f"the end of {heads.path()}")}


def test_damage_that_was_meant_is_taken_over_with_a_reason() -> None:
    Publisher.objects.filter(slug="paper-1").update(name="The Paper")
    out = StringIO()
    call_command("audit", accept="the paper was renamed", stdout=out)
    assert "whole" in out.getvalue()
    event = Event.objects.order_by("-number")[0]
    assert (event.act, event.name, event.reason) == ("audit", "paper-1", "accept=the paper was renamed")


def test_the_exit_status_says_that_something_is_damaged() -> None:
    Actor.objects.update(name="Nobody")
    out = StringIO()
    with pytest.raises(SystemExit) as exit:
        call_command("audit", stdout=out)
    assert exit.value.code == 1
    assert "3 changed, 0 missing, 0 untracked." in out.getvalue()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite stores a text that is none")
def test_a_row_that_cannot_be_read_hides_no_other() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_publisher SET name = CAST(x'ff' AS text) WHERE slug = 'paper-1'")
    Publisher.objects.filter(slug="paper-2").update(url="https://elsewhere.example")
    assert answers() == {("changed", "publisher paper-1"), ("changed", "publisher paper-2")}
