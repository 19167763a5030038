"""The review queue: one proposal after the other, judged with one key, undone with another.

Nobody is assigned anything. A proposal that somebody judged meanwhile is not judged again in silence: the second
curator is shown what the first decided, and asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import QuerySet

from archive.models import Commitment, ReviewState

VERDICTS = {"accept": ReviewState.ACCEPTED, "reject": ReviewState.REJECTED}
FILTERS = {"kind": "kind", "language": "article__language", "article": "article__public_id", "rule": "rule"}
REMEMBERED = 200
"""Judgements that can be undone, and proposals that stay skipped, in one sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a curator did since signing in, kept in the session: judged and skipped proposals, by primary key."""

    session: SessionBase

    @property
    def judged(self) -> list[int]:
        return list(self.session.get("review_judged", []))

    @property
    def skipped(self) -> list[int]:
        return list(self.session.get("review_skipped", []))

    def note_judged(self, pk: int) -> None:
        self.session["review_judged"] = [*self.judged, pk][-REMEMBERED:]

    def note_skipped(self, pk: int) -> None:
        self.session["review_skipped"] = [*self.skipped, pk][-REMEMBERED:]

    def take_back(self) -> int | None:
        """The last judgement, no longer remembered; None when there is none."""
        judged = self.judged
        last = judged.pop() if judged else None
        self.session["review_judged"] = judged
        return last


def waiting(filters: dict[str, str]) -> QuerySet[Commitment]:
    """Proposals nobody judged, in the order of articles and of their texts; unknown filters count for nothing."""
    chosen = {FILTERS[name]: value for name, value in filters.items() if name in FILTERS and value}
    found = Commitment.objects.filter(review_state=ReviewState.PROPOSED, article__hidden=False, **chosen)
    return found.order_by("article_id", "start", "pk")


def next_proposal(filters: dict[str, str], sitting: Sitting) -> Commitment | None:
    """What was skipped comes again only when nothing else is left."""
    fresh = waiting(filters).exclude(pk__in=sitting.skipped)
    chosen = fresh.first() or waiting(filters).first()
    return chosen and Commitment.objects.select_related("article", "speaker").get(pk=chosen.pk)


@transaction.atomic
def judge(pk: int, verdict: str, seen: str, user: User | AnonymousUser, now: dt.datetime) -> Commitment | None:
    """Notes the verdict, unless the record is no longer as the curator saw it: then it is returned as it stands now."""
    commitment = Commitment.objects.select_for_update().get(pk=pk)
    if version_of(commitment) != seen:
        return commitment
    commitment.judge(VERDICTS[verdict], user, now)
    commitment.save()
    return None


@transaction.atomic
def undo(pk: int, user: User | AnonymousUser) -> bool:
    """Makes a judgement a proposal again, unless somebody else has touched the record since."""
    commitment = Commitment.objects.select_for_update().filter(pk=pk, reviewed_by=user.pk).first()
    if commitment is None:
        return False
    commitment.review_state = ReviewState.CORRECTED if commitment.set_by else ReviewState.PROPOSED
    commitment.reviewed_by = commitment.reviewed_at = None
    commitment.save()
    return True


def version_of(commitment: Commitment) -> str:
    return commitment.updated_at.isoformat()
