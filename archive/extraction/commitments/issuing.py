"""Who says "we" in a text that an institution issues itself: the state or the body in its letterhead."""

from __future__ import annotations

from archive.documents.document import Document
from archive.extraction.actors.index import folded, matches
from archive.extraction.commitments.discourse import Discourse, Parties
from archive.lexicons import actors

OWN_WORDS = ("letterhead", "document symbol")
"""Clues to the publisher that show a text to be its own; a copyright line stands below other people's words."""


def issuer_of(document: Document, discourse: Discourse) -> Parties:
    """The parties behind the letterhead; () for a text that a medium reports."""
    publisher = document.source.publisher
    if publisher is None or publisher.why not in OWN_WORDS:
        return ()
    entry = actors().get(publisher.key)
    if entry is not None and entry.media_kind != "ministry":
        return ()
    found = matches(publisher.name, folded(publisher.name), document.language)
    behind = (discourse.behind(form.key) for match in found for form in match.forms)
    return next((parties for parties in behind if parties), ())
