"""Where a quotation stands in a new version of its text, so that evidence people judged moves with the text."""

from __future__ import annotations

from archive.models import Commitment

SPANS = ("start", "end", "sentence_start", "sentence_end", "speaker_start", "speaker_end")
DETAILS = ("condition_start", "deadline_start", "deadline_end")


def places_of(quote: str, text: str) -> list[int]:
    """Every offset at which the quotation begins, in text order; quotations do not overlap themselves here."""
    places, at = [], text.find(quote)
    while at >= 0 and quote:
        places.append(at)
        at = text.find(quote, at + len(quote))
    return places


def shift_of(start: int, end: int, old: str, new: str) -> int | None:
    """By how many characters old[start:end] has moved in the new text; None when it is gone.

    Where it stands there several times, the place with the same number among its likes is the same place. When their
    number has changed, the words around it must tell; when those do not, nobody can, and it counts as gone.
    """
    quote = old[start:end]
    before, after = places_of(quote, old), places_of(quote, new)
    if start in before and len(before) == len(after):
        return after[before.index(start)] - start
    return _shift_by_context(start, end, old, new) if after else None


CONTEXTS = (30, 120)
"""Characters around a quotation that may tell it from its likes."""


def _shift_by_context(start: int, end: int, old: str, new: str) -> int | None:
    """With what stands on both sides, before, or after it, where that stands once in either text."""
    for around in CONTEXTS:
        for first, last in ((start - around, end + around), (start - around, end), (start, end + around)):
            first = max(first, 0)
            words = old[first:last]
            if old.count(words) == new.count(words) == 1:
                return new.index(words) - first
    return None


def move(row: Commitment, shift: int, new: str, old_sentence: str) -> None:
    """Moves every span of a commitment; a sentence that reads otherwise now shrinks to the quotation itself."""
    for name in (*SPANS, *DETAILS):
        value = getattr(row, name)
        if value is not None:
            setattr(row, name, max(value + shift, 0))
    row.replaced = [[max(start + shift, 0), max(end + shift, 0)] for start, end in row.replaced]
    if new[row.sentence_start : row.sentence_end] != old_sentence:
        row.sentence_start, row.sentence_end = row.start, row.end
