"""One promise or several: "agreed to deepen trust, and build a bridge" names two things to do; several means to one
target are one message.

A conjunct becomes a message of its own when it is of some length and brings another target: another body or instrument,
other topics, or, behind a comma, simply a second long undertaking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extraction.commitments.clauses import Clause
from archive.extraction.commitments.guards import verb_of
from archive.extraction.commitments.matching import is_adverb, is_infinitive
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.topics import DEFAULT, topics_of
from archive.lexicons.grammar import Grammar

SHORT = 4
"""Tokens below which a conjunct is only a further means."""
LONG = 12
"""Tokens from which a conjunct behind a comma is an undertaking of its own."""
_BODIES = ("organisation", "initiative", "instrument")
Span = tuple[int, int]


def split_conjuncts(tokens: Tokens, clauses: Sequence[Clause], grammar: Grammar) -> list[Clause]:
    """The clauses, promises taken apart at verbs that bring another target, and put together where they do not."""
    joined = _joined_back(tokens, clauses, grammar)
    return [part for clause in joined for part in _parts(tokens, clause, grammar)]


def _parts(tokens: Tokens, clause: Clause, grammar: Grammar) -> Iterator[Clause]:
    begin = clause.first
    verb = clause.match.verb
    for conjunct in _conjuncts(tokens, clause, grammar):
        here, there = (
            (verb, _before_joint(tokens, conjunct, grammar)),
            (conjunct, _end(tokens, clause, conjunct, grammar)),
        )
        if _differs(tokens, here, there, grammar):
            yield _part(clause, begin, verb, there=here[1])
            begin, verb = _with_adverbs(tokens, conjunct, grammar), conjunct
    yield _part(clause, begin, verb, there=clause.last)


def _part(clause: Clause, begin: int, verb: int, there: int) -> Clause:
    if begin == clause.first:
        return replace(clause, last=there)
    return replace(clause, first=begin, last=there, way="shared", match=replace(clause.match, verb=verb, last=verb))


def _conjuncts(tokens: Tokens, clause: Clause, grammar: Grammar) -> Iterator[int]:
    """Verbs in the form of the governed one that follow "and" or a comma; none where one verb helps another."""
    verb = clause.match.verb
    if clause.match.cue.kind != "promise" or verb < 0 or not is_infinitive(tokens.words[verb], grammar):
        return
    for index in range(verb + 2, clause.last + 1):
        if verb_of(tokens, index, grammar) in grammar.words("giving.helping"):
            return
        if is_infinitive(tokens.words[index], grammar) and _coordinated(tokens, index, grammar):
            yield index


def _coordinated(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    before = _with_adverbs(tokens, index, grammar) - 1
    return tokens.words[before] == "," or tokens.words[before] in grammar.words("conjunctions")


def _with_adverbs(tokens: Tokens, index: int, grammar: Grammar) -> int:
    while index > 0 and is_adverb(tokens.words[index - 1], grammar):
        index -= 1
    return index - 1 if _is_marked(tokens, index, grammar) else index


def _is_marked(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    """Whether the marker of an infinitive is said again there, behind a joint: ", and *to* open"."""
    if index < 2 or tokens.words[index - 1] not in grammar.words("conjunct_markers"):
        return False
    return tokens.words[index - 2] == "," or tokens.words[index - 2] in grammar.words("conjunctions")


def _before_joint(tokens: Tokens, index: int, grammar: Grammar) -> int:
    last = _with_adverbs(tokens, index, grammar) - 1
    while last > 0 and (tokens.words[last] in grammar.words("conjunctions") or not tokens.words[last][0].isalnum()):
        last -= 1
    return last


def _end(tokens: Tokens, clause: Clause, conjunct: int, grammar: Grammar) -> int:
    later = (index for index in _conjuncts(tokens, clause, grammar) if index > conjunct)
    following = next(later, None)
    return clause.last if following is None else _before_joint(tokens, following, grammar)


def _differs(tokens: Tokens, here: Span, there: Span, grammar: Grammar) -> bool:
    if min(here[1] - here[0], there[1] - there[0]) < SHORT:
        return False
    if _is_purpose(tokens, here, grammar) and min(here[1] - here[0], there[1] - there[0]) < LONG:
        return False
    comma = "," in tokens.words[here[1] + 1 : there[0]]
    if _bodies(tokens, there) - _bodies(tokens, here) or (comma and _capitals(tokens, there) - _capitals(tokens, here)):
        return True
    if (
        comma
        and not _is_marked(tokens, there[0], grammar)
        and here[1] - here[0] >= LONG
        and there[1] - there[0] >= LONG
    ):
        return True
    return not _share_topic(tokens, here, there, grammar.language)


def _is_purpose(tokens: Tokens, span: Span, grammar: Grammar) -> bool:
    """ "work together *to tackle* challenges": the verbs that follow go on with the purpose."""
    openers, markers = grammar.words("purposes"), grammar.words("conjunct_markers")
    for index in range(span[0] + 1, span[1]):
        if tokens.words[index] in openers:
            verb = index + 1 + (tokens.words[index + 1] in markers)
            if is_infinitive(tokens.words[min(verb, span[1])], grammar):
                return True
    return False


def _bodies(tokens: Tokens, span: Span) -> set[str]:
    return {mention.key for mention in tokens.named(*span) if sort_of(mention.key) in _BODIES}


def _capitals(tokens: Tokens, span: Span) -> set[str]:
    """Capitalised pairs that are no names of actors: "Prime Ministers", "Joint Commission"."""
    words = range(span[0], span[1])
    return {
        tokens.raw[index]
        for index in words
        if tokens.raw[index][0].isupper() and tokens.raw[index + 1][0].isupper() and not tokens.actor[index]
    }


def _share_topic(tokens: Tokens, here: Span, there: Span, language: str) -> bool:
    first, second = (set(topics_of(tokens.words[span[0] : span[1] + 1], language)) for span in (here, there))
    return bool(first & second) or DEFAULT in first | second


def _joined_back(tokens: Tokens, clauses: Sequence[Clause], grammar: Grammar) -> list[Clause]:
    """ "will deepen X and will expand X": one message, unless what follows "and" has another target."""
    found: list[Clause] = []
    for clause in clauses:
        if found and _repeats(tokens, found[-1], clause, grammar):
            found[-1] = replace(found[-1], last=clause.last)
        else:
            found.append(clause)
    return found


def _repeats(tokens: Tokens, before: Clause, clause: Clause, grammar: Grammar) -> bool:
    if clause.way != "shared" or clause.match.cue is not before.match.cue or clause.match.cue.kind != "promise":
        return False
    if "," in tokens.words[before.last + 1 : clause.first]:
        return False
    return not _differs(tokens, (before.match.verb, before.last), (clause.match.verb, clause.last), grammar)
