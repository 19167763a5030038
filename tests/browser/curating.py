"""What browser tests of the desks share: a curator who is signed in, and records with hostile names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive.models import Actor, Difference, Duplicate, ImportProblem, ImportRun
from tests import builders

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = (
    "<script>document.title='ran'</script>",
    "“'\"><img src=x onerror=document.title='ran'>",
    "{{ 7*7 }}{% load x %}",
    '=HYPERLINK("http://x.example")',
    "\u202eright to left\u202d \u2066",
    "bell \x07 escape \x1b backspace \x08 delete \x7f",
    "الصين وكازاخستان",
    "W" * 200,
)


def sign_in(page: Page, address: str, name: str = "ana") -> None:
    """By a session cookie: a test of signing in is somewhere else."""
    client = Client()
    client.force_login(User.objects.get_or_create(username=name, is_staff=True, is_superuser=True)[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": address}])


def desks_with(name: str) -> dict[str, Any]:
    """A record of every desk and of every queue, all called `name`, by its model."""
    run = ImportRun.objects.create(started_at=timezone.now(), source=name)
    text = f"{name} will open a consulate. Published 03/04/2024."
    publisher = builders.publisher(name[:200])
    rivals = {"published": [{"value": "2024-03-04", "why": name}, {"value": name, "why": name}]}
    evidence = {"published": [{"quote": name, "start": 0, "end": len(name), "says": name}]}
    told = {"rivals": rivals, "evidence": evidence, "cuts": [[0, 3, name[:50]]], "warnings": [name]}
    article = builders.article(name, text, published=None, publisher=publisher, event_place=name[:200], **told)
    twin = builders.article(name, f"{text} Again.", source_path=name, dateline=name[:200], rights_note=name)
    actor = Actor.objects.create(key=f"proposed:person:{run.pk}", slug="one", type="person", name=name, why=name[:300])
    other = Actor.objects.create(key=f"proposed:person:{run.pk}b", slug="other", type="person", name=name)
    actor.aliases.create(text=name)
    builders.mention(article, actor, name)
    commitment = builders.commitment(article, f"{name} will open", by=[actor], to=[other], speaker_label=name[:250])
    statement = builders.statement(name, [article, twin], [actor], place=name[:200], doc_type=name[:80])
    why = [{"signal": name, "weight": 1, "here": name, "there": name}]
    statement.reports.update(why=why)
    return {
        "actor": actor,
        "article": article,
        "commitment": commitment,
        "difference": Difference.objects.create(article=article, field="title", kept=name, proposed=name, run=run),
        "duplicate": Duplicate.objects.suspect(actor, other, name),
        "importproblem": ImportProblem.objects.create(run=run, name=name, reason=name),
        "importrun": run,
        "publisher": publisher,
        "report": statement.reports.first(),
        "statement": statement,
        "topic": builders.topic("security"),
    }
