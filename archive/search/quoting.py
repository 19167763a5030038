"""The texts of a page's rows, from which it quotes: read as tuples, since records take as long to make as all else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Model

from archive.search.engines import for_readers
from archive.search.nouns import ARTICLES, COMMITMENTS, noun_of


class Quoted(NamedTuple):
    """`rights` are the article's own, "" where the archive's hold; of a commitment `text` is its quote."""

    pk: int
    language: str
    rights: str
    text: str
    cuts: Sequence[Sequence[object]]


def quoted(model: type[Model], pks: Sequence[int]) -> list[Quoted]:
    """Of those of `pks` that may be found, in no order."""
    if not pks:
        return []
    with for_readers().cursor() as cursor:
        cursor.execute(f"{_TEXTS[noun_of(model).code]} IN ({', '.join(['%s'] * len(pks))})", list(pks))
        rows = cursor.fetchall()
    return [
        Quoted(pk, language, rights, text, () if cuts == "[]" else json.loads(cuts))
        for pk, language, rights, text, cuts in rows
    ]


_TEXTS = {
    ARTICLES.code: "SELECT id, language, rights, text, cuts FROM archive_article WHERE NOT hidden AND id",
    COMMITMENTS.code: "SELECT said.id, article.language, article.rights, said.quote, '[]' FROM archive_commitment said"
    " JOIN archive_article article ON article.id = said.article_id"
    " WHERE NOT article.hidden AND said.review_state <> 'rejected' AND said.id",
}
