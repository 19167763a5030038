"""Whose words a sentence gives: "X said that …", "…, said X", "according to the declaration", and what carries over.

A frame names a speaker and says which way it reaches: forward over what follows, or back over what it closes. What no
frame covers keeps the speaker of the sentence before, until a new one is introduced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.documents.document import Quote
from archive.extraction.commitments.discourse import OUTSIDER, REPORTER, Discourse, Speaker
from archive.extraction.commitments.matching import Match, skip_adverbs
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.subjects import Group, Phrase, is_outsider, phrase_after, phrase_before, verb_group
from archive.extraction.commitments.tokens import Tokens
from archive.lexicons.grammar import Grammar

SOURCE_TOKENS = 18
"""Tokens that "according to …" may take."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens first to last (both included) say who speaks. `back`: it closes what stands before it."""

    first: int
    last: int
    speaker: Speaker
    back: bool


def frames_of(tokens: Tokens, cues: Sequence[Match], discourse: Discourse) -> list[Frame]:
    """The frames of a sentence in text order. Reads and updates whom the discourse takes for the speaker."""
    found = [*_sources(tokens, discourse)]
    for cue in cues:
        if cue.cue.kind == "speech":
            found += _speech(tokens, cue, discourse, found)
        elif cue.cue.then and is_outsider(tokens, discourse.grammar, cue.first):
            found.append(Frame(cue.first, cue.last, OUTSIDER, back=False))
    return sorted(found, key=lambda frame: frame.first)


def _sources(tokens: Tokens, discourse: Discourse) -> Iterator[Frame]:
    """ "According to the declaration,", "In the statement,", ", selon le communiqué"."""
    grammar = discourse.grammar
    openers = grammar.words("sources.openers")
    for index, word in enumerate(tokens.words):
        if word not in openers or not _begins_part(tokens, index):
            continue
        last = _source_end(tokens, index)
        speaker = _source(tokens, index, last, discourse)
        if speaker is not None:
            yield Frame(index, last, speaker, back=index > 0 and last >= len(tokens) - 3)


def _begins_part(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.words[index - 1] in ",;\"'(" or index > 3


def _source_end(tokens: Tokens, index: int) -> int:
    for last in range(index, min(index + SOURCE_TOKENS, len(tokens))):
        if tokens.words[last] in ",;":
            return last - 1
    return min(index + SOURCE_TOKENS, len(tokens)) - 1


def _source(tokens: Tokens, first: int, last: int, discourse: Discourse) -> Speaker | None:
    """The source named there; None when it is none ("in Astana", "in line with their agreement")."""
    grammar, words = discourse.grammar, tokens.words[first : last + 1]
    strong = words[0] in grammar.words("sources.strong")
    if any(word in grammar.words("documents.words") for word in (words if strong else _object(words[:7], grammar))):
        return document_speaker(tokens, first, last, discourse)
    if not strong:
        return None
    if any(word in grammar.words("outsiders.words") for word in words):
        return OUTSIDER
    if any(word in grammar.words("reporters.words") for word in words):
        return REPORTER
    return _named_speaker(tokens, Phrase(first, last, "name"), discourse)


def _object(words: Sequence[str], grammar: Grammar) -> Sequence[str]:
    """What an opener governs, up to the next preposition: in "in Geneva of the treaty" the treaty is no source."""
    stops = (index for index, word in enumerate(words) if index and word in grammar.words("prepositions"))
    return words[: next(stops, len(words))]


def document_speaker(tokens: Tokens, first: int, last: int, discourse: Discourse) -> Speaker:
    """The joint declaration, treaty or readout as a speaker: it speaks for those whom the text is about."""
    documents = discourse.grammar.words("documents.words")
    at = next(index for index in range(first, last + 1) if tokens.words[index] in documents)
    begin = at
    while begin > first and tokens.words[begin - 1] in discourse.grammar.words("documents.adjectives"):
        begin -= 1
    quote = tokens.quote(begin, at)
    return Speaker(quote.text, "", quote, discourse.main, "document")


def _speech(tokens: Tokens, cue: Match, discourse: Discourse, before: Sequence[Frame]) -> Iterator[Frame]:
    """The frame that a verb of saying makes: its subject before it, behind it, carried on, or nobody who counts."""
    grammar = discourse.grammar
    group = verb_group(tokens, grammar, cue.first)
    if not _is_finite(tokens, grammar, cue, group):
        return
    phrase = phrase_before(tokens, grammar, group.first)
    if phrase is not None and not _in_relative(tokens, grammar, phrase):
        yield Frame(phrase.first, cue.last, speaker_of(tokens, phrase, discourse), _closes(tokens, phrase, cue))
        return
    inverted = phrase_after(tokens, grammar, skip_adverbs(tokens, grammar, cue.last + 1))
    if inverted is not None and _after_break(tokens, group.first):
        yield Frame(group.first, inverted.last, speaker_of(tokens, inverted, discourse), back=True)
    elif cue.tense == "gerund" or (cue.tense != "base" and _joined(tokens, grammar, group.first)):
        yield from _carried_on(tokens, cue, group, discourse, before)
    else:
        yield from _by_others(tokens, cue, group, grammar)


def _is_finite(tokens: Tokens, grammar: Grammar, cue: Match, group: Group) -> bool:
    participle = cue.tense == "past" and needs_auxiliary(grammar) and not group.aux
    return not (group.passive or cue.tense == "future" or participle or _bare(tokens, grammar, cue, group))


def _carried_on(
    tokens: Tokens, cue: Match, group: Group, discourse: Discourse, before: Sequence[Frame]
) -> Iterator[Frame]:
    """ "…, adding that", "and said that": whoever spoke before goes on."""
    if group.first > 0 and _joined(tokens, discourse.grammar, group.first) and _goes_on(tokens, discourse.grammar, cue):
        speaker = before[-1].speaker if before else discourse.speaker
        yield Frame(group.first, cue.last, speaker, back=_ends(tokens, cue))


def _by_others(tokens: Tokens, cue: Match, group: Group, grammar: Grammar) -> Iterator[Frame]:
    """ "analysts said", "Johnson said": who bind no state; "local media reported": the reporter's voice."""
    unknown = _is_saying(tokens, grammar, cue) and _unknown_name(tokens, group.first)
    reporters = grammar.words("reporters.words") & set(tokens.words[max(0, group.first - 3) : group.first])
    speaker = OUTSIDER if is_outsider(tokens, grammar, group.first) or unknown else REPORTER if reporters else None
    if speaker is not None:
        first = _after_comma(tokens, group.first)
        yield Frame(first, cue.last, speaker, back=_closes(tokens, Phrase(first, cue.last, ""), cue))


def _after_comma(tokens: Tokens, index: int) -> int:
    """Where the unnamed subject before a verb of saying begins: after the comma or the quote before it."""
    marks = [at + 1 for at in range(max(0, index - 6), index) if tokens.words[at] in ",\"'"]
    return marks[-1] if marks else index


def _bare(tokens: Tokens, grammar: Grammar, cue: Match, group: Group) -> bool:
    """An infinitive says nothing by itself: "to say", "will add"."""
    before = tokens.words[group.first - 1] if group.first else ""
    return cue.tense == "base" and (group.aux or before in grammar.words("infinitive_markers"))


def needs_auxiliary(grammar: Grammar) -> bool:
    """Whether a participle alone is no finite verb: French "déclaré" needs "a"."""
    return grammar.apostrophe == "elides"


def _is_saying(tokens: Tokens, grammar: Grammar, cue: Match) -> bool:
    return tokens.words[cue.first] in grammar.words("sources.sayings")


def _unknown_name(tokens: Tokens, verb: int) -> bool:
    """A capitalised word before the verb that names nobody who acts for a state: "Johnson said"."""
    before = verb - 1
    return before > 0 and tokens.raw[before][:1].isupper() and not tokens.actor[before]


def _in_relative(tokens: Tokens, grammar: Grammar, phrase: Phrase) -> bool:
    return phrase.first > 0 and tokens.words[phrase.first - 1] in grammar.words("prepositions")


def _closes(tokens: Tokens, phrase: Phrase, cue: Match) -> bool:
    """ "…, he said.": after a comma or a closing quote, with nothing of weight behind it."""
    if phrase.first < 3 or tokens.words[phrase.first - 1] not in ",\"'":
        return False
    rest = tokens.words[cue.last + 1 :]
    return len(rest) <= 2 or rest[0] in (".", ",", '"', ";") or ("that" not in rest[:6] and len(rest) < 16)


def _goes_on(tokens: Tokens, grammar: Grammar, cue: Match) -> bool:
    """Whether a verb of saying without a subject of its own brings words: "and said that …", "adding: …"."""
    following = tokens.words[cue.last + 1 : cue.last + 7]
    said = any(word in grammar.words("complementizer") or word in '":' for word in following)
    return said or cue.tense == "gerund" or _ends(tokens, cue)


def _ends(tokens: Tokens, cue: Match) -> bool:
    """ "…, a-t-il ajouté.": a verb of saying with which the sentence ends."""
    return cue.tense != "gerund" and cue.last >= len(tokens) - 3


def _after_break(tokens: Tokens, index: int) -> bool:
    return (index > 2 and tokens.words[index - 1] in ",\"'") or (index > 2 and tokens.words[index - 1] == ")")


def _joined(tokens: Tokens, grammar: Grammar, index: int) -> bool:
    return index > 1 and (tokens.words[index - 1] in grammar.words("conjunctions") or tokens.words[index - 1] == ",")


def speaker_of(tokens: Tokens, phrase: Phrase, discourse: Discourse) -> Speaker:
    """The speaker behind a noun phrase; someone unknown binds nobody."""
    if phrase.sort == "document":
        return document_speaker(tokens, phrase.first, phrase.last, discourse)
    document = phrase.sort == "person" and discourse.speaker.sort == "document"
    if phrase.sort in ("person", "thing") and discourse.speaker is not REPORTER and not document:
        return discourse.speaker
    return _named_speaker(tokens, phrase, discourse) or OUTSIDER


def _named_speaker(tokens: Tokens, phrase: Phrase, discourse: Discourse) -> Speaker | None:
    named = tokens.named(phrase.first, phrase.last)
    if any(mention.key.startswith("media:") for mention in named):
        return REPORTER
    parties = discourse.resolve(tokens, phrase)
    quote = tokens.quote(phrase.first, phrase.last)
    person = next((mention for mention in reversed(named) if sort_of(mention.key) == "person"), None)
    if person is not None and parties:
        return Speaker(person.text, person.key, Quote(person.start, person.end, person.text), parties, "person")
    key = parties[0] if len(parties) == 1 else ""
    if parties:
        return Speaker(quote.text, key, quote, parties, "state")
    official = person is not None or phrase.sort in ("leader", "leaders", "office")
    return Speaker(quote.text, person.key if person else "", quote, (), "official") if official else None


def speaker_at(index: int, frames: Sequence[Frame], carried: Speaker) -> Speaker:
    """Whose words token `index` is: the nearest frame before it, else the frame that closes it, else who spoke last."""
    forward = [frame for frame in frames if not frame.back and frame.last < index]
    if forward:
        return forward[-1].speaker
    closing = [frame for frame in frames if frame.back and frame.first > index]
    return closing[0].speaker if closing else carried
