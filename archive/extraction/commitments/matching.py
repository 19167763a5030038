"""Where a sentence says a cue: patterns of cues.toml against tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive.extraction.commitments.asides import dated_aside
from archive.extraction.commitments.tokens import Tokens
from archive.lexicons.grammar import Cue, Grammar, Pattern, Slot

GAP = 5
"""Words that "*" may stand for."""
PARENTHESIS = 15
"""Tokens that may stand between commas inside a cue."""
REMEMBERED = 50_000
"""Words whose being an adverb is kept in mind; a hostile text must not fill the memory."""
WHO = 9
"""Tokens that "<who>" may stand for."""
GOVERNED = ("verb", "verb:gerund", "verb:future", "verb:conditional", "infinitive")
_CLAUSE_MARKS = frozenset(",;:()")


@dataclass(frozen=True, slots=True)
class Match:
    """A cue in a sentence: tokens first to last (both included). `tense` is that of its first word;
    `verb` the index of the verb that the cue governs ("agreed to *build*"), -1 when it governs none."""

    cue: Cue
    first: int
    last: int
    tense: str
    verb: int


def find_cues(tokens: Tokens, grammar: Grammar) -> Iterator[Match]:
    """The cues of a sentence from left to right, the longest at each place; they may nest, never begin together."""
    present = set(tokens.words)
    for index, word in enumerate(tokens.words):
        patterns = grammar.patterns.get(word, ()) + grammar.patterns.get(f"<verb:{ending_tense(word, grammar)}>", ())
        if patterns and not (tokens.actor[index] and tokens.raw[index][:1].isupper()):
            possible = [pattern for pattern in patterns if not any(map(present.isdisjoint, pattern.needs))]
            yield from _longest(tokens, grammar, possible, index)


def _longest(tokens: Tokens, grammar: Grammar, patterns: Sequence[Pattern], index: int) -> Iterator[Match]:
    best: Match | None = None
    for pattern in patterns:
        ended = _match(tokens, grammar, pattern.slots, 0, index, -1)
        if ended is not None and (best is None or ended[0] - 1 > best.last):
            tense = pattern.slots[0].words.get(tokens.words[index], pattern.slots[0].slot.removeprefix("verb:"))
            best = Match(pattern.cue, index, ended[0] - 1, tense, ended[1])
    if best is not None:
        yield best


def _match(
    tokens: Tokens, grammar: Grammar, slots: tuple[Slot, ...], place: int, index: int, verb: int
) -> tuple[int, int] | None:
    """The token after the pattern and the verb it governs, or None; tries the longer reading of a choice first."""
    if place == len(slots):
        return index, verb
    slot, start = slots[place], index
    if place:
        index = skip_adverbs(tokens, grammar, index, slot)
        if slot.slot in GOVERNED:
            index = _after_parenthesis(tokens, index)
    for after in _readings(tokens, grammar, slot, index):
        governed = after - 1 if slot.slot in GOVERNED else verb
        ended = _match(tokens, grammar, slots, place + 1, after, governed)
        if ended is not None:
            return ended
    return _match(tokens, grammar, slots, place + 1, start, verb) if slot.optional else None


def skip_adverbs(tokens: Tokens, grammar: Grammar, index: int, slot: Slot | None = None) -> int:
    """The first token from `index` on that is no adverb, unless the slot asks for that very word."""
    while index < len(tokens):
        if slot is not None and _asked_for(tokens.words[index], slot, grammar):
            break
        step = _aside(tokens, grammar, index)
        if not step:
            break
        index += step
    return index


def _aside(tokens: Tokens, grammar: Grammar, index: int) -> int:
    """How many tokens from here on are an adverb, a quotation mark, or a day with its commas; 0 when none."""
    word = tokens.words[index]
    if word == '"' or is_adverb(word, grammar) or names_day(tokens, grammar, index):
        return 1
    return dated_aside(tokens, grammar, index) if word == "," else 0


def _asked_for(word: str, slot: Slot, grammar: Grammar) -> bool:
    """Whether a slot wants this very word, although it could be an adverb: "agreed to *further* their ties"."""
    return word in slot.words or (slot.slot in GOVERNED and grammar.actions.get(word) == word)


def _after_parenthesis(tokens: Tokens, index: int) -> int:
    """Past ", free from any influence, " between "will" and its verb."""
    if tokens.words[index : index + 1] != (",",):
        return index
    closing = [at for at in range(index + 2, min(index + PARENTHESIS, len(tokens))) if tokens.words[at] == ","]
    return closing[0] + 1 if closing else index


def names_day(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    """A day of the week that reports put inside a verb: "agreed *on Thursday* to build"."""
    word, days = tokens.words[index], grammar.words("weekdays")
    if word in days:
        return True
    if word not in grammar.words("weekday_openers") or index + 1 == len(tokens):
        return False
    return tokens.words[index + 1] in days


def is_adverb(word: str, grammar: Grammar) -> bool:
    """A word that may stand between any two words of a cue."""
    known = grammar.adverbs_seen.get(word)
    if known is None:
        known = _is_adverb(word, grammar)
        if len(grammar.adverbs_seen) < REMEMBERED:
            grammar.adverbs_seen[word] = known
    return known


def _is_adverb(word: str, grammar: Grammar) -> bool:
    if word in grammar.words("adverbs"):
        return True
    return len(word) > 5 and word.endswith(grammar.adverb_endings) and not _is_noun_or_verb(word, grammar)


def _is_noun_or_verb(word: str, grammar: Grammar) -> bool:
    return word in grammar.actions or word in grammar.words("adverbs_never")


def _readings(tokens: Tokens, grammar: Grammar, slot: Slot, index: int) -> Iterator[int]:
    if index >= len(tokens):
        return
    if not slot.slot:
        if tokens.words[index] in slot.words:
            yield index + 1
    else:
        yield from _WILDCARDS[slot.slot](tokens, grammar, index)


def _gap(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    yield index
    for after in range(index + 1, min(index + GAP, len(tokens)) + 1):
        if tokens.words[after - 1] in _CLAUSE_MARKS:
            return
        yield after


def _verb(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    word = tokens.words[index]
    if word in grammar.actions or (word[0].isalpha() and not _is_small(word, grammar)):
        yield index + 1


def _infinitive(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    if is_infinitive(tokens.words[index], grammar):
        yield index + 1


def is_infinitive(word: str, grammar: Grammar) -> bool:
    """Whether a word can be an infinitive, by the list of verbs or by its ending."""
    if grammar.actions.get(word) == word:
        return True
    if word in grammar.actions:
        return False
    endings = grammar.infinitive_endings
    return bool(endings) and word.endswith(endings) and word not in grammar.words("infinitives.never") and len(word) > 3


def _is_small(word: str, grammar: Grammar) -> bool:
    return word in grammar.words("prepositions") or word in grammar.words("determiners")


def ending_tense(word: str, grammar: Grammar) -> str:
    """ "future" or "conditional" when the ending alone tells so, else ""."""
    if len(word) < 5 or word in grammar.words("future.never"):
        return ""
    if word.endswith(grammar.future_endings):
        return "future"
    return "conditional" if word.endswith(grammar.conditional_endings) else ""


def _tense(tense: str) -> Callable[[Tokens, Grammar, int], Iterator[int]]:
    def reading(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
        if ending_tense(tokens.words[index], grammar) == tense:
            yield index + 1

    return reading


def _gerund(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    if tokens.words[index].endswith("ing"):
        yield index + 1


def _poss(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    """ "its", or a name with its mark: "China's", "the Chinese side's"."""
    if tokens.words[index] in grammar.words("possessives"):
        yield index + 1
    for after in range(index + 1, min(index + WHO, len(tokens))):
        if tokens.words[after] in grammar.words("possessive_marks"):
            yield after + 1
            return
        word = tokens.words[after]
        if word in _CLAUSE_MARKS or (word != "of" and word in grammar.words("prepositions")):
            return


def _who(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    """A name, a pronoun or a noun of those who act, with its article and titles."""
    start = index
    while index < min(start + WHO, len(tokens)) and _names(tokens, grammar, index):
        index += 1
    if (index > start and any(tokens.actor[start:index])) or _acts(tokens, grammar, start, index):
        yield index


def _names(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    word = tokens.words[index]
    if tokens.actor[index] or tokens.raw[index][:1].isupper():
        return True
    return word in grammar.any_of(_NAMING)


_NAMING = (
    *(
        "determiners",
        "possessives",
        "possessive_marks",
        "links.titles",
        "agents.sides",
        "agents.side",
        "agents.leaders",
    ),
    *("agents.leader", "agents.offices", "agents.others", "pronouns.objects"),
)


def _acts(tokens: Tokens, grammar: Grammar, start: int, end: int) -> bool:
    nouns = _NAMING[4:]
    return any(word in grammar.words(name) for word in tokens.words[start:end] for name in nouns)


def _amount(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    if tokens.words[index] in "$€£¥" or tokens.words[index][0].isdigit():
        yield index + 1
    elif tokens.words[index] in grammar.words("numbers") and index + 1 < len(tokens):
        if tokens.words[index + 1] in grammar.words("scales"):
            yield index + 2
    elif tokens.words[index] in grammar.words("currencies"):
        following = tokens.words[index + 1 : index + 2]
        if following and (following[0][0].isdigit() or following[0] in "$€£¥"):
            yield index + 2


def _number(tokens: Tokens, grammar: Grammar, index: int) -> Iterator[int]:
    if tokens.words[index][0].isdigit() or tokens.words[index] in grammar.words("numbers"):
        yield index + 1


_WILDCARDS = {
    "*": _gap,
    "verb": _verb,
    "infinitive": _infinitive,
    "verb:gerund": _gerund,
    "verb:future": _tense("future"),
    "verb:conditional": _tense("conditional"),
    "poss": _poss,
    "who": _who,
    "amount": _amount,
    "number": _number,
}
