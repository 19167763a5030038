"""A citation as a sentence, after the manuals people must follow. None of the texts has a known author."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.utils.translation import override

from archive.web.citations.citation import ARCHIVE, Citation
from archive.web.dates import interval_words

Style = Callable[[Citation], str]


def chicago(citation: Citation) -> str:
    heading = f"“{stopped(citation.title)}”"
    quoted = f"“{stopped(citation.quote)}”" if citation.quote else ""
    source = listed([citation.publisher, published(citation)])
    return sentences(
        [heading, source, quoted, f"{ARCHIVE}.", f"Accessed {english(citation.accessed)}.", citation.address]
    )


def apa(citation: Citation) -> str:
    quoted = f"“{stopped(citation.quote)}”" if citation.quote else ""
    heading = f"{citation.title} ({published(citation)})."
    source = f"{citation.publisher}." if citation.publisher else ""
    return sentences(
        [heading, source, quoted, f"Retrieved {english(citation.accessed)}, from {ARCHIVE}: {citation.address}"]
    )


def mla(citation: Citation) -> str:
    quoted = f"“{stopped(citation.quote)}”" if citation.quote else ""
    source = listed([citation.publisher, published(citation), ARCHIVE, citation.address])
    return sentences([f"“{stopped(citation.title)}”", quoted, source, f"Accessed {english(citation.accessed)}."])


STYLES: dict[str, Style] = {"Chicago": chicago, "APA": apa, "MLA": mla}


def published(citation: Citation) -> str:
    """The manuals are English, so is the date."""
    if citation.first is None:
        return "n.d."
    with override("en"):
        return interval_words(citation.first, citation.last)


def english(day: dt.date) -> str:
    with override("en"):
        return interval_words(day, day)


def listed(parts: Iterable[str]) -> str:
    return stopped(", ".join(part for part in parts if part))


def stopped(text: str) -> str:
    """Ends in one stop, whatever the text ended in."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def sentences(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)
