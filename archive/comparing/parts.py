"""One article may tell of two events: the document that was issued, and the talks at which a leader spoke beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.comparing.accounts import Account
from archive.comparing.kinds import kinds, kinds_in
from archive.comparing.messages import Said

ISSUED = 2
"""Messages of the document from which on it is the report's main matter."""
INTRODUCED_WITHIN = 400
"""Characters before a message in which the talks at which it was said are named."""


def whole(account: Account, messages: Sequence[Said], text: str) -> tuple[Account, ...]:
    """The account with its messages; a second one for talks told beside a document that says most of it."""
    spoken = [said for said in messages if said.speaker and not said.by_document]
    issued = [said for said in messages if said.by_document]
    talks = _talks(spoken[0], text, account.language) if spoken and len(issued) >= ISSUED else ""
    if not talks:
        return (replace(account, messages=tuple(messages), doc_types=_by_weight(account, bool(issued))),)
    rest = tuple(said for said in messages if said not in spoken)
    main = replace(account, messages=rest, doc_types=_by_weight(account, True))
    return main, replace(account, key=f"{account.key}/1", messages=tuple(spoken), doc_types=(talks,))


def _talks(first: Said, text: str, language: str) -> str:
    """The kind of meeting that introduces the first words spoken there, the nearest before them; "" for none."""
    start = max(0, first.sentence[0] - INTRODUCED_WITHIN)
    named = [named.kind for named in kinds_in(text[start : first.start], language)]
    return next((kind.code for kind in reversed(named) if kind.sort == "meeting"), "")


def _by_weight(account: Account, is_issued: bool) -> tuple[str, ...]:
    """A document that nobody issues here is only mentioned: the meeting names the event."""
    documents = [code for code in account.doc_types if kinds()[code].sort == "document"]
    others = [code for code in account.doc_types if kinds()[code].sort != "document"]
    signed = any(said.kind == "agreement" for said in account.messages)
    return (*documents, *others) if is_issued or signed else (*others, *documents)
