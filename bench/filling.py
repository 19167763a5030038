"""Texts -> the archive's own rows and its index, by the ways that an import uses, and how fast that was."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils.text import slugify

from archive import search
from archive.models import Actor, Appearance, Article, Commitment, CommitmentActor, Publisher, Topic
from archive.models.public_id import COMMITMENT_LENGTH, public_id
from bench.corpus import COUNTRIES, PUBLISHERS, TOPICS, Text

BATCH = 250


@dataclass(frozen=True)
class Filled:
    """Articles written and indexed, and the seconds that each took."""

    articles: int
    writing: float
    indexing: float


@dataclass(frozen=True)
class _Known:
    countries: dict[str, Actor]
    publishers: dict[str, Publisher]
    topics: dict[str, Topic]


def fill(texts: Iterable[Text]) -> Filled:
    """Everything that is not there yet: a run that was stopped goes on."""
    known = _known()
    pending, done, writing, indexing = iter(texts), 0, 0.0, 0.0
    standing = Article.objects.count()
    while batch := list(islice(pending, BATCH)):
        done += len(batch)
        if done <= standing:
            continue
        started = time.perf_counter()
        _write(batch, known)
        written = time.perf_counter()
        search.index_pending()
        writing, indexing = writing + written - started, indexing + time.perf_counter() - written
    return Filled(done - standing, writing, indexing)


def _known() -> _Known:
    return _Known(
        {
            code: Actor.objects.get_or_create(
                key=f"country:{code}", defaults={"slug": code.lower(), "type": "country", "name": code, "iso2": code}
            )[0]
            for code in COUNTRIES
        },
        {name: Publisher.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0] for name in PUBLISHERS},
        {code: Topic.objects.get_or_create(code=code)[0] for code in TOPICS},
    )


@transaction.atomic
def _write(batch: list[Text], known: _Known) -> None:
    articles = Article.objects.bulk_create(_article(text, known) for text in batch)
    pairs = list(zip(batch, articles, strict=True))
    Appearance.objects.bulk_create(
        Appearance(article=article, actor=known.countries[code], role="counterpart" if place else "party")
        for text, article in pairs
        for place, code in enumerate(text.countries)
    )
    promises = [(text, promise, article) for text, article in pairs for promise in text.promises]
    commitments = Commitment.objects.bulk_create(_commitment(text, article, *span) for text, span, article in promises)
    CommitmentActor.objects.bulk_create(
        CommitmentActor(commitment=made, actor=known.countries[text.countries[0]], role="party")
        for (text, _, _), made in zip(promises, commitments, strict=True)
    )
    through = Commitment.topics.through
    through.objects.bulk_create(
        through(commitment=made, topic=known.topics[span[2]])
        for (_, span, _), made in zip(promises, commitments, strict=True)
    )


def _article(text: Text, known: _Known) -> Article:
    digest = hashlib.sha256(f"{text.number}\n{text.body}".encode()).hexdigest()
    return Article(
        public_id=public_id(digest, length=16),
        title=text.title,
        text=text.body,
        text_digest=digest,
        language=text.language,
        publisher=known.publishers[text.publisher],
        published_earliest=text.published,
        published_latest=text.published,
        published_precision="day",
        published_basis="stated",
        source_path=f"bench/{text.number}",
    )


def _commitment(text: Text, article: Article, start: int, end: int, topic: str) -> Commitment:
    return Commitment(
        public_id=public_id(article.public_id, start, length=COMMITMENT_LENGTH),
        article=article,
        start=start,
        end=end,
        quote=text.body[start:end],
        sentence_start=start,
        sentence_end=end,
        kind="pledge",
        modality="will",
    )
