"""What of a page is the article, where people had a say: the machine's cuts, corrected passage by passage.

A decision counts for its own passage only, so that a better rule still cuts elsewhere. Offsets never change by it: all
spans count in the whole text, cut or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from archive.documents.cleaning import disjoint
from archive.documents.document import Cut, Document
from archive.documents.readable import make_readable
from archive.importing.anchoring import place_in
from archive.models import Article

BY_PERSON = "curator"
"""The reason of a cut that a person made."""

Recut = dict[str, Any]
"""{"start", "end", "quote", "cut", "by", "at"}: see `Article.recuts`."""


def as_people_cut(document: Document, article: Article | None) -> Document:
    """A new version of an article, or its text read again, as people cut it before."""
    if article is None or not article.recuts:
        return document
    placed, _gone = moved(article.recuts, article.text, document.text)
    return recut(document, [one for one in placed if one["start"] is not None])


def recut(document: Document, recuts: Iterable[Recut]) -> Document:
    """The document as it is to be read; decisions later in the list win."""
    cuts = document.cuts
    for one in recuts:
        start, end = one["start"], one["end"]
        around = [piece for cut in cuts for piece in _without(cut, start, end)]
        cuts = disjoint([*around, Cut(start, end, BY_PERSON)] if one["cut"] else around)
    return replace(document, cuts=cuts, readable=make_readable(document.text, cuts))


def _without(cut: Cut, start: int, end: int) -> Iterable[Cut]:
    """What of a cut lies outside of the passage."""
    pieces = (Cut(cut.start, min(cut.end, start), cut.reason), Cut(max(cut.start, end), cut.end, cut.reason))
    return (piece for piece in pieces if piece.start < piece.end)


def moved(recuts: Iterable[Recut], old: str, new: str) -> tuple[list[Recut], list[Recut]]:
    """The decisions at their places in a new version of the text, and those of them whose words are now gone.

    These stay in the list without a place: should the words come back, the decision counts again.
    """
    recuts = list(recuts)
    placed = [_placed(one, old, new) for one in recuts]
    lost = (now for one, now in zip(recuts, placed, strict=True) if one["start"] is not None)
    return placed, [one for one in lost if one["start"] is None]


def _placed(one: Recut, old: str, new: str) -> Recut:
    start, end = place_in(new, one["start"], one["end"], one["quote"], old)
    return {**one, "start": start, "end": end}
