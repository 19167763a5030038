"""CSL JSON, the input of citation processors: one array of items."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from archive.web.citations.citation import ARCHIVE, Citation


def write_csl(citations: Iterable[Citation]) -> Iterator[str]:
    before = "[\n"
    for citation in citations:
        yield before + json.dumps(item(citation), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(citation: Citation) -> dict[str, Any]:
    """Without what is not known."""
    said = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "container-title": citation.publisher,
        "language": citation.language,
        "issued": issued(citation),
        "accessed": {"date-parts": [_parts(citation.accessed)]},
        "URL": citation.address,
        "abstract": citation.quote,
        "archive": ARCHIVE,
        "note": f"SHA-256 {citation.sha256}",
    }
    return {name: value for name, value in said.items() if value}


def issued(citation: Citation) -> dict[str, Any] | None:
    """A span where the day is not certain."""
    if citation.first is None or citation.last is None:
        return None
    ends = [citation.first] if citation.first == citation.last else [citation.first, citation.last]
    return {"date-parts": [_parts(end) for end in ends]}


def _parts(day: dt.date) -> list[int]:
    return [day.year, day.month, day.day]
