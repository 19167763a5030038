"""Whichever engine runs gives what plain Python gives: the same records, the same totals, the same order.

The reference below reads nothing but the tokens of `documents` and the tree of `expressions`, so two engines that
agree with it agree with one another.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from archive import search
from archive.models import Article
from archive.search import documents
from archive.search.analysing import Document, Told, analysed
from archive.search.expressions import AllOf, AnyOf, Criteria, Expression, Phrase, Prefix, Reserved, Token, Without
from archive.search.matching import criteria_for
from archive.search.nouns import ARTICLES
from tests.search import corpus

TODAY = dt.date(2026, 11, 22)
QUERIES = 1_000
SEED = 20261122
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class _Indexed:
    """A document with its tokens apart."""

    key: int
    title: tuple[str, ...]
    body: tuple[str, ...]
    filters: tuple[str, ...]
    length: int

    @classmethod
    def of(cls, one: Document) -> _Indexed:
        return cls(one.key, tuple(one.title.split()), tuple(one.body.split()), one.filters, one.length)


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[_Indexed]]:
    with django_db_blocker.unblock(), transaction.atomic():
        corpus.fill()
        search.index_pending()
        sources = list(documents.articles(list(Article.objects.values_list("pk", flat=True))))
        yield [_Indexed.of(one) for one in analysed(sources, Told()).documents]
        transaction.set_rollback(True)


def test_generated_queries_match_what_the_reference_matches(archive: list[_Indexed]) -> None:
    for typed in generated():
        query = search.parse(typed, TODAY)
        criteria = criteria_for(ARTICLES, query)
        expected = sorted((one.key for one in archive if holds(criteria.expression, one)), reverse=True)
        matched = search.matching(Article, query)
        assert matched.keys.tolist() == expected, typed
        assert matched.total == len(expected), typed


def test_generated_queries_are_ranked_as_the_reference_ranks_them(archive: list[_Indexed]) -> None:
    for typed in generated()[:300]:
        query = search.parse(typed, TODAY)
        ranked = search.matching(Article, query, order="relevance")
        if ranked.order == "relevance":
            criteria = criteria_for(ARTICLES, query)
            scores = {one.key: round(score(criteria, one, archive), 6) for one in archive}
            expected = sorted(ranked.keys.tolist(), key=lambda key: (-scores[key], -key))
            assert ranked.keys.tolist() == expected, typed


def generated() -> list[str]:
    """Of the corpus's own words: alone, together, side by side, as alternatives, shut out, begun, and misspelt."""
    choose = random.Random(SEED)
    texts = [f"{title} {text}".split() for _, title, _, text, _ in corpus.TEXTS.values()]
    return [" ".join(_part(choose, texts) for _ in range(choose.randint(1, 4))) for _ in range(QUERIES)]


def _part(choose: random.Random, texts: list[list[str]]) -> str:
    words = choose.choice(texts)
    place = choose.randrange(len(words))
    word = words[place]
    return choose.choice(
        [
            word,
            word.upper(),
            f"{word} OR {choose.choice(choose.choice(texts))}",
            f'"{" ".join(words[place : place + choose.randint(1, 3)])}"',
            f"-{word}",
            f"{word[:4]}*",
            word[::-1],
            f"lang:{choose.choice(['en', 'fr', 'zh', 'xx'])}",
        ]
    )


def holds(expression: Expression, one: _Indexed) -> bool:
    match expression:
        case Token(text):
            return text in one.title or text in one.body
        case Prefix(text):
            return any(token.startswith(text) for token in (*one.title, *one.body))
        case Phrase(tokens):
            return any(
                column[at : at + len(tokens)] == tokens for column in (one.title, one.body) for at in range(len(column))
            )
        case Reserved(text):
            return text in one.filters
        case AllOf(parts):
            return all(holds(part, one) for part in parts)
        case AnyOf(parts):
            return any(holds(part, one) for part in parts)
        case Without(wanted, unwanted):
            return holds(wanted, one) and not holds(unwanted, one)


def score(criteria: Criteria, one: _Indexed, archive: list[_Indexed]) -> float:
    """Okapi bm25 with k1 = 1.2 and b = 0.75, a word of the title counting five."""
    mean = sum(other.length for other in archive) / len(archive)
    total = 0.0
    for token in criteria.scored:
        having = sum(token in other.title or token in other.body for other in archive)
        rarity = max(math.log((len(archive) - having + 0.5) / (having + 0.5)), 1e-6)
        frequency = 5 * one.title.count(token) + one.body.count(token)
        total += rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * one.length / mean))
    return total
