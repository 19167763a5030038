"""The lines of a list. What one says of its record is drawn once an edition; only the snippet is each search's own."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from archive.models import Commitment
from archive.search import Highlighted, Segment
from archive.web.caching.remembering import Remembered
from archive.web.display import shown

PLACE = secrets.token_hex(16)
"""Stands in a line where its snippet goes; no archived text can hold it."""

Key = tuple[str | None, type, int, bool]
"""Language, model, primary key, whether there is a snippet."""
_lines: Remembered[Key, tuple[str, ...]] = Remembered(most=3_000)


def lines(pks: Sequence[int], rows: Any, snippets: Mapping[int, Highlighted]) -> list[SafeString]:
    """In the order of `pks`; `rows` are the rows of a list, all of it. What is not among them is left out."""
    keys = [(get_language(), rows.model, pk, bool(snippets.get(pk))) for pk in pks]
    drawn = _lines.look_up(keys, lambda missing: _drawn(missing, rows))
    return [_with(drawn[key], snippets.get(key[2])) for key in keys if key in drawn]


def _drawn(keys: Sequence[Key], rows: Any) -> dict[Key, tuple[str, ...]]:
    """For each line what stands before its snippet and what after it; the whole line where it has none."""
    found = rows.for_list().in_bulk([pk for _, _, pk, _ in keys])
    return {key: _around(found[key[2]], key[3]) for key in keys if key[2] in found}


def _around(row: Any, has_snippet: bool) -> tuple[str, ...]:
    name, template = ("commitment", COMMITMENT) if isinstance(row, Commitment) else ("article", ARTICLE)
    row.snippet = Highlighted([Segment(PLACE, False)] if has_snippet else [])
    return tuple(get_template(template).render({name: row}).split(PLACE))


ARTICLE, COMMITMENT = "articles/_entry.html", "commitments/_entry.html"


def _with(line: tuple[str, ...], snippet: Highlighted | None) -> SafeString:
    between = "".join(map(_marked, snippet.segments)) if snippet else ""
    return mark_safe(between.join(line))


def _marked(segment: Segment) -> str:
    text = escape(shown(segment.text))
    return f"<mark>{text}</mark>" if segment.is_match else text
