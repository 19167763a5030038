"""A page that did not change costs nothing; one that did is never shown as it was."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

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
from archive.web import clock
from archive.web.caching import release, tags
from archive.web.caching.memory import pages
from tests import builders
from tests.web.every_page import small_archive

pytestmark = pytest.mark.django_db
TITLE = "Ruritania promises Freedonia a consulate"


def the_article() -> Article:
    return Article.objects.get(title=TITLE)


def pledge() -> Commitment:
    return Commitment.objects.get(kind="pledge")


def page_of_the_article() -> str:
    return the_article().get_absolute_url()


def as_it_came() -> str:
    return f"{page_of_the_article()}?view=original"


def page_of_the_article_in_french() -> str:
    return f"/fr{page_of_the_article()}"


def page_of_the_pledge() -> str:
    return pledge().get_absolute_url()


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


def forget_the_curator() -> None:
    """A person confirmed it, then the account goes: the history names nobody any more."""
    User.objects.all().delete()


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
    small_archive()
    where, change = EDITS[edit]
    address = address_of(where)
    before = client.get(address)
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 304
    change()
    for headers in ({}, {"if-none-match": before["ETag"]}):
        after = client.get(address, headers=headers)
        assert after.content != before.content
        assert after.get("ETag") != before["ETag"]


def address_of(where: str | Callable[[], str]) -> str:
    return where if isinstance(where, str) else where()


def test_a_curator_whose_account_goes_is_an_edit_too(client: Client) -> None:
    small_archive()
    message = pledge()
    message._history_user = User.objects.create_user("ana")
    message.save()
    before = client.get(page_of_the_pledge())
    forget_the_curator()
    assert client.get(page_of_the_pledge()).content != before.content


def test_every_kind_of_page_is_made_once_and_then_kept(client: Client) -> None:
    for address in small_archive():
        first = client.get(address)
        with CaptureQueriesContext(connection) as captured:
            again = client.get(address)
        assert again.content == first.content
        assert dict(again.headers) == dict(first.headers)
        if first.status_code == 200:
            assert len(captured) == 1, address
            assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_page_that_was_forgotten_is_made_the_same_under_the_same_tag(client: Client) -> None:
    """Another process, or this one when its memory was full: who has the page is told so without it being made."""
    for address in small_archive():
        first = client.get(address)
        pages.clear()
        if first.status_code == 200:
            assert client.get(address, headers={"if-none-match": f"W/{first['ETag']}"}).status_code == 304
            assert client.get(address).content == first.content


def test_a_tag_of_nobody_is_no_304(client: Client) -> None:
    small_archive()
    for sent in ('"0123456789abcdef"', "*", "", '""', 'W/"', "," * 50):
        assert client.get("/articles/", headers={"if-none-match": sent}).status_code == 200


def test_addresses_hosts_and_languages_are_kept_apart(client: Client, settings: Settings) -> None:
    small_archive()
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    seen = {
        client.get(address, headers={"host": host}).content
        for host in settings.ALLOWED_HOSTS
        for address in ("/articles/", "/fr/articles/", "/articles/?q=consulate", "/articles/?sort=oldest")
    }
    assert len(seen) == 8
    assert client.get("/articles/", headers={"host": "three.example"}).status_code == 400


@pytest.mark.parametrize(
    ("address", "changes"),
    [
        ("/", True),
        ("/articles/", False),
        ("/articles/?q=consulate", False),
        ("/articles/?q=after:30d", True),
        ("/commitments/", False),
        ("/commitments/?deadline=due", True),
        ("/commitments/?deadline=any", False),
        ("/actors/", False),
        ("/actors/kazakhstan/", False),
        ("/topics/", False),
        ("/codebook/", False),
        (page_of_the_article, True),
    ],
)
def test_at_midnight_those_pages_change_that_show_the_day_and_no_others(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str | Callable[[], str], changes: bool
) -> None:
    small_archive()
    where = address_of(address)
    tag = client.get(where)["ETag"]
    monkeypatch.setattr(clock.timezone, "localdate", lambda: dt.date(2029, 6, 1))
    assert (client.get(where)["ETag"] != tag) is changes
    assert (client.get(where, headers={"if-none-match": tag}).status_code == 200) is changes


def test_nothing_else_of_the_pages_asks_what_day_it_is() -> None:
    """Else a page could be kept that is of yesterday."""
    asked = {
        f"{module.name}: {ast.unparse(node)}"
        for module in Path(configured.BASE_DIR, "archive", "web").rglob("*.py")
        if module.name != "clock.py"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in ("date.today", "dt.date.today", "timezone.now", "timezone.localdate", "time.time")
    }
    assert asked == set()


def test_another_release_and_another_default_of_rights_make_other_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    small_archive()
    tag = client.get("/articles/")["ETag"]
    settings.DEFAULT_RIGHTS = "metadata"
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 200
    settings.DEFAULT_RIGHTS = "full"
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 304
    monkeypatch.setattr(tags, "release", lambda: "the next one")
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 200


def test_a_release_is_another_one_when_a_template_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "templates" / "a.html"
    template.parent.mkdir()
    releases = set()
    for text in ("one", "two", "two"):
        template.write_text(text)
        release.release.cache_clear()
        with monkeypatch.context() as patched:
            patched.setattr(configured, "BASE_DIR", tmp_path)
            releases.add(release.release())
    release.release.cache_clear()
    assert len(releases) == 2


def test_who_is_logged_in_is_shown_nothing_from_memory_and_leaves_nothing_there(
    client: Client, admin_client: Client
) -> None:
    small_archive()
    tag = client.get("/articles/")["ETag"]
    seen = admin_client.get("/articles/", headers={"if-none-match": tag})
    assert seen.status_code == 200
    assert "ETag" not in seen
    pages.clear()
    admin_client.get("/articles/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/articles/")
    assert len(captured) > 1


@pytest.mark.parametrize("address", ["/admin/login/", "/healthz", "/oai?verb=Identify", "/nowhere/"])
def test_what_is_no_page_has_no_tag(client: Client, address: str) -> None:
    assert "ETag" not in client.get(address)


def test_the_head_of_a_page_is_not_kept_for_the_page(client: Client) -> None:
    small_archive()
    head = client.head("/articles/")
    page = client.get("/articles/")
    assert page["ETag"] == head["ETag"]
    assert page.content
    assert client.head("/articles/")["Content-Length"] == page["Content-Length"]


def test_a_whole_list_that_did_not_change_is_not_sent_again(client: Client) -> None:
    small_archive()
    tag = client.get("/articles.csv")["ETag"]
    assert client.get("/articles.csv", headers={"if-none-match": tag}).status_code == 304
    builders.article("Another one")
    assert client.get("/articles.csv", headers={"if-none-match": tag}).status_code == 200


def test_without_an_edition_a_page_is_made_and_not_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    small_archive()

    def unreadable() -> str:
        raise DatabaseError

    for current in (unreadable, lambda: None):
        monkeypatch.setattr("archive.edition.current", current)
        page = client.get("/articles/")
        assert page.status_code == 200
        assert "ETag" not in page


def test_while_one_works_on_the_code_nothing_is_kept(client: Client, settings: Settings) -> None:
    settings.DEBUG = True
    assert "ETag" not in client.get("/codebook/")
