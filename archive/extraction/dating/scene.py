"""What the steps of dating look at: a document, its dates as printed, its folded text, cue words around a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from archive.documents.datelines import Dateline
from archive.documents.document import Document, Quote
from archive.documents.lines import Line, lines_of
from archive.documents.source import dateline_of
from archive.extraction.dating.forms import Printed, find_dates
from archive.extraction.reading import Evidence, Mention, Reason
from archive.extraction.spans import evidence_of
from archive.lexicons import fold, words

LEDE_LENGTH = 900
"""Characters of the body in which the event itself is told."""


@dataclass(frozen=True)
class Scene:
    """A document with the mentions found in it."""

    document: Document
    mentions: Sequence[Mention]

    @property
    def language(self) -> str:
        return self.document.language

    @cached_property
    def folded(self) -> str:
        """The readable text folded, line ends as spaces; offsets are those of the text."""
        return fold(self.document.readable).replace("\n", " ").replace("\r", " ")

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Lines of the body: what is left when the cuts are blanked."""
        return lines_of(self.document.readable)

    @cached_property
    def dates(self) -> tuple[Printed, ...]:
        """Date expressions of the body."""
        return find_dates(self.document.readable, self.language)

    @cached_property
    def dateline(self) -> Dateline | None:
        return dateline_of(self.document)

    @cached_property
    def lede(self) -> tuple[int, int]:
        """Where the event is told: from the end of headline and dateline, over the first paragraphs."""
        title = self.document.title_quote
        start = self.dateline.end if self.dateline else 0
        if self.document.title_source == "headline" and title:
            start = max(start, title.end)
        first = next((line for line in self.lines if line.end > start), None)
        start = max(start, first.start) if first else start
        return start, start + LEDE_LENGTH

    def quote(self, start: int, end: int) -> Quote:
        return Quote(start, end, self.document.text[start:end])

    def evidence(self, start: int, end: int, *reasons: Reason) -> Evidence:
        return evidence_of(self.quote(start, end), *reasons)

    def before(self, position: int, reach: int) -> str:
        """The folded text that leads up to `position`, cut at the last full stop."""
        return FULL_STOP.split(self.folded[max(0, position - reach) : position])[-1]

    def has_cue(self, section: str, position: int, reach: int = 60) -> bool:
        """Whether a cue of that section of `dates.toml` stands before `position`, within the sentence."""
        return bool(cue_pattern(section, self.language).search(self.before(position, reach)))


FULL_STOP = re.compile(r"[.!?;]\s|[。！？；]")


@cache
def cue_pattern(section: str, language: str) -> re.Pattern[str]:
    """The cues of a section in that language and in English; whole words where the script writes spaces."""
    table = words("dates")[section]
    cues = dict.fromkeys(fold(cue) for code in (language, "en") for cue in table.get(code, ()))
    bounded = (rf"(?<!\w){re.escape(cue.rstrip('*'))}" + ("" if cue.endswith("*") else r"(?!\w)") for cue in cues)
    unspaced = (re.escape(cue) for cue in cues)
    return re.compile("|".join(unspaced if language in ("zh", "ja", "ko") else bounded) or r"(?!)")
