"""Spans of a document as quotes and as evidence, so that nobody slices twice and offsets cannot drift."""

from __future__ import annotations

from archive.documents.document import Quote
from archive.extraction.reading import Evidence


def quote_at(text: str, start: int, end: int) -> Quote:
    """The characters from `start` to `end`, white space at both ends left out."""
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    return Quote(start, start + len(passage.strip()), passage.strip())


def evidence_of(quote: Quote | None, says: str, outside: str = "") -> Evidence:
    """One line of an argument; `outside` is what a sidecar prints when there is no quote."""
    if quote is None:
        return Evidence(outside, None, None, says)
    return Evidence(quote.text, quote.start, quote.end, says)
