"""What a message is, once its parties are known: its kind in the codebook, and what it is about."""

from __future__ import annotations

from archive.extraction.commitments.clauses import IMPERSONAL, Clause
from archive.extraction.commitments.discourse import Discourse
from archive.extraction.commitments.guards import verb_of
from archive.extraction.commitments.parties import Roles
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.quantities import quantity_of
from archive.extraction.topics import DEFAULT, topics_said
from archive.lexicons.codebook import TOPICS
from archive.lexicons.grammar import Grammar

GIFT = "development-aid"
"""Money that is given is aid, whatever it is given for."""
CARRIED = ("promise", "call", "opposition", "agreement")
"""Kinds that are about something; judgements that name no matter are about relations."""


def matter_of(tokens: Tokens, clause: Clause, discourse: Discourse) -> tuple[str, ...]:
    """What is promised, not who promises; where a promise names no matter, that of the message before it goes on."""
    phrase, language = clause.phrase, discourse.grammar.language
    named = phrase is not None and clause.first <= phrase.first and phrase.last < clause.match.first
    first = (
        phrase.last + 1 if phrase is not None and named and clause.match.cue.kind not in IMPERSONAL else clause.first
    )
    said = topics_said(tokens.words[first : clause.last + 1], language)
    carried = discourse.topics if clause.match.cue.kind in CARRIED else ()
    discourse.topics = said or carried or (DEFAULT,)
    return discourse.topics


def with_gift(tokens: Tokens, clause: Clause, kind: str, matter: tuple[str, ...], words: Grammar) -> tuple[str, ...]:
    """The topics, in the order of the codebook, with that of aid where money is given."""
    if kind != "aid_pledge" or not _is_money(tokens, clause, words):
        return matter
    return tuple(topic for topic in TOPICS if topic in (*matter, GIFT) and topic != DEFAULT)


def _is_money(tokens: Tokens, clause: Clause, words: Grammar) -> bool:
    quantity = quantity_of(tokens.words[clause.first : clause.last + 1], words.language)
    return quantity is not None and quantity.unit.isupper()


def kind_of(tokens: Tokens, clause: Clause, roles: Roles, words: Grammar) -> str:
    """The codebook's kind: a promise is joint, of one side, or a gift; must and should are calls."""
    cue = clause.match.cue
    if cue.kind in ("deontic", "judgement"):
        return {"deontic": "call", "judgement": "assessment"}[cue.kind]
    if cue.kind != "promise":
        return cue.kind
    if len(roles.parties) > 1 and (set(roles.counterparts) <= set(roles.parties) or cue.modality == "decided"):
        return "undertaking"
    if len(roles.parties) > 1 and not any(sort_of(key) == "country" for key in roles.counterparts):
        return "undertaking"
    return "aid_pledge" if _gives(tokens, clause, words) else "pledge"


def _gives(tokens: Tokens, clause: Clause, words: Grammar) -> bool:
    if clause.match.cue.gives:
        return True
    if clause.match.verb < 0:
        return False
    at = clause.match.verb
    if verb_of(tokens, at, words) in words.words("giving.going_on"):
        verbs = (index for index in range(at + 1, min(at + 4, clause.last + 1)) if tokens.words[index] in words.lemmas)
        at = next(verbs, at)
    verb = verb_of(tokens, at, words)
    if verb not in words.words("giving.verbs"):
        return False
    following = tokens.words[at + 1 : clause.last + 1]
    return verb not in words.words("giving.need_object") or any(word in words.words("aid.words") for word in following)
