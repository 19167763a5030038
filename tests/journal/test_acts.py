"""Whoever changes records says so: then the log tells who, when, what and why; else the audit tells that nobody did."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from archive.fixity import record_digests
from archive.journal import recorded, seal
from archive.journal.chain import hash_of
from archive.models import Actor, Article, Commitment, Event, Mention, Touch
from tests import builders

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)


def told() -> list[tuple[str, str, str]]:
    return list(Event.objects.values_list("by", "kind", "name"))


def test_an_event_says_who_when_what_and_why() -> None:
    with recorded("ana", "a test", "to see it", at=NOON):
        made = builders.publisher()
    event = Event.objects.get()
    assert (event.by, event.act, event.reason, event.at) == ("ana", "a test", "to see it", NOON)
    assert (event.kind, event.record, event.name) == ("publisher", made.pk, made.slug)
    assert (event.before, event.after) == ("", record_digests("publisher", [made.pk])[made.pk].digest)


def test_the_rows_beneath_a_record_are_told_of_as_its_own() -> None:
    with recorded("ana", "a test"):
        article = builders.article()
        kaz = builders.country("KZ")
        said = builders.commitment(article, by=[kaz])
    with recorded("ben", "a test"):
        said.parts.all().delete()
    assert told()[-1] == ("ben", "article", article.public_id)
    assert Event.objects.filter(kind="article").count() == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda: Article.objects.update(title="Another"),
        lambda: Mention.objects.all().delete(),
        lambda: Mention.objects.bulk_update([_moved(row) for row in Mention.objects.all()], ["start"]),
        lambda: Commitment.objects.get().topics.set([builders.topic("trade")]),
        lambda: connection.cursor().execute("UPDATE archive_commitment SET kind = 'call'"),
    ],
    ids=["update", "delete", "bulk_update", "many to many", "sql"],
)
def test_no_way_of_writing_goes_untold(change: object) -> None:
    article = builders.article()
    builders.mention(article, builders.country("RR", "Ruritania"), "Ruritania")
    builders.commitment(article)
    with recorded("ana", "a test"):
        change()  # type: ignore[operator]
    assert ("ana", "article", article.public_id) in told()


def _moved(row: Mention) -> Mention:
    row.start += 1
    return row


def test_what_changes_nothing_is_no_event() -> None:
    with recorded("ana", "a test"):
        builders.article()
    with recorded("ben", "a test"):
        Article.objects.update(title=Article.objects.get().title)
    assert {by for by, _, _ in told()} == {"ana"}


def test_what_is_taken_back_is_not_told() -> None:
    with recorded("ana", "a test"), transaction.atomic():
        builders.publisher()
        transaction.set_rollback(True)
    assert told() == []


def test_what_was_written_before_a_fault_is_told_of() -> None:
    with suppress(ZeroDivisionError), recorded("ana", "a test"):
        builders.publisher()
        _ = 1 / 0
    assert len(told()) == 1


def test_an_act_within_an_act_is_its_own() -> None:
    with recorded("ana", "outer"):
        builders.publisher("One")
        with recorded("ben", "inner"):
            builders.publisher("Two")
        builders.publisher("Three")
    assert told() == [("ana", "publisher", "one"), ("ben", "publisher", "two"), ("ana", "publisher", "three")]


def test_outside_of_any_act_nothing_is_noted() -> None:
    with recorded("ana", "a test"):
        pass
    builders.publisher()
    assert not Touch.objects.exists()
    assert told() == []


def test_a_deleted_record_is_told_of_by_its_name() -> None:
    with recorded("ana", "a test"):
        builders.publisher("Gone Soon").delete()
    assert [event.name for event in Event.objects.filter(kind="publisher")] == ["gone-soon"]


def test_notes_that_were_left_are_told_of_by_the_next_act() -> None:
    """As after a process was killed between its change and its event."""
    with recorded("ana", "a test"):
        made = builders.publisher()
    Event.objects.all().delete()
    act = '{"act": "a test", "at": "2026-01-02T12:00:00+00:00", "by": "ana", "reason": ""}'
    Touch.objects.create(act=act, kind="publisher", record=made.pk)
    assert seal() == 1
    assert told() == [("ana", "publisher", made.slug)]


def test_every_event_follows_from_the_one_before() -> None:
    with recorded("ana", "a test"):
        builders.publisher("One")
        builders.publisher("Two")
    with recorded("ben", "a test"):
        builders.country("KZ")
    events = list(Event.objects.order_by("number"))
    assert [event.number for event in events] == [1, 2, 3]
    assert [event.previous for event in events] == ["", *(event.hash for event in events[:-1])]
    assert all(event.hash == hash_of(event) for event in events)


def test_what_a_person_saves_at_a_desk_is_that_persons_act(client: Client) -> None:
    user = User.objects.create_superuser("ana")
    client.force_login(user)
    client.post(reverse("admin:archive_topic_add"), {"code": "a-topic", "position": 3, "_save": "1"})
    assert told() == [("ana", "topic", "a-topic")]


def test_a_command_is_the_act_of_the_account_that_ran_it() -> None:
    call_command("load_authorities")
    assert Event.objects.filter(kind="actor").count() == Actor.objects.count()
    event = Event.objects.first()
    assert event is not None
    assert event.by.startswith("system user ")
    assert event.act == "load_authorities"
