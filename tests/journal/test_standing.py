"""The log tells of records part by part: quick for one change, and nothing that was altered unseen is carried over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from archive.fixity import record_digests
from archive.journal import recorded
from archive.journal.chain import hash_of
from archive.models import Article, Commitment, CommitmentActor, Event, Mention
from archive.preservation.auditing.log import damaged_log
from archive.preservation.auditing.records import damaged_records
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    with recorded("ana", "a test"):
        article = builders.article()
        ruritania = builders.country("RR", "Ruritania")
        builders.mention(article, ruritania, "Ruritania")
        builders.commitment(article, by=[ruritania])
    return article


def found() -> list[str]:
    return [str(one) for one in (*damaged_records(), *damaged_log([], 0))]


def told_the_older_way(article: Article) -> None:
    """The first events of an archive that is older than the parts."""
    for event in Event.objects.order_by("number"):
        event.parts = None
        event.after = record_digests(event.kind, [event.record])[event.record].as_once or ""
        before = Event.objects.filter(number=event.number - 1).first()
        event.previous = before.hash if before else ""
        event.hash = hash_of(event)
        event.save()


CHANGES: dict[str, Callable[[], object]] = {
    "a row": lambda: Commitment.objects.update(kind="call"),
    "a row beneath a row": lambda: CommitmentActor.objects.update(position=3),
    "a row with rows beneath it goes": lambda: Commitment.objects.all().delete(),
    "all rows of a table go": lambda: Mention.objects.all().delete(),
    "the record itself": lambda: Article.objects.update(title="Another"),
    "a row goes to another record": lambda: Mention.objects.update(article=builders.article(title="Two")),
    "rows go to another record with theirs": lambda: Commitment.objects.update(article=builders.article(title="Two")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("older", [False, True], ids=["", "older log"])
def test_whatever_is_changed_the_log_tells_of_the_record_as_it_stands(
    article: Article, change: Callable[[], object], older: bool
) -> None:
    if older:
        told_the_older_way(article)
    assert found() == []
    with recorded("ben", "a test"):
        change()
    assert found() == []
    last = Event.objects.filter(kind="article", record=article.pk).latest("number")
    assert (last.by, last.after) == ("ben", record_digests("article", [article.pk])[article.pk].digest)


def test_what_was_altered_past_the_archive_is_still_found_after_the_next_act(article: Article) -> None:
    connection.cursor().execute("UPDATE archive_mention SET quote = 'Freedonia'")
    with recorded("ben", "a test"):
        Commitment.objects.update(kind="call")
    assert len(found()) == 1


def test_what_changes_nothing_is_no_event_in_an_older_log_either(article: Article) -> None:
    told_the_older_way(article)
    with recorded("ben", "a test"):
        Article.objects.update(title=Article.objects.get().title)
    assert not Event.objects.filter(by="ben").exists()


def test_altered_digests_of_parts_are_found(article: Article) -> None:
    Event.objects.filter(kind="article").update(parts={"archive_article": "0" * 64})
    assert any("it no longer says what it was hashed with" in one or "did not write it" in one for one in found())
