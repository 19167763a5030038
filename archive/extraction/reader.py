"""A document read from start to end: who is named, when it was, what was promised."""

from __future__ import annotations

import datetime as dt

from archive.documents.budget import OutOfTime, at_most, go_on, is_fully_read, not_fully_read
from archive.documents.document import Document
from archive.extraction.actors import actors_of, name_actors, settled_on
from archive.extraction.commitments import find_commitments, reads_commitments, unread
from archive.extraction.dating import date_document
from archive.extraction.reading import UNDATED, DateReading, Reading


def read(document: Document) -> Reading:
    """All that the document proposes. The same document and lexicons give the same reading, on any machine and day.

    Actors and dates are read in every language; commitments where `commitment_language` is true.
    """
    naming = name_actors(document)
    go_on()
    published, event, event_place, warnings = date_document(document, naming.mentions)
    naming = settled_on(naming, _day(published, event))
    go_on()
    commitments = find_commitments(document, naming.mentions, published, event)
    return Reading(
        document=document,
        published=published,
        event=event,
        event_place=event_place,
        actors=actors_of(document, naming, _day(published, event), commitments),
        commitments=commitments,
        commitment_language=reads_commitments(document.language),
        warnings=(*warnings, *unread(document)),
    )


def read_within(document: Document, seconds: float) -> Reading:
    """As `read`; a document that takes more processor time is told nothing of, with a warning that says so."""
    if not is_fully_read(document.warnings):
        return nothing_of(document)
    try:
        with at_most(seconds):
            return read(document)
    except OutOfTime:
        return nothing_of(document, not_fully_read("reading", seconds))


def nothing_of(document: Document, *warnings: str) -> Reading:
    """Nobody is named and nothing dated rather than what happened to be found by then: that would differ each time."""
    return Reading(
        document=document,
        published=UNDATED,
        event=None,
        event_place=None,
        actors=(),
        commitments=(),
        commitment_language=False,
        warnings=warnings,
    )


def _day(published: DateReading, event: DateReading | None) -> dt.date | None:
    """The day on which offices count: that of the event, else of publication, when it is known to within a month."""
    when = event if event is not None and event.earliest else published
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 31:
        return None
    return when.earliest
