"""After any edit, whoever makes it, nobody is shown the page as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from archive.models import (
    Actor,
    ActorAlias,
    Article,
    Commitment,
    CommitmentActor,
    Mention,
    Office,
    Original,
    Publisher,
    Report,
    ReviewState,
    Statement,
)
from tests import builders
from tests.standing import standing
from tests.web.caching.addresses import (
    address_of,
    as_it_came,
    page_of_the_article,
    page_of_the_article_in_french,
    page_of_the_pledge,
    pledge,
    the_article,
)
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db
archive = standing(small_archive)


def hide_the_other_report() -> None:
    Article.objects.filter(title="Un autre récit").update(hidden=True)


def correct_the_title() -> None:
    article = the_article()
    article.title = "Another title"
    article.save()


def reject_the_pledge() -> None:
    message = pledge()
    message.judge(ReviewState.REJECTED, None, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    message.save()


def rename_in_french_only() -> None:
    Actor.objects.filter(slug="china").update(names={"en": "China", "fr": "Empire du Milieu"})


EDITS: dict[str, tuple[str | Callable[[], str], Callable[[], object]]] = {
    "an article is added": ("/articles/", lambda: builders.article("Another one")),
    "an article is hidden": ("/articles/", hide_the_other_report),
    "an article is hidden, and the front page counts": ("/", hide_the_other_report),
    "an article is hidden, and a statement has a report less": ("/statements/", hide_the_other_report),
    "a title is corrected": ("/articles/?q=consulate", correct_the_title),
    "a date is corrected": ("/articles/", lambda: Article.objects.update(published_basis="dateline")),
    "rights are narrowed": (page_of_the_article, lambda: Article.objects.update(rights="excerpt")),
    "cuts are corrected": (as_it_came, lambda: Article.objects.update(cuts=[[0, 4, "byline"]])),
    "a message is rejected": ("/commitments/", reject_the_pledge),
    "a message is rejected, on the page of its article": (page_of_the_article, reject_the_pledge),
    "a message is rejected, on the page of a pair": ("/relations/china-kazakhstan/", reject_the_pledge),
    "a message is recoded": (page_of_the_pledge, lambda: Commitment.objects.update(modality="binding")),
    "a party is taken out": ("/relations/", lambda: CommitmentActor.objects.all().delete()),
    "a topic is taken off": ("/topics/security/", lambda: pledge().topics.clear()),
    "a deadline is set": (
        "/commitments/?deadline=any",
        lambda: Commitment.objects.update(deadline=dt.date(2031, 1, 1)),
    ),
    "a mention is taken out": (page_of_the_article, lambda: Mention.objects.all().delete()),
    "an actor has another name": ("/fr/actors/", rename_in_french_only),
    "an actor has another name, on the page of an article": (page_of_the_article_in_french, rename_in_french_only),
    "an actor has another alias": ("/actors/kazakhstan/", lambda: ActorAlias.objects.update(text="Kazakhstani")),
    "an office ends": ("/actors/rudolf-elphberg/", lambda: Office.objects.update(until=dt.date(2024, 1, 1))),
    "an office has another title": ("/actors/rudolf-elphberg/", lambda: Office.objects.update(title="King")),
    "a publisher has another name": ("/articles/", lambda: Publisher.objects.update(name="The Strelsau Gazette")),
    "a statement has another name": ("/statements/", lambda: Statement.objects.update(name="Pact of Strelsau")),
    "a report is rejected": ("/statements/", lambda: Report.objects.update(review_state="rejected")),
    "an original has another name": (page_of_the_article, lambda: Original.objects.update(file_name="b.txt")),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_seen_at_once_by_who_has_the_page_and_by_who_has_not(client: Client, edit: str) -> None:
    where, change = EDITS[edit]
    address = address_of(where)
    before = client.get(address)
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 304
    change()
    for headers in ({}, {"if-none-match": before["ETag"]}):
        after = client.get(address, headers=headers)
        assert after.content != before.content
        assert after.get("ETag") != before["ETag"]
