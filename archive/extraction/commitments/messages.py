"""From sentences to coded messages: the story of the package, and the record that leaves it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.documents.budget import go_on
from archive.documents.document import Document, Quote
from archive.extraction.commitments.clauses import Clause, clauses_of, with_ends
from archive.extraction.commitments.coding import cameo_code, plover_code, specificity
from archive.extraction.commitments.discourse import REPORTER, Discourse, Parties, Speaker, open_discourse
from archive.extraction.commitments.guards import Case, refused
from archive.extraction.commitments.issuing import body_meeting, issuer_of, speaking_for_itself
from archive.extraction.commitments.listing import listed_promise, only_opens_list, promise_to_come
from archive.extraction.commitments.matching import find_cues
from archive.extraction.commitments.meaning import kind_of, matter_of, with_gift
from archive.extraction.commitments.parties import Roles, bound_parties, roles_of
from archive.extraction.commitments.splitting import split_conjuncts
from archive.extraction.commitments.standing import sort_of
from archive.extraction.commitments.subjects import Phrase
from archive.extraction.commitments.tokens import LONGEST_SENTENCE, Tokens, tokenise
from archive.extraction.deadlines import deadline_in
from archive.extraction.quantities import NOTHING, quantity_of
from archive.extraction.reading import CommitmentReading, DateReading, Mention
from archive.extraction.sentences import split_sentences
from archive.extraction.speakers import Frame, frames_of, speaker_at, speaker_of
from archive.lexicons.codebook import is_strict
from archive.lexicons.grammar import Grammar, grammar, languages

SHORTEST = 3
"""Tokens that a message must have."""


def reads_commitments(language: str) -> bool:
    """Whether there are rules for that language; without them nothing is proposed, and pages say so."""
    return language in languages()


def find_commitments(
    document: Document, mentions: Sequence[Mention], published: DateReading, event: DateReading | None
) -> tuple[CommitmentReading, ...]:
    """The messages of a document in text order; () in a language without rules."""
    if not reads_commitments(document.language):
        return ()
    when = event if event is not None and event.latest is not None else published
    words = grammar(document.language)
    sentences = [(sentence, _tokens(document, sentence, mentions, words)) for sentence in _body_sentences(document)]
    discourse = open_discourse(words, when.latest, [tokens for _, tokens in sentences], document.text, mentions)
    discourse.meeting = body_meeting(document, mentions, discourse)
    discourse.main = discourse.meeting or discourse.main
    discourse.issuer = issuer_of(document, discourse)
    if discourse.issuer and (own := speaking_for_itself(document, discourse, [tokens for _, tokens in sentences])):
        discourse.speaker, discourse.own_words = own, True
    found: list[CommitmentReading] = []
    for (sentence, tokens), before in zip(sentences, (None, *(sentence for sentence, _ in sentences)), strict=False):
        if before is None or "\n" in document.text[before.end : sentence.start]:
            discourse.topics = ()
        found += _read(document, sentence, tokens, discourse, when)
    return tuple(found)


def unread(document: Document) -> tuple[str, ...]:
    """A warning when sentences are so long that the rules see only their beginnings; () otherwise."""
    lengths = [sentence.end - sentence.start for sentence in split_sentences(document)]
    long = sum(length > LONGEST_SENTENCE for length in lengths)
    if not long or not reads_commitments(document.language):
        return ()
    return (
        f"{long} sentence(s) of more than {LONGEST_SENTENCE} characters: commitments were sought only in the first "
        f"{LONGEST_SENTENCE} of each; a missing full stop or a table may be the reason.",
    )


def _body_sentences(document: Document) -> Iterator[Quote]:
    """All sentences but the headline: a headline is firmer than the text below it and promises nothing of its own."""
    title = document.title_quote if document.title_source == "headline" else None
    for sentence in split_sentences(document):
        go_on()
        if title is None or not (title.start < sentence.end and sentence.start < title.end):
            yield sentence


def _tokens(document: Document, sentence: Quote, mentions: Sequence[Mention], words: Grammar) -> Tokens:
    low = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    high = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    own = [mention for mention in mentions[low:high] if mention.usage != "anaphor"]
    return tokenise(document, sentence.start, sentence.end, own, words)


def _read(
    document: Document, sentence: Quote, tokens: Tokens, discourse: Discourse, when: DateReading
) -> Iterator[CommitmentReading]:
    go_on()
    if len(tokens) < SHORTEST:
        return
    cues = list(find_cues(tokens, discourse.grammar))
    frames = frames_of(tokens, cues, discourse)
    item = listed_promise(tokens, discourse)
    parties: Parties = discourse.listed.parties if item and discourse.listed else discourse.chapeau
    spoke: Speaker | None = None
    clauses = (
        with_ends(tokens, [item], frames, discourse.grammar)
        if item
        else clauses_of(tokens, cues, frames, discourse.grammar, bool(discourse.chapeau))
    )
    if not clauses and sentence.text.endswith((",", ":")):
        discourse.open_list(tokens)
    if not item:
        discourse.listed = promise_to_come(tokens, clauses, frames, discourse)
    if discourse.listed and not item:
        clauses = [clause for clause in clauses if not only_opens_list(tokens, clause)]
    meant = [clause for clause in clauses if not _refused(tokens, clause, frames, discourse)]
    ended = with_ends(tokens, meant, frames, discourse.grammar)
    for clause in split_conjuncts(tokens, ended, discourse.grammar):
        message = _message(tokens, clause, frames, parties, discourse, when)
        if message is not None:
            parties = message.roles.parties
            if _actor(tokens, clause, frames):
                spoke = discourse.speaker = message.speaker
            yield _record(document, sentence, message, when)
    _remember_speaker(frames[-1].speaker if frames else spoke, discourse)


def _remember_speaker(speaker: Speaker | None, discourse: Discourse) -> None:
    if speaker is not None:
        discourse.speaker = speaker
        discourse.remember(speaker.parties, "person")


@dataclass(frozen=True, slots=True)
class Message:
    """A clause that is a message, with whose it is and what it is."""

    tokens: Tokens
    clause: Clause
    speaker: Speaker
    roles: Roles
    kind: str
    modality: str
    topics: tuple[str, ...]
    why: str
    grammar: Grammar

    @property
    def words(self) -> tuple[str, ...]:
        """Its lower-case tokens."""
        return self.tokens.words[self.clause.first : self.clause.last + 1]


def _message(
    tokens: Tokens, clause: Clause, frames: Sequence[Frame], before: Parties, discourse: Discourse, when: DateReading
) -> Message | None:
    cue, speaker = clause.match.cue, _speaker(tokens, clause, frames, discourse)
    carried, discourse.speaker = discourse.speaker, speaker
    parties = bound_parties(tokens, clause, before, speaker, discourse)
    discourse.speaker = carried
    if speaker is carried and not frames and set(parties) - set(speaker.parties):
        speaker = REPORTER
    discourse.learn(speaker, parties)
    why = discourse.why
    if not parties:
        return None
    matter = matter_of(tokens, clause, discourse)
    roles = roles_of(tokens, clause, parties, discourse, matter)
    kind = kind_of(tokens, clause, roles, discourse.grammar)
    topics = with_gift(tokens, clause, kind, matter, discourse.grammar)
    return Message(tokens, clause, speaker, roles, kind, cue.modality, topics, why, discourse.grammar)


def _actor(tokens: Tokens, clause: Clause, frames: Sequence[Frame]) -> Phrase | None:
    """ "Tokayev thanked China": outside anybody's words the person who does it is the one who speaks."""
    framed = any(not frame.back and frame.last < clause.match.first for frame in frames)
    return clause.phrase if not framed and _is_person(tokens, clause) else None


def _speaker(tokens: Tokens, clause: Clause, frames: Sequence[Frame], discourse: Discourse) -> Speaker:
    """Whose words a clause is. An outsider of an earlier sentence goes on speaking only as "we", "I" or "he"."""
    actor = clause.said_by or _actor(tokens, clause, frames)
    if actor is not None:
        return speaker_of(tokens, actor, discourse)
    speaker = speaker_at(clause.match.first, frames, discourse.speaker)
    carried = speaker.sort == "outsider" and not frames
    return REPORTER if carried and not _of_self(clause) else speaker


def _refused(tokens: Tokens, clause: Clause, frames: Sequence[Frame], discourse: Discourse) -> bool:
    """Whether a clause is nobody's message: an outsider's, a rumour, or what a guard refuses."""
    cue, speaker, words = clause.match.cue, _speaker(tokens, clause, frames, discourse), discourse.grammar
    if (
        not discourse.international
        or speaker.sort == "outsider"
        or (cue.kind == "judgement" and not (frames or discourse.own_words or _is_quoted(tokens)))
    ):
        return True
    if cue.reported and not frames and not _said(tokens, clause, words):
        return True
    if (cue.attributed or cue.kind == "deontic") and speaker.sort == "reporter":
        return True
    personal = clause.phrase is not None and clause.phrase.sort in ("leader", "leaders", "person", "me")
    case = Case(tokens, clause, words, discourse.on, personal or _is_person(tokens, clause), discourse.elsewhere)
    return bool(refused(case))


def _is_quoted(tokens: Tokens) -> bool:
    """Whether the sentence opens a quotation: the words of whoever was said to speak."""
    return tokens.words[0] in ('"', "'")


def _said(tokens: Tokens, clause: Clause, words: Grammar) -> bool:
    """Whether a "that" stands before the subject: "confirmed that they would"."""
    return clause.first > 0 and tokens.words[clause.first - 1] in words.words("complementizer")


def _of_self(clause: Clause) -> bool:
    """ "We", "I", "he": whose word this is decides who is bound."""
    return clause.phrase is not None and clause.phrase.sort in ("we", "me", "person")


def _is_person(tokens: Tokens, clause: Clause) -> bool:
    if clause.phrase is None:
        return False
    named = tokens.named(clause.phrase.first, clause.phrase.last)
    return bool(named) and sort_of(named[-1].key) == "person"


def _record(document: Document, sentence: Quote, message: Message, when: DateReading) -> CommitmentReading:
    clause, cue, tokens = message.clause, message.clause.match.cue, message.tokens
    quantity = quantity_of(message.words, message.grammar.language) or NOTHING
    deadline = deadline_in(tokens, clause.first, clause.last, message.grammar.language, when)
    names_action = clause.match.verb >= 0 or clause.last > clause.match.last
    return CommitmentReading(
        quote=tokens.quote(clause.first, clause.last),
        sentence=sentence,
        speaker=message.speaker.name,
        speaker_key=message.speaker.key,
        speaker_quote=message.speaker.quote,
        parties=message.roles.parties,
        counterparts=message.roles.counterparts,
        beneficiaries=message.roles.beneficiaries,
        subjects=message.roles.subjects,
        kind=message.kind,
        modality=message.modality,
        strict=is_strict(message.kind, message.modality, names_action),
        names_action=names_action,
        topics=message.topics,
        intensifier=_first(message, "strength.intensifiers"),
        continuity=bool(_first(message, "strength.continuity")),
        reaffirmation=bool(_first(message, "strength.reaffirmation")),
        condition=_condition(message),
        quantity=quantity.quote,
        quantity_value=quantity.value if quantity.quote else None,
        quantity_unit=quantity.unit,
        deadline=deadline,
        specificity=specificity(message.kind, bool(quantity.quote), deadline is not None, _named_things(message)),
        cameo=cameo_code(message.kind, message.topics),
        plover=plover_code(message.kind),
        rule=cue.rule,
        confidence=_confidence(message),
        why=message.why,
    )


def _first(message: Message, name: str) -> str:
    known = message.grammar.words(name)
    return next((word for word in message.words if word in known), "")


def _condition(message: Message) -> Quote | None:
    """From "on the condition that", "provided that", "if" to the end of the message."""
    words, first = message.words, message.clause.first
    for phrase in sorted(message.grammar.words("strength.conditions")):
        parts = tuple(phrase.split())
        for index in range(len(words) - len(parts)) if parts[0] in words else ():
            if words[index : index + len(parts)] == parts:
                return message.tokens.quote(first + index, message.clause.last)
    return None


def _named_things(message: Message) -> int:
    """Bodies, initiatives and instruments named besides the parties."""
    named = message.tokens.named(message.clause.first, message.clause.last)
    return sum(sort_of(mention.key) in ("organisation", "initiative", "instrument") for mention in named)


BASE_CONFIDENCE = 0.9


def _confidence(message: Message) -> float:
    """Less for what was inferred: an unnamed subject, no speaker, a subject that was shared, a judgement."""
    doubts = (
        (bool(message.why), 0.1),
        (message.speaker is REPORTER, 0.05),
        (message.clause.way != "subject", 0.1),
        (message.kind == "assessment", 0.1),
        (message.modality == "desire", 0.05),
    )
    return round(BASE_CONFIDENCE - sum(weight for applies, weight in doubts if applies), 2)
