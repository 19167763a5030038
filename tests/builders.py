"""Small builders of rows for tests: each gives a complete, valid record; a test says only what it is about.

Spans are found by their words, so that no test counts characters: `commitment(article, "will visit")`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.utils.text import slugify

from archive.importing.formulas import store_formulas
from archive.models import (
    Actor,
    Appearance,
    Article,
    Commitment,
    CommitmentActor,
    FormulaUse,
    Mention,
    Original,
    Publisher,
    Report,
    Statement,
    StatementActor,
    Topic,
)
from archive.models.public_id import COMMITMENT_LENGTH, public_id
from archive.originals import keep_original, place_of

RECEIVED = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
TEXT = "Ruritania and Freedonia issued a joint statement.\n\nRuritania will open a consulate in Freedonia by 2030."
_serial = count(1)


def country(iso2: str, name: str = "", **fields: Any) -> Actor:
    name = name or f"Country {iso2}"
    found, _ = Actor.objects.get_or_create(
        key=f"country:{iso2}",
        defaults={"slug": slugify(name)[:100] or iso2.lower(), "type": "country", "name": name, "iso2": iso2, **fields},
    )
    return found


def actor(name: str, type: str = "person", **fields: Any) -> Actor:
    slug = slugify(name) if 0 < len(slugify(name)) < 100 else f"actor-{next(_serial)}"
    return Actor.objects.create(key=f"{type}:{slug}", slug=slug, type=type, name=name, **fields)


def publisher(name: str = "The Daily Ruritanian", **fields: Any) -> Publisher:
    return Publisher.objects.get_or_create(name=name, defaults={"slug": slugify(name)[:80], **fields})[0]


def formulas(article: Article) -> list[FormulaUse]:
    """Those that its text uses, in text order."""
    store_formulas(article)
    return list(article.formula_uses.order_by("start"))


def topic(code: str) -> Topic:
    return Topic.objects.get_or_create(code=code)[0]


def article(title: str = "Ruritania promises a consulate", text: str = TEXT, **fields: Any) -> Article:
    """An article with its original; `published` sets a day, the other fields are the model's."""
    made = drafted_article(title, text, f"{next(_serial)}\n{text}".encode(), **fields)
    made.save()
    drafted_original(made).save()
    return made


def drafted_article(title: str, text: str, data: bytes, **fields: Any) -> Article:
    """Not saved, though its original is kept: `data`."""
    published = fields.pop("published", dt.date(2024, 5, 6))
    digest = keep_original(data)
    return Article(
        public_id=public_id(digest),
        sha256=digest,
        title=title,
        text=text,
        text_digest=hashlib.sha256(text.encode()).hexdigest(),
        **{"language": "en", **publication(published), **fields},
    )


def drafted_original(article: Article, file_name: str = "article.txt") -> Original:
    return Original(
        article=article,
        sha256=article.sha256,
        size=place_of(article.sha256).stat().st_size,
        file_name=file_name,
        encoding="utf-8",
        received_at=RECEIVED,
    )


def publication(day: dt.date | None) -> dict[str, Any]:
    if day is None:
        return {"published_precision": "unknown", "published_basis": "none"}
    return {
        "published_earliest": day,
        "published_latest": day,
        "published_precision": "day",
        "published_basis": "stated",
    }


def appearance(article: Article, actor: Actor, role: str = "mentioned", **fields: Any) -> Appearance:
    return Appearance.objects.create(article=article, actor=actor, role=role, **fields)


def mention(article: Article, actor: Actor, quote: str, **fields: Any) -> Mention:
    """The first place of `quote`; the actor appears in the article from then on."""
    Appearance.objects.get_or_create(article=article, actor=actor)
    start = article.text.index(quote)
    return Mention.objects.create(
        article=article, actor=actor, start=start, end=start + len(quote), quote=quote, **fields
    )


def commitment(
    article: Article,
    quote: str = "Ruritania will open a consulate in Freedonia by 2030",
    *,
    by: Iterable[Actor] = (),
    to: Iterable[Actor] = (),
    topics: Iterable[str] = (),
    sentence: str = "",
    **fields: Any,
) -> Commitment:
    """A strict pledge unless said otherwise; the sentence is the quote itself unless given."""
    made = drafted_commitment(article, quote, sentence, **fields)
    made.save()
    for role, actors in (("party", by), ("counterpart", to)):
        for position, part in enumerate(actors):
            CommitmentActor.objects.create(commitment=made, actor=part, role=role, position=position)
    made.topics.set([topic(code) for code in topics])
    return made


def drafted_commitment(article: Article, quote: str, sentence: str = "", **fields: Any) -> Commitment:
    start = article.text.index(quote)
    sentence_start = article.text.index(sentence or quote)
    return Commitment(
        public_id=public_id(article.public_id, start, next(_serial), length=COMMITMENT_LENGTH),
        article=article,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence_start=sentence_start,
        sentence_end=sentence_start + len(sentence or quote),
        **{"kind": "pledge", "modality": "will", "speaker_label": "joint statement", "rule": "en.will", **fields},
    )


def formula_use(article: Article, quote: str, formula: str, sentence: str = "") -> FormulaUse:
    """The first place of `quote`; the sentence is the whole text unless given."""
    start, first = article.text.index(quote), article.text.index(sentence)
    return FormulaUse.objects.create(
        article=article,
        formula=formula,
        number=1,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence_start=first,
        sentence_end=first + len(sentence or article.text),
    )


def statement(name: str, articles: Iterable[Article] = (), parties: Iterable[Actor] = (), **fields: Any) -> Statement:
    made = Statement.objects.create(public_id=public_id(name, next(_serial)), name=name, **fields)
    for reporting in articles:
        Report.objects.create(statement=made, article=reporting)
    for party in parties:
        StatementActor.objects.create(statement=made, actor=party)
    return made
