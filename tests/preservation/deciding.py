"""python -m tests.preservation.deciding: people decide a bit of everything on the archive of the environment."""

from __future__ import annotations

import datetime as dt

import django

if __name__ == "__main__":
    django.setup()

from django.contrib.auth.models import User

from archive.journal import heads, recorded
from archive.models import Actor, Article, Commitment, ReviewState, StatusEntry

NOON = dt.datetime(2026, 1, 2, 12, tzinfo=dt.UTC)


def decide() -> None:
    ana = User.objects.create(username="ana")
    with recorded("ana", "a test", "“=1+1”, 友好"):
        on_articles(ana)
        on_messages(ana)
        twin = Actor.objects.create(key="proposed:twin", slug="twin", type="country", name="Kazakstan")
        twin.merged_into = Actor.objects.get(slug="kazakhstan")
        twin.save()
    heads.note()


def on_articles(ana: User) -> None:
    hidden, renamed, *_ = Article.objects.order_by("pk")
    hidden.hidden, hidden.hidden_reason = True, "asked for"
    hidden.save()
    renamed.title, renamed.rights = "=Better\n“友好”", "excerpt"
    renamed.take_over({"title"}, ana, NOON)
    renamed.save()


def on_messages(ana: User) -> None:
    rejected, accepted, *_ = Commitment.objects.order_by("pk")
    for message, state in ((rejected, ReviewState.REJECTED), (accepted, ReviewState.ACCEPTED)):
        message.judge(state, ana, NOON)
        message.save()
    StatusEntry.objects.create(
        commitment=accepted, status="open", on=NOON.date(), author=ana, author_name="ana", recorded_at=NOON, note="=1\n"
    )


if __name__ == "__main__":
    decide()
