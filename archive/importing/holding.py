"""A new version of a text that lacks what people judged or marked in it is held back: people decide, no import does."""

from __future__ import annotations

from collections.abc import Iterator

from archive.importing.anchoring import shift_of
from archive.importing.arrival import Arrival
from archive.importing.commitments import is_judged
from archive.importing.differences import list_difference
from archive.importing.fulfilments import told_lost
from archive.importing.merging import Disagreement
from archive.importing.people import marks_lost
from archive.models import Article


def passages_lost(article: Article, text: str) -> int:
    """How many passages that people judged, replaced or marked are no longer to be found in the new text."""
    if text == article.text:
        return 0
    gone = sum(shift_of(start, end, article.text, text) is None for start, end in _judged_spans(article))
    return gone + marks_lost(article, text) + told_lost(article, text)


def _judged_spans(article: Article) -> Iterator[tuple[int, int]]:
    for row in article.commitments.with_bonds():
        if is_judged(row):
            yield row.start, row.end
        # Of a replaced passage too the words must stay: found again elsewhere, they would be proposed as new.
        yield from ((start, end) for start, end in row.replaced if article.text[start:end])


def hold(article: Article, arrival: Arrival) -> None:
    """Lists the version for review, by its bytes: both are the same where only their reading is another."""
    list_difference(article, Disagreement("text", article.sha256, arrival.reading.document.sha256), arrival.run)
