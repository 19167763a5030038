"""Comparisons of what was cut and of what should not have been read. The rules are stated in `fields`."""

from __future__ import annotations

from archive.evaluation.gold import GoldArticle, Span
from archive.evaluation.matching import answers
from archive.evaluation.scores import Comparison, Score, short
from archive.extraction.reading import Reading

CLUTTER = ("boilerplate", "copyright", "sign-off", "breadcrumb", "reading time", "blurb", "teaser", "form", "caption")


def clutter(gold: GoldArticle, reading: Reading) -> Comparison:
    spans = [trap.span for trap in gold.traps if any(word in trap.why for word in CLUTTER)]
    left = [short(span.quote) for span in spans if _uncut(span, reading)]
    return Comparison(Score(len(spans) - len(left), len(left), 0), tuple(left))


def _uncut(span: Span, reading: Reading) -> bool:
    """Whether a character of it that is not white space survived the cleaning."""
    return any(not reading.document.text[place].isspace() for place in _places(span) - _cut(reading))


def quotes_kept(gold: GoldArticle, reading: Reading) -> Comparison:
    cut = _cut(reading)
    lost = [short(message.span.quote) for message in gold.messages if _places(message.span) & cut]
    return Comparison(Score(len(gold.messages) - len(lost), len(lost), 0), tuple(lost))


def _places(span: Span) -> set[int]:
    return set(range(span.start, span.end))


def _cut(reading: Reading) -> set[int]:
    return {place for cut in reading.document.cuts for place in range(cut.start, cut.end)}


def traps(gold: GoldArticle, reading: Reading) -> Comparison:
    taken = [trap for trap in gold.traps if any(answers(trap.span, found.quote) for found in reading.commitments)]
    alarms = tuple(f"{short(trap.span.quote)} ({trap.why})" for trap in taken)
    return Comparison(Score(len(gold.traps) - len(taken), 0, len(taken)), (), alarms)
