"""Random edits of every kind, as curators make them, and what of the archive is theirs afterwards."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from archive.curating.acting import ActRefused
from archive.curating.marking import Marked, mark_commitment, mark_mention, remove_appearance, unmark_mention
from archive.curating.passages import Passage, passage
from archive.curating.recutting import cut, put_back
from archive.curating.respanning import join, respan, split
from archive.curating.taking_back import last_respanned, take_back
from archive.curating.uniting import merge, undo_merge
from archive.lexicons.codebook import KINDS, MODALITIES, TOPICS
from archive.models import (
    Actor,
    ActorAlias,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    Mention,
    Publisher,
    ReviewState,
    Topic,
)
from archive.models.mention import Role
from tests.curating.acts import NOW, ana
from tests.curating.chosen import DAYS, WORDS, Edit, moment, some, take_over
from tests.curating.statement_edits import STATEMENT_EDITS


def edit_article(chance: Random) -> None:
    article, day = some(Article.objects, chance), chance.choice(DAYS)
    fields: list[dict[str, Any]] = [
        {"title": f"Title {chance.choice(WORDS)}"},
        {"language": chance.choice(("en", "fr", "ru"))},
        {"published_earliest": day, "published_latest": day, "published_precision": "day"},
        {"event_earliest": day, "event_latest": day + dt.timedelta(days=chance.randrange(9))},
        {"dateline": chance.choice(WORDS), "event_place": chance.choice(WORDS)},
        {"url": f"https://example.org/{chance.randrange(99)}", "rights": chance.choice(("full", "excerpt"))},
        {"rights_note": chance.choice(WORDS)},
        {"publisher": some(Publisher.objects, chance)},
    ]
    take_over(article, **chance.choice(fields))


def hide_article(chance: Random) -> None:
    article = some(Article.objects, chance)
    article.hidden = not article.hidden
    article.hidden_reason = chance.choice(WORDS) if article.hidden else ""
    article.save()


def confirm_article(chance: Random) -> None:
    article = some(Article.objects, chance)
    article.judge(chance.choice((ReviewState.ACCEPTED, ReviewState.CORRECTED)), ana(), NOW)
    article.save()


def give_role(chance: Random) -> None:
    row = some(Appearance.objects, chance)
    if row:
        row.role, row.set_by_person = chance.choice(Role.values), True
        row.save()


def take_out(chance: Random) -> None:
    row = some(Appearance.objects, chance)
    if row:
        remove_appearance(row)


def judge(chance: Random) -> None:
    row = some(Commitment.objects, chance)
    if row:
        row.judge(chance.choice((ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.REJECTED)), ana(), NOW)
        row.save()


def edit_commitment(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    fields: list[dict[str, Any]] = [
        {"kind": chance.choice(list(KINDS))},
        {"modality": chance.choice(list(MODALITIES)), "names_action": chance.random() < 0.5},
        {"deadline": chance.choice(DAYS)},
        {"quantity": chance.choice(WORDS), "quantity_value": 7.0},
        {"condition": chance.choice(WORDS), "specificity": "high"},
        {"speaker": some(Actor.objects.standing(), chance), "cameo": "057"},
        {"intensifier": chance.choice(WORDS), "reaffirmation": True, "continuity": True},
    ]
    if row:
        take_over(row, **chance.choice(fields))


def edit_parts(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    if row:
        CommitmentActor.every.filter(commitment=row).delete()
        for role in ("party", "counterpart"):
            CommitmentActor.objects.create(commitment=row, actor=some(Actor.objects.standing(), chance), role=role)
        row.topics.set(Topic.objects.filter(code=chance.choice(list(TOPICS))))
        row.take_over({"actors", "topics"}, ana(), NOW)
        row.save()


def split_one(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    if row:
        split(row, chance.randrange(row.start, row.end), ana(), moment(chance))


def join_two(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    after = row and row.article.commitments.not_rejected().filter(start__gt=row.start).order_by("start", "pk").first()
    if after:
        join(row, after, ana(), moment(chance))


def take_back_respanning(chance: Random) -> None:
    undone = [row for row in Commitment.objects.order_by("pk") if last_respanned(row)]
    if undone:
        take_back(chance.choice(undone), ana(), moment(chance))


def some_words(article: Article, chance: Random) -> Passage:
    start = chance.randrange(len(article.text) - 40)
    return passage(article.text, start, start + chance.randrange(5, 40))


def respan_one(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    if row:
        start = max(row.start + chance.randrange(-9, 9), 0)
        respan(row, start, min(row.end + chance.randrange(-9, 9), len(row.article.text)), ana(), NOW)


def mark_message(chance: Random) -> None:
    article = some(Article.objects, chance)
    parts = (("party", some(Actor.objects, chance)), ("counterpart", some(Actor.objects, chance)))
    said = Marked(chance.choice(list(KINDS)), chance.choice(list(MODALITIES)), parts=parts)
    mark_commitment(article, some_words(article, chance), said, ana(), NOW)


def mark_name(chance: Random) -> None:
    article = some(Article.objects, chance)
    mark_mention(article, some_words(article, chance), some(Actor.objects, chance), ana(), NOW)


def unmark_name(chance: Random) -> None:
    row = some(Mention.objects, chance)
    if row:
        unmark_mention(row, ana(), NOW)


def recut(chance: Random) -> None:
    article = some(Article.objects, chance)
    chance.choice((cut, put_back))(article, some_words(article, chance), ana(), NOW)


def put_back_a_cut(chance: Random) -> None:
    article = some(Article.objects, chance)
    if article.cuts:
        start, end, _why = chance.choice(article.cuts)
        put_back(article, passage(article.text, start, end), ana(), NOW)


def merge_actors(chance: Random) -> None:
    merge(some(Actor.objects, chance), some(Actor.objects, chance), ana(), NOW)


def part_actors(chance: Random) -> None:
    row = some(Actor.objects.exclude(merged_into=None), chance)
    if row:
        undo_merge(row, ana(), NOW)


def edit_actor(chance: Random) -> None:
    actor = some(Actor.objects, chance)
    fields: list[dict[str, Any]] = [
        {"name": f"Name {chance.choice(WORDS)}"},
        {"wikidata": f"Q{chance.randrange(999)}"},
        {"names": {"en": chance.choice(WORDS)}},
        {"country": some(Actor.objects.countries(), chance)},
    ]
    take_over(actor, **chance.choice(fields))


def edit_aliases(chance: Random) -> None:
    actor = some(Actor.objects.standing(), chance)
    actor.aliases.filter(pk__in=[row.pk for row in actor.aliases.order_by("pk")[:2]]).delete()
    ActorAlias.objects.get_or_create(actor=actor, text=chance.choice(WORDS), language="", usage="name")
    take_over(actor)
    actor.take_over({"aliases"}, ana(), NOW)
    actor.save()


def rename_publisher(chance: Random) -> None:
    row = some(Publisher.objects, chance)
    if row:
        row.name = f"Publisher {row.pk} {chance.choice(WORDS)}"
        row.save()


EDITS: tuple[Edit, ...] = (
    edit_article, hide_article, confirm_article, give_role, take_out, judge, judge, edit_commitment, edit_commitment,
    edit_parts, split_one, join_two, take_back_respanning, respan_one, mark_message, mark_name, unmark_name, recut,
    put_back_a_cut, merge_actors, part_actors, edit_actor, edit_aliases, rename_publisher, *STATEMENT_EDITS,
)  # fmt: skip


def edit(chance: Random, times: int) -> int:
    """That many edits of every kind; returns how many were refused with a sentence (nothing was changed by those)."""
    refused = 0
    for number in range(times):
        try:
            EDITS[number % len(EDITS)](chance)
        except ActRefused:
            refused += 1
    return refused
