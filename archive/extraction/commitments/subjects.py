"""Who does what a verb says: the noun phrase before it, when it is one that can act for a state."""

from __future__ import annotations

from dataclasses import dataclass

from archive.extraction.commitments.asides import aside_ending
from archive.extraction.commitments.matching import is_adverb, names_day
from archive.extraction.commitments.tokens import Tokens
from archive.lexicons.grammar import Grammar

LONGEST_PHRASE = 40
"""Tokens a subject may have: "the presidents of A, B, C, D and E"."""
LONGEST_APPOSITION = 45
_QUOTES = frozenset("\"'()[]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, tokens first to last (both included). `sort` is "name", "side", "sides", "leader", "leaders",
    "office", "document", "plural", "person", "thing", "we", "me" or "both": what its head is."""

    first: int
    last: int
    sort: str


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what belongs to it: auxiliaries, adverbs and pronouns before it. `first` is its leftmost token."""

    first: int
    passive: bool
    negated: bool
    aux: bool


def verb_group(tokens: Tokens, grammar: Grammar, verb: int) -> Group:
    """Widens a verb to the left over adverbs, auxiliaries, clitic pronouns and negations."""
    first, passive, negated, aux = verb, False, False, False
    index = verb
    while (index := index - 1) > max(verb - 12, -1):
        if aside := aside_ending(tokens, grammar, index):
            index = first = index - aside + 1
            continue
        word = tokens.words[index]
        if word in grammar.words("negations"):
            negated = True
        elif word in grammar.words("passive"):
            passive = True
        elif word in grammar.words("auxiliaries"):
            aux = True
        elif not (is_adverb(word, grammar) or word in grammar.words("clitics") or names_day(tokens, grammar, index)):
            break
        first = index
    return Group(first, passive, negated, aux)


def phrase_before(tokens: Tokens, grammar: Grammar, index: int) -> Phrase | None:
    """The acting noun phrase that ends just before token `index`, stepping over what stands between commas."""
    phrase = _phrase_ending(tokens, grammar, index - 1)
    if phrase is not None and _governed(tokens, grammar, phrase):
        return _with_place(tokens, grammar, phrase)
    if phrase is not None or index < 1 or tokens.words[index - 1] not in ",)":
        return phrase
    return _before_apposition(tokens, grammar, index - 1)


def _before_apposition(tokens: Tokens, grammar: Grammar, comma: int) -> Phrase | None:
    """ "Xi, who made the remarks in Beijing, said": the phrase before the first comma of the pair."""
    opening = "(" if tokens.words[comma] == ")" else ","
    for index in range(comma - 1, max(comma - LONGEST_APPOSITION, 0), -1):
        if tokens.words[index] == opening:
            phrase = _phrase_ending(tokens, grammar, index - 1)
            if phrase is not None and not _governed(tokens, grammar, phrase):
                return phrase
    return None


def _with_place(tokens: Tokens, grammar: Grammar, place: Phrase) -> Phrase:
    """ "A spokesman for the ministry in Tehran": the phrase that the place belongs to, else the place itself."""
    whole = _phrase_ending(tokens, grammar, place.first - 2)
    if whole is None or whole.sort not in ("leader", "leaders", "office", "side", "sides"):
        return place
    return Phrase(whole.first, place.last, whole.sort)


def _governed(tokens: Tokens, grammar: Grammar, phrase: Phrase) -> bool:
    """Whether a preposition stands before it ("in Kazakhstan"): then it is no subject."""
    return phrase.first > 0 and tokens.words[phrase.first - 1] in grammar.words("prepositions")


def _phrase_ending(tokens: Tokens, grammar: Grammar, last: int) -> Phrase | None:
    while last >= 0 and tokens.words[last] in _QUOTES and tokens.words[last] != "(":
        last -= 1
    if last < 0 or _hangs(tokens, grammar, last):
        return None
    if tokens.words[last - 1 : last + 1] in grammar.counted:
        return Phrase(last - 1, last, "sides")
    pronoun = _pronoun(tokens.words[last], grammar)
    if pronoun and not tokens.actor[last]:
        return Phrase(last, last, pronoun)
    first = _leftmost(tokens, grammar, last)
    first = _after_governed_comma(tokens, grammar, first, last)
    sort = _sort(tokens, grammar, first, last)
    return Phrase(first, last, sort) if sort else None


def _hangs(tokens: Tokens, grammar: Grammar, last: int) -> bool:
    """Whether a phrase would end in "their" or "the": then what follows is a noun, not its verb."""
    word = tokens.words[last]
    return not tokens.actor[last] and (word in grammar.words("possessives") or word in grammar.words("articles"))


def _pronoun(word: str, grammar: Grammar) -> str:
    sorts = ("plural", "person", "thing", "we", "me", "both")
    return next((sort for sort in sorts if word in grammar.words(f"pronouns.{sort}")), "")


def _leftmost(tokens: Tokens, grammar: Grammar, last: int) -> int:
    first = last + 1
    for index in range(last, max(last - LONGEST_PHRASE, -1), -1):
        if _in_phrase(tokens, grammar, index):
            first = index
        elif first > last or not _links(tokens, grammar, index):
            break
    while first <= last and (_loose(tokens, grammar, first) or (first < last and names_day(tokens, grammar, first))):
        first += 1
    return first


def _in_phrase(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    word = tokens.words[index]
    if tokens.actor[index] or (word in "()" and _encloses_short_name(tokens, index)):
        return True
    if word in grammar.words("prepositions") or word in grammar.words("conjunctions"):
        return False
    if tokens.raw[index][:1].isupper():
        return not _opens_clause(word, grammar)
    return word in grammar.any_of(_NOUNS)


def _encloses_short_name(tokens: Tokens, index: int) -> bool:
    """Whether the bracket is one of a pair about an acronym: "the European Union *(EU)* and Morocco"."""
    opening = index if tokens.words[index] == "(" else index - 2
    inside = tokens.raw[opening + 1 : opening + 2] if opening >= 0 else ()
    return bool(inside) and inside[0].isupper() and tokens.words[opening : opening + 3 : 2] == ("(", ")")


def _opens_clause(word: str, grammar: Grammar) -> bool:
    return word in grammar.any_of(("subordinators", "relatives", "adverbs", "openers"))


_NOUNS = (
    *("determiners", "possessives", "links.titles", "documents.words", "agents.sides", "agents.side"),
    *("agents.leaders", "agents.leader", "agents.offices"),
)


def _links(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    """Whether a small word holds a phrase together: something of it must stand on either side."""
    word = tokens.words[index]
    if word not in grammar.words("links.words") or index == 0:
        return False
    if word == ",":
        return tokens.actor[index - 1] and tokens.actor[index + 1]
    before = index - 1
    if tokens.words[before] == "," and word in grammar.words("conjunctions") and before:
        return tokens.actor[before - 1] and tokens.actor[index + 1]
    return _in_phrase(tokens, grammar, before) or tokens.words[before] in grammar.words("links.words")


def _loose(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    word = tokens.words[index]
    return word in grammar.words("links.words") and not tokens.actor[index]


def _after_governed_comma(tokens: Tokens, grammar: Grammar, first: int, last: int) -> int:
    """ "In Astana, China agreed": the list begins after the comma, as its first name hangs on a preposition."""
    if first > 0 and tokens.words[first - 1] in grammar.words("prepositions"):
        comma = next((index for index in range(first, last) if tokens.words[index] == ","), None)
        return first if comma is None else comma + 1
    return first


def _sort(tokens: Tokens, grammar: Grammar, first: int, last: int) -> str:
    """What the head of the phrase is, "" when it cannot act: the head is its last word before "of" or "for"."""
    if first > last:
        return ""
    head = _head(tokens, grammar, first, last)
    for sort, name in _HEADS:
        if tokens.words[head] in grammar.words(name) and not (tokens.actor[head] and _is_name(tokens, head)):
            return sort
    if tokens.actor[head] and not _adjective(tokens, grammar, head, first):
        return "name"
    if any(tokens.words[index] in grammar.words("agents.leader") for index in range(first, last + 1)):
        return "leader"
    return ""


def _adjective(tokens: Tokens, grammar: Grammar, head: int, first: int) -> bool:
    """Whether a demonym stands there as an adjective: "entreprises *françaises*", not "the Chinese"."""
    if tokens.usages[head] != "demonym":
        return False
    return not _is_name(tokens, head) or head == first


def _is_name(tokens: Tokens, index: int) -> bool:
    return tokens.raw[index][:1].isupper()


_HEADS = (
    ("sides", "agents.sides"),
    ("side", "agents.side"),
    ("leaders", "agents.leaders"),
    ("leader", "agents.leader"),
    ("office", "agents.offices"),
    ("document", "documents.words"),
)


def _head(tokens: Tokens, grammar: Grammar, first: int, last: int) -> int:
    if grammar.apostrophe == "elides":
        return _romance_head(tokens, grammar, first, last)
    for index in range(first + 1, last):
        if tokens.words[index] in ("of", "for", "from") and not tokens.actor[index]:
            return index - 1
    return last


def _romance_head(tokens: Tokens, grammar: Grammar, first: int, last: int) -> int:
    """French puts the noun first: the head is the first noun or name, unless a person's name closes the phrase."""
    for index in range(first, last + 1):
        if tokens.actor[index] or any(tokens.words[index] in grammar.words(name) for _, name in _HEADS):
            return index
    return last


def is_outsider(tokens: Tokens, grammar: Grammar, verb: int) -> bool:
    """Whether the noun before a verb of saying is one that never speaks for a state (an analyst, a company)."""
    window = tokens.words[max(0, verb - 5) : verb]
    return any(word in grammar.words("outsiders.words") for word in window)


def phrase_after(tokens: Tokens, grammar: Grammar, index: int) -> Phrase | None:
    """The acting noun phrase that begins at token `index`: "said *the Chinese president*"."""
    last = index - 1
    while last + 1 < min(len(tokens), index + LONGEST_PHRASE) and _goes_on(tokens, grammar, last + 1, index):
        last += 1
    while last >= index and _loose(tokens, grammar, last):
        last -= 1
    if last < index:
        return None
    pronoun = _pronoun(tokens.words[index], grammar) if last == index and not tokens.actor[index] else ""
    sort = pronoun or _sort(tokens, grammar, index, last)
    return Phrase(index, last, sort) if sort else None


def _goes_on(tokens: Tokens, grammar: Grammar, index: int, start: int) -> bool:
    if _in_phrase(tokens, grammar, index) or (index == start and _pronoun(tokens.words[index], grammar)):
        return True
    linked = tokens.words[index] in grammar.words("links.words") and tokens.words[index] != ","
    return linked and index + 1 < len(tokens) and _in_phrase(tokens, grammar, index + 1)


def opening_phrase(tokens: Tokens, grammar: Grammar, before: int) -> Phrase | None:
    """The acting phrase that opens the sentence, for a later verb: "*The Secretary* congratulated him and stressed"."""
    for start in _openings(tokens, before):
        phrase = phrase_after(tokens, grammar, start)
        if phrase is not None and phrase.last + 1 < before and _verb_follows(tokens, grammar, phrase.last + 1):
            return phrase
    return None


def _openings(tokens: Tokens, before: int) -> list[int]:
    commas = [index + 1 for index in range(min(before - 1, LONGEST_PHRASE)) if tokens.words[index] == ","]
    return [0, *commas]


def _verb_follows(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    while index < len(tokens) and (is_adverb(tokens.words[index], grammar) or names_day(tokens, grammar, index)):
        index += 1
    word = tokens.words[index] if index < len(tokens) else ""
    finite = any(word in grammar.words(name) for name in ("auxiliaries", "passive", "clitics", "finite.forms"))
    return finite or word.endswith(tuple(grammar.words("finite.endings")) or ("\0",))
