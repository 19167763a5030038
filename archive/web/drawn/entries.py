"""The lines of a list. What one says of its record is drawn once an edition; only the snippet is each search's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any

from django.db.models import Model
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from archive.models import Article, Commitment
from archive.search import Highlighted
from archive.web.caching.remembering import Remembered
from archive.web.drawn.articles import article_lines
from archive.web.drawn.commitments import commitment_lines
from archive.web.drawn.line import Line

DRAWN: Mapping[type[Model], Callable[[Sequence[int]], Mapping[int, Line]]] = {
    Article: article_lines,
    Commitment: commitment_lines,
}
Key = tuple[str | None, type[Model], int]
"""Language, model, primary key."""
_lines: Remembered[Key, Line] = Remembered(most=3_000)
NO_SNIPPETS: Mapping[int, Highlighted] = MappingProxyType({})


def lines(
    model: type[Model], pks: Sequence[int], snippets: Mapping[int, Highlighted] = NO_SNIPPETS
) -> list[SafeString]:
    """In the order of `pks`; what may not be shown is left out."""
    return [line.with_snippet(snippets.get(pk)) for pk, line in _looked_up(model, pks).items()]


def lines_of(rows: Any) -> list[SafeString]:
    """Of a QuerySet of articles or commitments, in its order."""
    return lines(rows.model, keys_of(rows))


def keys_of(rows: Any) -> list[int]:
    """The primary keys of a QuerySet, in its order."""
    return list(rows.values_list("pk", flat=True))


def lines_of_each(model: type[Model], lists: Mapping[str, Sequence[int]]) -> dict[str, list[SafeString]]:
    """Of several lists of primary keys, drawn together."""
    drawn = _looked_up(model, list(dict.fromkeys(chain.from_iterable(lists.values()))))
    return {name: [drawn[pk].with_snippet(None) for pk in pks if pk in drawn] for name, pks in lists.items()}


def _looked_up(model: type[Model], pks: Sequence[int]) -> Mapping[int, Line]:
    language = get_language()

    def find(keys: list[Key]) -> dict[Key, Line]:
        return {(language, model, pk): line for pk, line in DRAWN[model]([pk for _, _, pk in keys]).items()}

    found = _lines.look_up([(language, model, pk) for pk in pks], find)
    return {pk: line for (_, _, pk), line in found.items()}
