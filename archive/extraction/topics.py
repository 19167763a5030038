"""What a message is about: the topics of the codebook, by the words of `topics.toml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from archive.lexicons.codebook import TOPICS
from archive.lexicons.grammar import GrammarError, table

ALONE = ("taiwan-one-china", "afghanistan")
"""Topics that are countries or claims: what is said of them is about them, in whatever field."""
PASSING = 3
"""A topic said this many times less often than another is mentioned in passing."""
MOST = 6
"""Topics of one message; a sentence that lists more names its fields, and the first count."""
DEFAULT = "political-relations"
"""What messages are about that name no matter: relations as such."""
NO_TOPIC = ""
STEM = 4
"""Letters by which a stem is looked up; none is shorter."""


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    topic: str
    open_end: bool


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Entries by their first word, and those whose first word is a stem by its first letters; an entry without a topic
    keeps the words inside it from naming one. `tails`: what opens a circumstance, by its first word."""

    exact: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]
    tails: Mapping[str, tuple[tuple[str, ...], ...]]


def topics_of(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Topic codes of lower-case tokens, in the order of the codebook; never empty."""
    return topics_said(words, language) or (DEFAULT,)


def topics_said(words: Sequence[str], language: str) -> tuple[str, ...]:
    """The same, () where no word names a topic. What the head of a message says outweighs its circumstances."""
    known = topic_words(language)
    hits = Counter(_hits(words[: _tail(words, known)], known)) or Counter(_hits(words, known))
    if not hits:
        return ()
    kept = _without_passing([topic for topic, _ in hits.most_common(MOST)], hits)
    return tuple(topic for topic in TOPICS if topic in kept)


def _without_passing(found: list[str], hits: Counter[str]) -> list[str]:
    """Without what is said in passing: one word beside many of another topic, relations beside any matter."""
    alone = [topic for topic in found if topic in ALONE]
    if alone:
        return alone
    most = max(hits.values())
    matters = max((hits[topic] for topic in found if topic != DEFAULT), default=0)
    return [topic for topic in found if hits[topic] * PASSING > most and (topic != DEFAULT or hits[topic] > matters)]


def _tail(words: Sequence[str], known: TopicWords) -> int:
    """Where the circumstances of a message begin: "during …", "in a move aimed at …"; its end when it has none."""
    for index, word in enumerate(words):
        tails = known.tails.get(word)
        if index and tails and any(tuple(words[index : index + len(tail)]) == tail for tail in tails):
            return index
    return len(words)


def _hits(words: Sequence[str], known: TopicWords) -> Iterator[str]:
    index = 0
    while index < len(words):
        entries = _longest(words, index, known)
        yield from (entry.topic for entry in entries if entry.topic)
        index += len(entries[0].words) if entries else 1


def _longest(words: Sequence[str], index: int, known: TopicWords) -> Sequence[_Entry]:
    """The entries that say the most from that word on: one, or the same words under several topics."""
    word = words[index]
    exact, stems = known.exact.get(word, ()), known.stems.get(word[:STEM], ())
    if not exact and not stems:
        return ()
    fitting = [entry for entry in (*exact, *stems) if _fits(words, index, entry)]
    if len(fitting) < 2:
        return fitting
    most = max(map(_length, fitting))
    return [entry for entry in fitting if _length(entry) == most]


def _length(entry: _Entry) -> tuple[int, int]:
    return len(entry.words), len(entry.words[0])


def _fits(words: Sequence[str], index: int, entry: _Entry) -> bool:
    last = index + len(entry.words) - 1
    if last >= len(words) or tuple(words[index:last]) != entry.words[:-1]:
        return False
    return words[last].startswith(entry.words[-1]) if entry.open_end else words[last] == entry.words[-1]


@cache
def topic_words(language: str) -> TopicWords:
    """The topic words of a language; GrammarError names a topic that the codebook does not know."""
    exact: dict[str, list[_Entry]] = {}
    stems: dict[str, list[_Entry]] = {}
    listed = table(language, "topics")
    for topic, phrases in (*listed["topics"].items(), (NO_TOPIC, listed["nothing"]["phrases"])):
        if topic not in (*TOPICS, NO_TOPIC):
            raise GrammarError(f"{language}/topics.toml names {topic!r}, which is no topic of codebook.toml.")
        for phrase in _phrases(phrases):
            entry = _entry(phrase, topic)
            single = entry.open_end and len(entry.words) == 1
            if single and len(entry.words[0]) < STEM:
                raise GrammarError(f"{language}/topics.toml: the stem {phrase!r} has fewer than {STEM} letters.")
            place = (stems, entry.words[0][:STEM]) if single else (exact, entry.words[0])
            place[0].setdefault(place[1], []).append(entry)
    tails: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in _phrases(listed["tail"]["phrases"]):
        opening = tuple(phrase.split())
        tails[opening[0]] = (*tails.get(opening[0], ()), opening)
    return TopicWords(_frozen(exact), _frozen(stems), tails)


def _phrases(listed: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, listed.replace("\n", " ").split(";")))


def _entry(phrase: str, topic: str) -> _Entry:
    words = phrase.split()
    return _Entry((*words[:-1], words[-1].rstrip("*")), topic, words[-1].endswith("*"))


def _frozen(entries: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    return {word: tuple(group) for word, group in entries.items()}
