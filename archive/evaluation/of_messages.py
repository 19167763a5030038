"""Comparisons of what a reading says about single messages. The rules are stated in `fields`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from archive.documents.document import Quote
from archive.evaluation.gold import GoldArticle, GoldMessage
from archive.evaluation.matching import Spanned, pairs, shared
from archive.evaluation.scores import Comparison, Score, short
from archive.extraction.reading import CommitmentReading, Reading
from archive.extraction.sentences import split_sentences

Compare = Callable[[GoldArticle, Reading], Comparison]
"""A field: what was coded about an article against what was read in it."""


def sentences(gold: GoldArticle, reading: Reading) -> Comparison:
    """Sentences that hold a coded message, against those that hold a proposed one."""
    split = split_sentences(reading.document)
    coded = {_sentence_of(message.span, split) for message in gold.messages}
    found = {_sentence_of(message.quote, split) for message in reading.commitments}
    missed = tuple(short(split[number].text) for number in sorted(coded - found))
    alarms = tuple(short(split[number].text) for number in sorted(found - coded))
    return Comparison(Score(len(coded & found), len(missed), len(alarms)), missed, alarms)


def _sentence_of(span: Spanned, sentences: Sequence[Quote]) -> int:
    """Number of the sentence that shares most with the span; sentences partition the text, so one does."""
    return max(range(len(sentences)), key=lambda number: shared(span, sentences[number]))


def messages(gold: GoldArticle, reading: Reading) -> Comparison:
    coded, found = gold.messages, reading.commitments
    matched = _matched(gold, reading)
    hit = {id(message) for message, _ in matched}
    used = {id(message) for _, message in matched}
    missed = tuple(f"{message.id}: {short(message.span.quote)}" for message in coded if id(message) not in hit)
    alarms = tuple(f"{message.rule}: {short(message.quote.text)}" for message in found if id(message) not in used)
    return Comparison(Score(len(matched), len(missed), len(alarms)), missed, alarms)


def _matched(gold: GoldArticle, reading: Reading) -> list[tuple[GoldMessage, CommitmentReading]]:
    quotes = [message.quote for message in reading.commitments]
    found = pairs([message.span for message in gold.messages], quotes)
    return [(gold.messages[i], reading.commitments[j]) for i, j in found]


def _field(told: Callable[[GoldMessage], str], read: Callable[[CommitmentReading], str]) -> Compare:
    """A field of the matched messages that is right or wrong as a whole."""

    def compare(gold: GoldArticle, reading: Reading) -> Comparison:
        wrong = [
            f"{coded.id}: expected {told(coded) or 'nobody'}, found {read(found) or 'nobody'}"
            for coded, found in _matched(gold, reading)
            if told(coded) != read(found)
        ]
        total = len(_matched(gold, reading))
        return Comparison(Score(total - len(wrong), len(wrong), len(wrong)), tuple(wrong))

    return compare


def _keys(keys: Iterable[str]) -> str:
    return " ".join(sorted(set(keys)))


def topics(gold: GoldArticle, reading: Reading) -> Comparison:
    score, missed, alarms = Score(), [], []
    for coded, found in _matched(gold, reading):
        lacking, extra = coded.topics - set(found.topics), set(found.topics) - coded.topics
        score += Score(len(coded.topics & set(found.topics)), len(lacking), len(extra))
        missed += [f"{coded.id}: {topic}" for topic in sorted(lacking)]
        alarms += [f"{coded.id}: {topic}" for topic in sorted(extra)]
    return Comparison(score, tuple(missed), tuple(alarms))


parties = _field(lambda coded: _keys(coded.who), lambda found: _keys(found.parties))
counterparts = _field(lambda coded: _keys(coded.to), lambda found: _keys((*found.counterparts, *found.beneficiaries)))
kind = _field(lambda coded: coded.kind, lambda found: found.kind)
modality = _field(lambda coded: coded.modality, lambda found: found.modality)
strict = _field(lambda coded: str(coded.strict), lambda found: str(found.strict))
