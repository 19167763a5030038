"""Where a quotation stands in a new version of its text, so that evidence people judged moves with the text."""

from __future__ import annotations

from archive.models import Commitment

QUOTED = (("start", "end"), ("sentence_start", "sentence_end"))
DETAILS = (("speaker_start", "speaker_end"), ("deadline_start", "deadline_end"))


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


def place_in(new: str, start: int | None, end: int | None, quote: str, old: str) -> tuple[int, int] | tuple[None, None]:
    """Where the words old[start:end] stand in the new text. What had lost its place finds it again by its quotation,
    where that stands once; what has none stays known without."""
    if start is None or end is None:
        found = places_of(quote, new)
        return (found[0], found[0] + len(quote)) if len(found) == 1 else (None, None)
    shift = 0 if old == new else shift_of(start, end, old, new)
    return (None, None) if shift is None else (start + shift, end + shift)


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


def move(row: Commitment, shift: int, old: str, new: str) -> None:
    """Moves every span of a commitment from one text to the other, `shift` being that of its quotation.

    A sentence that reads otherwise now shrinks to the quotation, a detail that does loses its place. What a person
    replaced was another quotation: it moves by a shift of its own.
    """
    sentence = old[row.sentence_start : row.sentence_end]
    row.replaced = [list(_span_in(new, start, end, shift, old)) for start, end in row.replaced]
    _move_details(row, shift, old, new)
    for name in (name for span in QUOTED for name in span):
        setattr(row, name, max(getattr(row, name) + shift, 0))
    if new[row.sentence_start : row.sentence_end] != sentence:
        row.sentence_start, row.sentence_end = row.start, row.end


def _span_in(new: str, start: int, end: int, shift: int, old: str) -> tuple[int, int]:
    own = shift_of(start, end, old, new)
    by = shift if own is None else own
    return max(start + by, 0), max(end + by, 0)


def _move_details(row: Commitment, shift: int, old: str, new: str) -> None:
    for first, last in DETAILS:
        start, end = getattr(row, first), getattr(row, last)
        stays = start is not None and _reads_alike(start, end, shift, old, new)
        setattr(row, first, start + shift if stays else None)
        setattr(row, last, end + shift if stays else None)
    if (at := row.condition_start) is not None:
        stays = _reads_alike(at, at + len(row.condition), shift, old, new)
        row.condition_start = at + shift if stays else None


def _reads_alike(start: int, end: int, shift: int, old: str, new: str) -> bool:
    return start + shift >= 0 and old[start:end] == new[start + shift : end + shift]
