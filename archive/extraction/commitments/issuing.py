"""Who says "we" in a text that an institution issues itself: the state or the body in its letterhead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archive.documents.document import Document
from archive.documents.letterheads import is_letterhead
from archive.documents.lines import lines_of
from archive.extraction.actors.index import folded, matches
from archive.extraction.commitments.discourse import Discourse, Parties, Speaker
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import Mention
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


def body_meeting(document: Document, mentions: Sequence[Mention], discourse: Discourse) -> Parties:
    """The body whose meeting issues the text, when the headline names it alone: "Pacific Islands Forum Leaders
    Communiqué". Its leaders and ministers then speak for it, and the host of the meeting does not."""
    title = document.title_quote
    if title is None or not _names_meeting(title.text, discourse):
        return ()
    named = (mention.key for mention in mentions if title.start <= mention.start < title.end)
    found = dict.fromkeys(key for key in named if sort_of(key) in ("organisation", "grouping", "country"))
    body = next(iter(found), "")
    return (body,) if len(found) == 1 and sort_of(body) != "country" else ()


def _names_meeting(title: str, discourse: Discourse) -> bool:
    known = discourse.grammar.any_of(("documents.words", "documents.meetings"))
    return any(word in known for word in title.lower().replace(",", " ").split())


def speaking_for_itself(document: Document, discourse: Discourse, sentences: Iterable[Tokens]) -> Speaker | None:
    """The issuer as the speaker of a statement in the first person; None for a text that tells of others."""
    we = discourse.grammar.any_of(("pronouns.we", "pronouns.me"))
    publisher = document.source.publisher
    if publisher is None or not any(_opens_with(tokens, we) for tokens in sentences):
        return None
    return Speaker(publisher.name, publisher.key, publisher.quote, discourse.issuer, "state")


def _opens_with(tokens: Tokens, words: frozenset[str]) -> bool:
    """Whether a sentence that is no quotation begins with one of them."""
    return bool(tokens.words) and tokens.words[0] in words
