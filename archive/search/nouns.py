"""The two kinds of record that are searched, and what each needs said once: tables, keys, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from archive.models import Article, Commitment
from archive.search.keys import MASK


@dataclass(frozen=True)
class Noun:
    """`table`: the index; `entries`: what is known of each indexed record. `code` stands in the queue."""

    code: int
    model: type[Model]
    table: str
    entries: str
    visible: Callable[[], QuerySet[Any]]
    order: tuple[str, ...]
    counted_down: bool

    def pk_of(self, key: int) -> int:
        return MASK - (key & MASK) if self.counted_down else key & MASK

    def pks_of(self, keys: Iterable[int]) -> list[int]:
        return [self.pk_of(int(key)) for key in keys]

    def pk_sql(self, column: str) -> str:
        return f"{MASK} - ({column} & {MASK})" if self.counted_down else f"{column} & {MASK}"


ARTICLES = Noun(
    code=1,
    model=Article,
    table="search_article",
    entries="search_article_entry",
    visible=lambda: Article.objects.visible(),
    order=("-published_order", "-pk"),
    counted_down=False,
)
COMMITMENTS = Noun(
    code=2,
    model=Commitment,
    table="search_commitment",
    entries="search_commitment_entry",
    visible=lambda: Commitment.objects.standing(),
    order=("-article__published_order", "pk"),
    counted_down=True,
)
NOUNS = (ARTICLES, COMMITMENTS)


def noun_of(model: type[Model]) -> Noun:
    """Raises KeyError for a model that is not searched."""
    return {noun.model: noun for noun in NOUNS}[model]
