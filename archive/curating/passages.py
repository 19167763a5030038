"""Characters of an article as a person names them: by offsets, or by a quotation and which of its places is meant.

`text[start:end] == quote`, always: what does not hold is refused, never moved to where it might have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from archive.curating.acting import ActRefused
from archive.documents.cleaning import disjoint
from archive.documents.document import Cut
from archive.documents.readable import make_readable
from archive.extraction.sentences import sentence_spans

SHOWN = 60
"""Characters of a quotation in a sentence about it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text; `quote` are its characters."""

    start: int
    end: int
    quote: str


def places(text: str, quote: str) -> list[Passage]:
    """Every place of the quotation, in text order, overlapping ones too."""
    found, at = list[Passage](), text.find(quote) if quote else -1
    while at >= 0:
        found.append(Passage(at, at + len(quote), quote))
        at = text.find(quote, at + 1)
    return found


def places_like(text: str, typed: str, most: int = 100) -> list[Passage]:
    """Places that read as typed but for their blanks: what is copied from a page has lost the ends of its lines."""
    words = typed.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = islice(pattern.finditer(text), most)
    return [Passage(match.start(), match.end(), match.group()) for match in found]


def passage(text: str, start: int, end: int, quote: str | None = None) -> Passage:
    """The passage without the blanks at its ends. Raises ActRefused when it is empty or reads otherwise."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ActRefused(_("There are no words from %(start)d to %(end)d: mark some.") % {"start": start, "end": end})
    if quote is not None and text[start:end] != quote:
        raise ActRefused(
            _("From %(start)d the text reads “%(text)s”, not “%(quote)s”: it has changed, mark the words again.")
            % {"start": start, "text": text[start:end][:SHOWN], "quote": quote[:SHOWN]}
        )
    return trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Passage:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Passage(start, end, text[start:end])


def sentence_of(text: str, cuts: Sequence[Sequence[object]], language: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that the passage touches; the passage itself where nobody sees a sentence."""
    left_out = disjoint(Cut(int(str(first)), int(str(last)), str(why)) for first, last, why in cuts)
    spans = sentence_spans(make_readable(text, left_out), language)
    touched = [span for span in spans if span[0] < end and start < span[1]]
    return min([start, *(first for first, _last in touched)]), max([end, *(last for _first, last in touched)])
