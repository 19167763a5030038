"""What a message is about: the topics of the codebook, by the words of `topics.toml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from archive.lexicons.codebook import TOPICS
from archive.lexicons.grammar import GrammarError, table

GENERAL = ("political-relations", "global-governance", "development-aid", "trade-investment")
"""Topics whose words accompany others: they yield when a more particular topic is said at least twice as often."""
ALONE = ("taiwan-one-china", "afghanistan")
"""Topics that are countries or claims: what is said of them is about them, in whatever field."""
PASSING = 3
"""A topic said this many times less often than another is mentioned in passing."""
MOST = 6
"""Topics of one message; a sentence that lists more names its fields, and the first count."""
DEFAULT = "political-relations"
STEM = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    topic: str
    open_end: bool


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Entries by their first word, and those whose first word is a stem by its first letters."""

    exact: Mapping[str, tuple[_Entry, ...]]
    stems: Mapping[str, tuple[_Entry, ...]]


def topics_of(words: Sequence[str], language: str) -> tuple[str, ...]:
    """Topic codes of lower-case tokens, in the order of the codebook; never empty."""
    hits = Counter(_hits(words, topic_words(language)))
    if not hits:
        return (DEFAULT,)
    found = [topic for topic, _ in hits.most_common(MOST)]
    kept = _without_general(found, hits)
    return tuple(topic for topic in TOPICS if topic in kept)


def _without_general(found: list[str], hits: Counter[str]) -> list[str]:
    """Without what is said in passing: general words beside particular ones, one word beside many of another topic."""
    alone = [topic for topic in found if topic in ALONE]
    if alone:
        return alone
    most = max(hits.values())
    found = [topic for topic in found if hits[topic] * PASSING > most]
    particular = [topic for topic in found if topic not in GENERAL]
    strongest = max((hits[topic] for topic in particular), default=0)
    return [topic for topic in found if topic not in GENERAL[:1] or hits[topic] > strongest]


def _hits(words: Sequence[str], known: TopicWords) -> Iterator[str]:
    index = 0
    while index < len(words):
        entry = _longest(words, index, known)
        if entry is not None:
            yield entry.topic
        index += len(entry.words) if entry else 1


def _longest(words: Sequence[str], index: int, known: TopicWords) -> _Entry | None:
    word = words[index]
    candidates = known.exact.get(word, ()) + known.stems.get(word[:STEM], ())
    if not candidates:
        return None
    fitting = [entry for entry in candidates if _fits(words, index, entry)]
    return max(fitting, key=lambda entry: (len(entry.words), len(entry.words[0])), default=None)


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
    for topic, phrases in table(language, "topics")["topics"].items():
        if topic not in TOPICS:
            raise GrammarError(f"{language}/topics.toml names {topic!r}, which is no topic of codebook.toml.")
        for phrase in phrases.replace("\n", " ").split(";"):
            entry = _entry(phrase, topic)
            single = entry.open_end and len(entry.words) == 1
            (stems if single else exact).setdefault(entry.words[0][:STEM] if single else entry.words[0], []).append(
                entry
            )
    return TopicWords(_frozen(exact), _frozen(stems))


def _entry(phrase: str, topic: str) -> _Entry:
    words = phrase.split()
    return _Entry((*words[:-1], words[-1].rstrip("*")), topic, words[-1].endswith("*"))


def _frozen(entries: dict[str, list[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    return {word: tuple(group) for word, group in entries.items()}
