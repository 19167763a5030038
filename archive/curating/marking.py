"""Commitments and names that a person marks in the text, where no rule saw them; and names wrongly seen, taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused, Person
from archive.curating.passages import Passage, sentence_of
from archive.importing.commitments import free_public_ids
from archive.models import (
    Actor,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    Mention,
    ReviewState,
    SetAside,
    Topic,
)
from archive.models.chronicle import catch_up, note_act


@dataclass(frozen=True, slots=True)
class Marked:
    """What a person says of a passage; `parts` are (role, actor) in their order, kind and modality the codebook's."""

    kind: str
    modality: str
    speaker: Actor | None = None
    speaker_label: str = ""
    parts: tuple[tuple[str, Actor], ...] = ()
    topics: tuple[Topic, ...] = ()
    deadline: dt.date | None = None


@transaction.atomic
def mark_commitment(
    article: Article, where: Passage, what: Marked, by: Person, now: dt.datetime, reason: str = ""
) -> Commitment:
    """A confirmed record of which every field is that person's, but for the statement.

    Raises ActRefused when one quotes just these words."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    _refuse_marked(article, where)
    sentence = sentence_of(article.text, article.cuts, article.language, where.start, where.end)
    (public_id,) = free_public_ids([(article.public_id, where.start, where.end)])
    made = Commitment(
        article=article,
        public_id=public_id,
        start=where.start,
        end=where.end,
        quote=where.quote,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        speaker=what.speaker,
        speaker_label=(what.speaker_label or (what.speaker.name if what.speaker else ""))[:250],
        kind=what.kind,
        modality=what.modality,
        deadline=what.deadline,
        confidence=1.0,
    )
    made.take_over(set(Commitment.CURATED) - {"statement"}, by, now)
    made.judge(ReviewState.ACCEPTED, by, now)
    note_act(made, by, reason or _("marked in the text"))
    made.save()
    _add_parts(made, what.parts)
    made.topics.set(what.topics)
    return made


@transaction.atomic
def mark_mention(article: Article, where: Passage, actor: Actor, by: Person, now: dt.datetime) -> Mention:
    """The words name the actor, who stands in the article from now on. Marking them twice changes nothing."""
    article, actor = Article.objects.select_for_update().get(pk=article.pk), actor.standing
    same = {"article": article, "actor": actor, "start": where.start, "end": where.end}
    row = Mention.objects.filter(**same).first() or Mention.every.filter(**same, set_aside=SetAside.REMOVED).first()
    row = row or Mention(**same, quote=where.quote[:500])
    if row.pk is None or row.set_aside:
        row.set_by_person, row.set_aside = True, ""
        row.save()
        _appear(article, actor)
        _tell(article, by, _("“%(words)s” marked as a name"), row, added=True)
    return row


@transaction.atomic
def unmark_mention(mention: Mention, by: Person, now: dt.datetime) -> None:
    """The words do not name that actor: no later reading marks them so again."""
    article = Article.objects.select_for_update().get(pk=mention.article_id)
    same = Mention.every.filter(article=article, actor=mention.actor_id, start=mention.start, end=mention.end)
    same.update(set_aside=SetAside.REMOVED, set_by_person=True)
    _tell(article, by, _("“%(words)s” is not that name"), mention, added=False)


def remove_appearance(row: Appearance) -> None:
    """The actor does not stand in the article, whatever record it was read as: no later reading puts it there again."""
    same = Appearance.every.filter(article=row.article_id, actor=row.actor_id)
    same.update(set_aside=SetAside.REMOVED, set_by_person=True)


def replace_appearance(row: Appearance, before: int) -> None:
    """The row names another actor than `before`, a primary key: the one before does not stand in the article."""
    Appearance.every.get_or_create(article=row.article, actor_id=before, set_aside=SetAside.REMOVED, set_by_person=True)


def _refuse_marked(article: Article, where: Passage) -> None:
    same = article.commitments.filter(start=where.start, end=where.end).first()
    if same is not None:
        raise ActRefused(
            _("A record quotes these words already (%(id)s, %(state)s): open it instead.")
            % {"id": same.public_id, "state": same.get_review_state_display()}
        )


def _add_parts(made: Commitment, parts: Iterable[tuple[str, Actor]]) -> None:
    wanted = dict.fromkeys((role, actor.standing) for role, actor in parts)
    CommitmentActor.objects.bulk_create(
        CommitmentActor(commitment=made, actor=actor, role=role, position=position)
        for position, (role, actor) in enumerate(wanted)
    )


def _appear(article: Article, actor: Actor) -> None:
    if not Appearance.objects.filter(article=article, actor=actor).exists():
        Appearance.every.filter(article=article, actor=actor, set_aside=SetAside.REMOVED).delete()
        Appearance.objects.create(article=article, actor=actor, set_by_person=True)


def _tell(article: Article, by: Person, said: str, mention: Mention, added: bool) -> None:
    """A line in the history of the article, beneath which names stand."""
    row: dict[str, Any] = {"start": mention.start, "end": mention.end, "actor": mention.actor_id, "says": mention.quote}
    catch_up(article)
    beneath = {"mentions": {"was": [] if added else [row], "is": [row] if added else []}}
    note_act(article, by, said % {"words": mention.quote[:60]}, beneath)
    article.save()
