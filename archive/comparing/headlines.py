"""A headline read as a text of its own: what it says, and where it says it more firmly than the text below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.comparing.content import likeness, weights_of
from archive.comparing.messages import Said
from archive.documents import open_documents
from archive.documents.document import Document
from archive.documents.readable import make_readable
from archive.extraction.actors import name_actors
from archive.extraction.commitments import find_commitments, reads_commitments
from archive.extraction.reading import UNDATED, CommitmentReading
from archive.lexicons import words
from archive.lexicons.codebook import MODALITIES

SAME_MATTER = 0.4
"""The least likeness of a headline and the message it is about."""
PROMISING = ("binding", "decided", "will", "ready", "desire")


@dataclass(frozen=True, slots=True)
class FirmerHeadline:
    """A headline that promises more than the firmest of the messages it can be about."""

    headline: str
    modality: str
    message: Said


@lru_cache(maxsize=2_000)
def headline_messages(title: str, language: str) -> tuple[Said, ...]:
    """What the headline alone would be read as. Its messages are nobody's commitments: they are only compared."""
    if not title.strip() or not reads_commitments(language):
        return ()
    document = _document(_spoken_out(title, language), language)
    mentions = name_actors(document).mentions
    return tuple(_said(found, language) for found in find_commitments(document, mentions, UNDATED, None))


def _spoken_out(title: str, language: str) -> str:
    """ "China to build a port" says what "China will build a port" says."""
    table = words("headlines").get("future", {})
    short, full = table.get(language, ("", ""))
    return title.replace(short, full, 1) if short else title


def _document(title: str, language: str) -> Document:
    opened = next(open_documents("headline.txt", title.encode("utf-8", "replace")))
    if not isinstance(opened, Document):
        raise opened
    readable = make_readable(opened.text, ())
    return replace(
        opened, readable=readable, cuts=(), title="", title_quote=None, title_source="derived", language=language
    )


def _said(found: CommitmentReading, language: str) -> Said:
    return Said(
        key="headline",
        quote=found.quote.text,
        language=language,
        start=found.quote.start,
        parties=frozenset(found.parties),
        kind=found.kind,
        modality=found.modality,
    )


def firmer_headlines(title: str, language: str, messages: Sequence[Said]) -> list[FirmerHeadline]:
    """Where the headline stands higher on the ladder of modality than every message that speaks of its matter."""
    found = []
    for claim in headline_messages(title, language):
        about = _about(claim, messages)
        if about and claim.modality in PROMISING:
            firmest = min(about, key=lambda message: _rung(message.modality))
            if _rung(claim.modality) < _rung(firmest.modality):
                found.append(FirmerHeadline(claim.quote, claim.modality, firmest))
    return found


def _rung(modality: str) -> int:
    """Firmest first, as the codebook lists them."""
    return list(MODALITIES).index(modality) if modality in MODALITIES else len(MODALITIES)


def _about(claim: Said, messages: Sequence[Said]) -> list[Said]:
    weights = weights_of(message.content for message in (claim, *messages))
    return [
        message
        for message in messages
        if likeness(claim.content, message.content, weights) >= SAME_MATTER
        and (not claim.parties or not message.parties or claim.parties & message.parties)
    ]
