"""Who is bound by a message, towards whom, for whose good, and about whom."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.commitments.clauses import ASSESSING, PRAISE, Clause
from archive.extraction.commitments.discourse import Discourse, Parties, Speaker
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.reading import Mention
from archive.extraction.topics import DEFAULT
from archive.lexicons.grammar import Grammar

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
    subjects = tuple(dict.fromkeys(mention.key for mention in targets if sort_of(mention.key) == "territory"))
    named = _acting(tokens, clause, targets, parties, discourse)
    counterparts = _counterparts(tokens, clause, parties, named, discourse, topics)
    discourse.addressed = counterparts
    return Roles(parties, counterparts, named if clause.match.cue.gives else (), subjects)


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


def _acting(tokens: Tokens, clause: Clause, targets: list[Mention], parties: Parties, discourse: Discourse) -> Parties:
    """Those named who can act. What is said to or of someone is said to the first named, and who is joined to them."""
    acting = [mention for mention in targets if _can_act(tokens, mention)]
    if clause.match.cue.kind in ADDRESSED:
        abroad = [mention for mention in acting if set(discourse.behind(mention.key)) - set(parties)]
        acting = _first_group(tokens, acting if len(parties) > 2 else abroad or acting, discourse)
    found = tuple(dict.fromkeys(party for mention in acting for party in discourse.behind(mention.key)))
    others = tuple(party for party in found if party not in parties)
    if clause.match.cue.kind in ADDRESSED:
        return others or (found if len(parties) > 2 else ())
    countries = tuple(party for party in others if sort_of(party) == "country")
    if countries or len(parties) > 1:
        return countries or others[:1]
    places = {party for mention in acting if _is_venue(tokens, mention, discourse) for party in (mention.key,)}
    return tuple(party for party in others if party not in places)[:1]


ADDRESSED = ("call", "opposition", "support", "recognition", "assessment", "invitation")
"""Kinds with one addressee or object, near the verb; whoever is named further off is only spoken of."""


def _can_act(tokens: Tokens, mention: Mention) -> bool:
    """A state, a body or a person, not a place, and no half of a compound: "the Tanzania-Zambia Railway"."""
    if mention.usage == "place" or sort_of(mention.key) in ("territory", "initiative", "instrument", "media"):
        return False
    rest = tokens.raw[tokens.index(mention.start)].replace(mention.text, "", 1)
    return not any(mark in rest for mark in "-–")


def _first_group(tokens: Tokens, mentions: list[Mention], discourse: Discourse) -> list[Mention]:
    """The first name, and those that only "and", commas and small words join to it."""
    joints = discourse.grammar.any_of(("conjunctions", "articles", "determiners", "conjunct_markers", "prepositions"))
    group = mentions[:1]
    for mention in mentions[1:]:
        between = tokens.words[tokens.index(group[-1].end - 1) + 1 : tokens.index(mention.start)]
        joined = any(word == "," or word in discourse.grammar.words("conjunctions") for word in between)
        if not joined or not all(word == "," or word in joints for word in between):
            break
        group.append(mention)
    return group


def _is_venue(tokens: Tokens, mention: Mention, discourse: Discourse) -> bool:
    """ "through the World Food Programme", "at the international centre": by what means or where, not to whom."""
    at = tokens.index(mention.start) - 1
    while at > 0 and tokens.words[at] in discourse.grammar.any_of(("articles", "determiners")):
        at -= 1
    return tokens.words[at] in discourse.grammar.words("venues")


def _counterparts(
    tokens: Tokens, clause: Clause, parties: Parties, named: Parties, discourse: Discourse, topics: tuple[str, ...]
) -> Parties:
    kind, grammar = clause.match.cue.kind, discourse.grammar
    joint = len(parties) > 1 and kind in MUTUAL_KINDS
    if joint and (not named or _mutual(tokens, clause, grammar)):
        return parties
    if len(parties) > 1 and kind == "assessment" and not clause.match.cue.rule.endswith(PRAISE):
        return named or parties if topics == (DEFAULT,) else ()
    if named:
        return named if kind in ADDRESSED else tuple(party for party in named if party in discourse.main) or named
    if kind in ("call", "deontic") and _mutual_call(tokens, clause, grammar):
        return discourse.two()
    if _of_those_before(tokens, clause, grammar):
        return discourse.addressed
    if len(parties) != 1:
        return parties if kind in ASSESSING and topics == (DEFAULT,) else ()
    if (kind in AGAINST and ONE_CHINA not in topics) or topics == ("global-governance",):
        return ()
    return discourse.other_than(parties)


AGAINST = ("opposition", "call", "deontic")
"""What is said against a thing, or to nobody in particular, has no counterpart unless one is named."""
ONE_CHINA = "taiwan-one-china"


def _of_those_before(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    """ "calling on *them* to", "demanded *their* withdrawal": of those whom the message before was to."""
    words = tokens.words[clause.match.last : clause.match.last + 3]
    return clause.match.cue.kind in AGAINST and any(word in grammar.words("pronouns.others") for word in words)


def _mutual(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    words = " ".join(tokens.words[clause.first : clause.last + 1])
    return any(phrase in words for phrase in grammar.words("pronouns.each_other"))


def _mutual_call(tokens: Tokens, clause: Clause, grammar: Grammar) -> bool:
    words = tokens.words[clause.first : clause.match.last + 4]
    counted = any(grammar.number(word) == 2 for word in words)
    return counted and any(word in grammar.words("agents.sides") for word in words)
