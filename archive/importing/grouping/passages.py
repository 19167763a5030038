"""Rows -> sentences ready to be compared, of articles in whose language no messages are read; in two queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.comparing.passages import Passage, passages_in
from archive.documents.readable import make_readable
from archive.extraction.sentences import sentence_spans
from archive.importing.grouping.accounts import cuts_of
from archive.importing.grouping.messages import formulas_in, named_in
from archive.models import Article


def passages_of(articles: Sequence[Article]) -> Mapping[int, list[Passage]]:
    """The sentences of each article, by its primary key."""
    keys = [article.pk for article in articles]
    named, formulas = (named_in(keys), formulas_in(keys)) if keys else ({}, {})
    return {one.pk: _passages(one, named.get(one.pk, ()), formulas.get(one.pk, ())) for one in articles}


def _passages(
    article: Article, named: Sequence[tuple[int, int, str]], formulas: Sequence[tuple[int, int, str]]
) -> list[Passage]:
    readable = make_readable(article.text, cuts_of(article))
    return passages_in(article.text, article.language, sentence_spans(readable, article.language), named, formulas)
