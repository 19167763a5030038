"""Who is bound by a message, towards whom, for whose good, and about whom."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.commitments.clauses import Clause
from archive.extraction.commitments.discourse import Discourse, Parties, Speaker
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons.grammar import Grammar

PRAISE = ("praise", "louer")
NEAR = 9
"""Tokens after a cue within which a joint promise names its target; farther off are places and examples."""
MUTUAL_KINDS = ("promise", "agreement", "launch")


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor keys by role, each in text order."""

    parties: Parties
    counterparts: Parties
    beneficiaries: Parties
    subjects: Parties


def bound_parties(tokens: Tokens, clause: Clause, before: Parties, speaker: Speaker, discourse: Discourse) -> Parties:
    """Those whom the message binds: its subject, the subject it shares, or those for whom its speaker speaks."""
    spoken = clause.match.cue.kind in ("deontic", "judgement") or (
        clause.match.cue.kind == "call" and not clause.phrase
    )
    if spoken and clause.way in ("none", "subject") and speaker.parties:
        return speaker.parties
    if clause.match.cue.subject == "none":
        return discourse.main if len(discourse.main) > 1 else speaker.parties
    if clause.phrase is not None:
        return discourse.resolve(tokens, clause.phrase)
    if clause.match.cue.subject == "instrument":
        return discourse.main if len(discourse.main) > 1 else ()
    return before or speaker.parties


def roles_of(tokens: Tokens, clause: Clause, parties: Parties, discourse: Discourse, topics: tuple[str, ...]) -> Roles:
    """All roles of a message whose parties are known."""
    targets = _targets(tokens, clause, parties, discourse)
    subjects = tuple(dict.fromkeys(key for key in _keys(targets) if sort_of(key) == "territory"))
    named = _acting(targets, parties, discourse)
    counterparts = _counterparts(tokens, clause, parties, named, discourse, topics)
    gives = clause.match.cue.gives
    return Roles(parties, counterparts, named if gives else (), subjects)


def _targets(tokens: Tokens, clause: Clause, parties: Parties, discourse: Discourse) -> list[Mention]:
    begin = (
        clause.phrase.last + 1
        if clause.phrase is not None and clause.phrase.last < clause.match.first
        else clause.match.first
    )
    last = clause.last
    if len(parties) > 1 and clause.match.cue.kind == "promise":
        last = min(last, clause.match.last + NEAR)
    return tokens.named(max(begin, clause.first), last)


def _keys(mentions: list[Mention]) -> list[str]:
    return [mention.key for mention in mentions]


def _acting(mentions: list[Mention], parties: Parties, discourse: Discourse) -> Parties:
    found: dict[str, None] = {}
    for mention in mentions:
        if mention.usage == "place" or sort_of(mention.key) in ("territory", "initiative", "instrument", "media"):
            continue
        found.update(dict.fromkeys(party for party in discourse.behind(mention.key) if party not in parties))
    countries = [party for party in found if sort_of(party) == "country"]
    return tuple(countries or list(found)[:1])


def _counterparts(
    tokens: Tokens, clause: Clause, parties: Parties, named: Parties, discourse: Discourse, topics: tuple[str, ...]
) -> Parties:
    kind = clause.match.cue.kind
    joint = len(parties) > 1 and kind in MUTUAL_KINDS
    if joint and (not named or _mutual(tokens, clause, discourse.grammar)):
        return parties
    if len(parties) > 1 and kind == "assessment" and not clause.match.cue.rule.endswith(PRAISE):
        return ()
    if named:
        return tuple(party for party in named if party in discourse.main) or named
    if kind in ("call", "deontic") and _mutual_call(tokens, clause, discourse.grammar):
        return discourse.two()
    if len(parties) != 1 or topics == ("global-governance",):
        return ()
    return discourse.other_than(parties)


def _mutual(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    words = " ".join(tokens.words[clause.first : clause.last + 1])
    return any(phrase in words for phrase in grammar.words("pronouns.each_other"))


def _mutual_call(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    words = tokens.words[clause.first : clause.match.last + 4]
    counted = any(grammar.number(word) == 2 for word in words)
    return counted and any(word in grammar.words("agents.sides") for word in words)
