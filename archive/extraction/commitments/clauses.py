"""Clauses: which cue has which subject, where a message begins and ends, and what one message swallows of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extraction.commitments.matching import Match
from archive.extraction.commitments.subjects import Group, Phrase, opening_phrase, phrase_before, verb_group
from archive.extraction.commitments.tokens import Tokens
from archive.extraction.speakers import Frame, needs_auxiliary
from archive.lexicons.grammar import Grammar

Span = tuple[int, int]
POSITIONS = ("support", "opposition", "recognition", "call")
"""What a document can do by itself: "the declaration condemns"."""
IMPERSONAL = ("deontic", "judgement")
ASSESSING = ("assessment", "judgement")


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its subject (None when the cue needs none) and its first and last token; `way` says how the subject
    was found: "subject", "shared" with the clause before, "participle", "none"."""

    match: Match
    phrase: Phrase | None
    first: int
    last: int
    way: str
    negated: bool = False
    said_by: Phrase | None = None
    """Who says it, when a verb of judging that was dropped told so: "*Pakistan* reiterated that it supports"."""


def clauses_of(
    tokens: Tokens, cues: Sequence[Match], frames: Sequence[Frame], grammar: Grammar, headed: bool = False
) -> list[Clause]:
    """The messages of a sentence, in text order, with their spans; `headed`: a chapeau gives paragraphs a subject."""
    found: list[Clause] = []
    covered = -1
    for cue in cues:
        if cue.cue.kind == "speech" or cue.first <= covered:
            continue
        clause = _clause(tokens, cue, found, frames, grammar) or (_operative(tokens, cue, grammar) if headed else None)
        if clause is not None:
            found.append(clause)
            covered = max(cue.last if cue.verb < 0 else cue.verb, covered)
    return with_ends(tokens, _with_next_subject(_kept(tokens, found, grammar)), frames, grammar)


def _clause(
    tokens: Tokens, cue: Match, before: Sequence[Clause], frames: Sequence[Frame], grammar: Grammar
) -> Clause | None:
    group = verb_group(tokens, grammar, cue.first)
    if cue.cue.subject != "agent" or cue.cue.kind in ("deontic", "judgement"):
        return _impersonal(tokens, cue, group, frames, grammar)
    if group.passive and cue.tense != "gerund" and not _reflexive(tokens, grammar, group, cue):
        return None
    if cue.tense == "past" and needs_auxiliary(grammar) and not (group.aux or group.passive):
        return _second_participle(tokens, cue, group, before, grammar)
    if cue.tense == "imperfect" and not frames:
        return None
    if cue.tense == "gerund" and not group.passive:
        return _participle(tokens, cue, group, before, frames, grammar)
    phrase = phrase_before(tokens, grammar, group.first)
    if phrase is not None and cue.tense == "base" and _is_noun(tokens, cue, phrase, grammar):
        return None
    if phrase is not None and phrase.sort == "document" and cue.cue.kind not in POSITIONS:
        return None
    if phrase is not None:
        if _embedded(tokens, phrase, frames, grammar):
            return None
        return Clause(cue, phrase, phrase.first, -1, "subject", group.negated or _negates(tokens, cue, grammar))
    if _shares(tokens, group.first, cue, before, frames, grammar):
        return Clause(cue, None, group.first, -1, "shared", group.negated)
    if cue.tense != "base" and not before and _is_joined(tokens, group.first, grammar):
        phrase = opening_phrase(tokens, grammar, group.first)
        return Clause(cue, phrase, group.first, -1, "shared", group.negated) if phrase is not None else None
    return None


def _second_participle(
    tokens: Tokens, cue: Match, group: Group, before: Sequence[Clause], grammar: Grammar
) -> Clause | None:
    """ "ont signé un accord *et décidé* de …": a participle goes on with the auxiliary of the one before."""
    joined = group.first > 0 and tokens.words[group.first - 1] in grammar.words("conjunctions")
    if not joined or not before or before[-1].match.tense != "past":
        return None
    return Clause(cue, None, group.first, -1, "shared", group.negated)


def _operative(tokens: Tokens, cue: Match, grammar: Grammar) -> Clause | None:
    """ "3. Calls upon all parties …": a paragraph that opens with its verb has the subject of its chapeau."""
    group = verb_group(tokens, grammar, cue.first)
    opens = group.first == 0 and cue.tense == "present" and tokens.raw[0][:1].isupper()
    return Clause(cue, None, group.first, -1, "shared", group.negated) if opens else None


def _is_noun(tokens: Tokens, cue: Match, phrase: Phrase, grammar: Grammar) -> bool:
    """Whether "support" is a noun after a name: one name takes the verb with an ending, "U.S. support for"."""
    plural = any(word in grammar.words("conjunctions") for word in tokens.words[phrase.first : phrase.last])
    return phrase.sort == "name" and not plural and tokens.words[cue.last + 1 : cue.last + 2] == ("for",)


def _is_joined(tokens: Tokens, first: int, grammar: Grammar) -> bool:
    return first > 2 and (tokens.words[first - 1] in grammar.words("conjunctions") or tokens.words[first - 1] == ",")


def _negates(tokens: Tokens, cue: Match, grammar: Grammar) -> bool:
    return any(word in grammar.words("negations") for word in tokens.words[cue.first : cue.last + 1])


def _reflexive(tokens: Tokens, grammar: Grammar, group: Group, cue: Match) -> bool:
    """French "se sont engagés", "sont convenus": être here makes no passive."""
    around = tokens.words[group.first : cue.first]
    return any(word in grammar.words("clitics") for word in around) or tokens.words[cue.first] in grammar.words("etre")


def _impersonal(tokens: Tokens, cue: Match, group: Group, frames: Sequence[Frame], grammar: Grammar) -> Clause | None:
    """A cue whose grammatical subject does not matter: its message begins where what is said begins."""
    phrase = phrase_before(tokens, grammar, group.first)
    start = _said_from(tokens, cue.first, frames, grammar)
    if phrase is not None and start < phrase.first and not _embedded(tokens, phrase, frames, grammar):
        return Clause(cue, phrase, start if frames else phrase.first, -1, "subject", group.negated)
    return Clause(cue, phrase, start, -1, "none", group.negated)


def _said_from(tokens: Tokens, index: int, frames: Sequence[Frame], grammar: Grammar) -> int:
    """Where the words of the speaker begin: after the frame before, its "that" and its adverbials."""
    ended = [frame.last for frame in frames if frame.last < index]
    start = max(ended) + 1 if ended else 0
    that = [at for at in range(start, min(start + 9, index)) if tokens.words[at] in grammar.words("complementizer")]
    start = that[0] + 1 if that else start
    while start < index and (tokens.words[start] in ",:;\"'" or tokens.words[start] in grammar.words("conjunctions")):
        start += 1
    return start


def _participle(
    tokens: Tokens, cue: Match, group: Group, before: Sequence[Clause], frames: Sequence[Frame], grammar: Grammar
) -> Clause | None:
    """ "…, pledging to offer 3,000 places" shares the subject; "Recognizing that …, X opposes" takes the next."""
    phrase = phrase_before(tokens, grammar, group.first)
    if phrase is not None and tokens.words[max(0, phrase.first - 1)] in grammar.words("gerund_openers"):
        return Clause(cue, phrase, phrase.first, -1, "subject", group.negated)
    promises = cue.cue.kind == "promise" or cue.cue.gives or _acts_on_others(cue, before)
    opens = group.first == 0 or (group.first <= 2 and not before)
    if opens and cue.cue.kind in ("promise", "support", "opposition", "recognition"):
        return Clause(cue, opening_phrase(tokens, grammar, len(tokens)), group.first, -1, "participle", group.negated)
    comma = group.first > 0 and (
        tokens.words[group.first - 1] == "," or tokens.words[group.first - 1] in grammar.words("gerund_openers")
    )
    if promises and comma and (before or frames):
        return Clause(cue, None, group.first, -1, "shared", group.negated)
    phrase = opening_phrase(tokens, grammar, group.first) if comma and not before and not _led(frames) else None
    return Clause(cue, phrase, group.first, -1, "shared", group.negated) if phrase is not None else None


def _acts_on_others(cue: Match, before: Sequence[Clause]) -> bool:
    """ "…, urging both to resume talks", "…, thanking Hungary": said to someone, so a message beside the one before."""
    goes_on = bool(before) and before[-1].match.cue.kind == cue.cue.kind
    return (cue.cue.kind in ("call", "opposition") and not goes_on) or cue.cue.rule.endswith(PRAISE)


PRAISE = ("praise", "louer")


def _led(frames: Sequence[Frame]) -> bool:
    """Whether a frame opens what it reports; one that only closes the sentence leads nothing."""
    return any(not frame.back for frame in frames)


def _embedded(tokens: Tokens, phrase: Phrase, frames: Sequence[Frame], grammar: Grammar) -> bool:
    """Whether the subject stands inside another clause: after a preposition, a relative pronoun, "if", "when"."""
    if phrase.first == 0:
        return False
    before = tokens.words[phrase.first - 1]
    if before in grammar.words("complementizer"):
        return not _opens_speech(tokens, phrase.first - 1, frames, grammar)
    if before in grammar.any_of(("prepositions", "relatives", "subordinators")):
        return True
    return any(
        word in grammar.words("relative_objects") for word in tokens.words[max(0, phrase.first - 3) : phrase.first]
    )


def _opens_speech(tokens: Tokens, that: int, frames: Sequence[Frame], grammar: Grammar) -> bool:
    """Whether a "that" brings what someone says: a verb of saying or judging stands shortly before it."""
    window = tokens.words[max(0, that - 14) : that]
    if any(word in grammar.words("that_verbs") for word in window):
        return True
    return that > 0 and tokens.words[that - 1] in grammar.words("conjunctions") and bool(frames)


def _shares(
    tokens: Tokens, first: int, cue: Match, before: Sequence[Clause], frames: Sequence[Frame], grammar: Grammar
) -> bool:
    """Whether a verb goes on with the subject before: it follows "and" or a comma and is finite."""
    if not (before or any(not frame.back for frame in frames)) or first == 0:
        return False
    joint = tokens.words[first - 1]
    joined = joint in grammar.words("conjunctions") or joint == ","
    if not joined or (not before and joint == ","):
        return False
    return cue.tense != "base" or (bool(before) and before[-1].match.tense in ("base",))


def _kept(tokens: Tokens, found: Sequence[Clause], grammar: Grammar) -> list[Clause]:
    """Without what another message says better: "stressed that China will build" is a pledge, not an assessment."""
    kept: list[Clause] = []
    for clause in found:
        outer = kept[-1] if kept else None
        if outer is not None and _is_said_by(tokens, outer, clause, grammar):
            if clause.match.cue.kind == "deontic":
                kept[-1] = _as_call(outer, clause)
            if outer.match.cue.kind == "recognition" and clause.match.cue.kind == "assessment":
                kept[-1] = _as(outer, "assessment", "none")
            if clause.match.cue.kind == "deontic" or _swallows(outer, clause):
                continue
            dropped = kept.pop()
            clause = replace(clause, said_by=dropped.phrase or dropped.said_by)
        elif outer is not None and clause.match.cue.kind in IMPERSONAL and _inside(clause, outer):
            continue
        kept.append(clause)
    return kept


def _is_said_by(tokens: Tokens, outer: Clause, inner: Clause, grammar: Grammar) -> bool:
    """Whether a clause stands in the "that" of the one before it."""
    if not outer.match.cue.then or outer.way == "participle" or inner.way == "shared":
        return False
    between = tokens.words[outer.match.first : inner.match.first]
    return any(word in grammar.words("complementizer") for word in between)


def _as(clause: Clause, kind: str, modality: str) -> Clause:
    """ "He affirmed that his country attaches importance to": a judgement, whatever he did to it."""
    return replace(clause, match=replace(clause.match, cue=replace(clause.match.cue, kind=kind, modality=modality)))


def _as_call(outer: Clause, inner: Clause) -> Clause:
    """ "He stressed that history must move forward": a call, with the subject of the outer verb."""
    cue = replace(inner.match.cue, kind="call", then=outer.match.cue.then)
    return replace(outer, match=replace(outer.match, cue=cue))


def _swallows(outer: Clause, inner: Clause) -> bool:
    """Whether the outer message stands and the inner is only its content: a judgement, a hope, what "it" will do."""
    of_it = inner.phrase is not None and inner.phrase.sort == "thing"
    if outer.match.cue.then == "that-only" or inner.match.cue.kind in ASSESSING or of_it:
        return True
    return outer.match.cue.then == "that-kept" and inner.match.cue.kind not in ("promise", "support", "opposition")


def _inside(clause: Clause, outer: Clause) -> bool:
    """Whether "must" or "is important" stands in the object of a message: it has no subject of its own."""
    return clause.first <= outer.match.last or clause.way == "none"


def _with_next_subject(clauses: Sequence[Clause]) -> list[Clause]:
    """ "Recognizing that …, Kazakhstan opposes": what has no subject of its own takes that of the clause after it."""
    found = list(clauses)
    for place in range(len(found) - 2, -1, -1):
        borrows = found[place].way == "participle" or found[place].match.cue.subject == "any"
        if borrows and found[place + 1].phrase is not None:
            found[place] = replace(found[place], phrase=found[place + 1].phrase)
    return found


def with_ends(tokens: Tokens, clauses: Sequence[Clause], frames: Sequence[Frame], grammar: Grammar) -> list[Clause]:
    """The clauses with their last tokens: each ends before the next one or before the frame that closes it."""
    return [
        replace(clause, last=_last(tokens, clause, clauses[place + 1 :], frames, grammar))
        for place, clause in enumerate(clauses)
    ]


def _last(tokens: Tokens, clause: Clause, later: Sequence[Clause], frames: Sequence[Frame], grammar: Grammar) -> int:
    """The last token of a message: before the next message or the frame that closes it, without joints and marks."""
    stops = [other.first for other in later] + [frame.first for frame in frames if frame.first > clause.match.last]
    last = min(stops, default=len(tokens)) - 1
    while last > clause.match.last and _joint(tokens, last, grammar):
        last -= 1
    return max(last, clause.match.last)


def _joint(tokens: Tokens, index: int, grammar: Grammar) -> bool:
    word = tokens.words[index]
    if word in ")" or word in grammar.words("complementizer"):
        return word not in ")"
    return (
        (not word[0].isalnum() and word not in "%$€£")
        or word in grammar.words("conjunctions")
        or word in grammar.words("trailing")
    )
