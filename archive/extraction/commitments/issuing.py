"""Who says "we" in a text that an institution issues itself: the state or the body in its letterhead."""

from __future__ import annotations

from archive.documents.document import Document
from archive.documents.letterheads import is_letterhead
from archive.documents.lines import lines_of
from archive.extraction.actors.index import folded, matches
from archive.extraction.commitments.discourse import Discourse, Parties
from archive.lexicons import actors

OWN_WORDS = ("letterhead", "document symbol")
"""Clues to the publisher that show a text to be its own; a copyright line stands below other people's words."""


def issuer_of(document: Document, discourse: Discourse) -> Parties:
    """The parties behind the letterhead; () for a text that a medium reports."""
    publisher = document.source.publisher
    if publisher is None or not (publisher.why in OWN_WORDS or is_letterhead(lines_of(publisher.name)[0])):
        return ()
    entry = actors().get(publisher.key)
    if entry is not None and entry.media_kind != "ministry":
        return ()
    found = matches(publisher.name, folded(publisher.name), document.language)
    behind = (discourse.behind(form.key) for match in found for form in match.forms)
    return next((parties for parties in behind if parties), ())
