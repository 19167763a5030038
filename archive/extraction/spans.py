"""Quotes as evidence, so that every step of an argument carries the characters it stands on."""

from __future__ import annotations

from archive.documents.document import Quote
from archive.extraction.reading import Evidence, Reason, Rival
from archive.extraction.reasons import said


def evidence_of(quote: Quote | None, *reasons: Reason, outside: str = "") -> Evidence:
    """One line of an argument; `outside` is what a sidecar prints when there is no quote."""
    if quote is None:
        return Evidence(outside, None, None, said(reasons), reasons)
    return Evidence(quote.text, quote.start, quote.end, said(reasons), reasons)


def rival(value: str, *reasons: Reason) -> Rival:
    return Rival(value, said(reasons), reasons)
