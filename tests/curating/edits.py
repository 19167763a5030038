"""Random edits of every kind, as curators make them, and what of the archive is theirs afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from archive.curating.acting import ActRefused
from archive.curating.marking import Marked, mark_commitment, mark_mention, remove_appearance, unmark_mention
from archive.curating.passages import Passage, passage
from archive.curating.recutting import cut, put_back
from archive.curating.respanning import join, respan, split
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
from archive.models.review import Reviewed
from tests.curating.acts import NOW, ana

DAYS = [dt.date(2019, 1, 1) + dt.timedelta(days=97 * number) for number in range(30)]
WORDS = ("Astana", "consulate", "border", "Q7", "x" * 40, "Ünïcode", "بيان", "a <b>b</b>")
Edit = Callable[[Random], None]


def some(rows: Any, chance: Random) -> Any:
    """One of the rows, the same for the same chance on every engine."""
    found = list(rows.order_by("pk"))
    return chance.choice(found) if found else None


def take_over(record: Reviewed, **values: Any) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.take_over(values, ana(), NOW)
    record.save()


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
        split(row, chance.randrange(row.start, row.end), ana(), NOW)


def join_two(chance: Random) -> None:
    row = some(Commitment.objects.not_rejected(), chance)
    after = row and row.article.commitments.not_rejected().filter(start__gt=row.start).order_by("start", "pk").first()
    if after:
        join(row, after, ana(), NOW)


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
    edit_parts, split_one, join_two, respan_one, mark_message, mark_name, unmark_name, recut, put_back_a_cut,
    merge_actors, part_actors, edit_actor, edit_aliases, rename_publisher,
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


def decided() -> dict[str, Any]:
    """All that people set, in words that no reading may change: whatever else moves, this stays."""
    return {
        "articles": [_article(row) for row in Article.objects.order_by("pk")],
        "appearances": sorted(_said_of(Appearance, "role")),
        "mentions": sorted(_said_of(Mention, "quote")),
        "commitments": {row.public_id: _commitment(row) for row in Commitment.objects.all() if is_decided(row)},
        "actors": {row.key: _actor(row) for row in Actor.objects.all()},
        "publishers": sorted(Publisher.objects.values_list("pk", "name")),
    }


def is_decided(row: Commitment) -> bool:
    return row.review_state != ReviewState.PROPOSED or bool(row.set_by)


def values(row: Reviewed) -> dict[str, Any]:
    """Every field that a person set. Spans count as their words: offsets move with a changed text."""
    columns = {field.name: field.attname for field in row._meta.concrete_fields}
    names = {"quote" if name in ("start", "end") else name for name in row.protected} - {"title_source"}
    spans = {name for name in names if name.endswith(("_start", "_end"))}
    return {name: getattr(row, columns[name]) for name in sorted(names - spans) if name in columns}


def _article(row: Article) -> Any:
    recuts = [(one["quote"], one["cut"]) for one in row.recuts]
    return (row.public_id, row.review_state, row.hidden, row.hidden_reason, row.set_by, values(row), recuts)


def _commitment(row: Commitment) -> Any:
    parts = sorted(CommitmentActor.every.filter(commitment=row).values_list("actor__key", "role", "set_aside"))
    topics = sorted(row.topics.values_list("code", flat=True))
    replaced = [row.article.text[start:end] for start, end in row.replaced]
    beneath = [name for name in ("actors", "topics") if name in row.protected]
    return (
        row.review_state,
        row.set_by,
        values(row) if row.review_state != ReviewState.REJECTED else row.quote,
        [{"actors": parts, "topics": topics}[name] for name in beneath],
        replaced,
        row.replaced_by and row.replaced_by.public_id,
    )


def _actor(row: Actor) -> Any:
    aliases = sorted(row.aliases.values_list("text", "language", "usage")) if "aliases" in row.set_by else None
    return (row.merged_into and row.merged_into.key, row.set_by, values(row), aliases)


def _said_of(model: Any, column: str) -> Iterator[Any]:
    rows = model.every.filter(set_by_person=True)
    yield from rows.values_list("article__public_id", "actor__key", column, "set_aside")
