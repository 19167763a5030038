"""A sentence as tokens with offsets and the actors named in it: what every rule of this package looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from archive.documents.document import Document, Quote
from archive.extraction.reading import Mention
from archive.lexicons.grammar import Grammar

LONGEST_SENTENCE = 4_000
"""Characters of one sentence that the rules look at; what stands beyond is reported, not silently dropped."""

_NUMBER = r"\d[\d.,]*\d%?|\d%?"
_DOTTED = r"(?:[^\W\d_]\.){2,6}"
_WORD = r"[^\W_]+(?:[-‑][^\W_]+)*"
_TOKEN = {
    "clitic": re.compile(rf"{_NUMBER}|{_DOTTED}|n't\b|'(?:s|ll|re|ve|d|m)\b|\w+?(?=n't\b)|{_WORD}|\.\.\.|[^\w\s]"),
    "elides": re.compile(
        rf"{_NUMBER}|{_DOTTED}|aujourd'hui|(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)'|{_WORD}|\.\.\.|[^\w\s]",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """One sentence. `words` are lower case; `starts`/`ends` count in the document; `actor[i]` is whether token i
    stands in the name of an actor, `usages[i]` how it is named ("demonym"); `mentions` in text order."""

    text: str
    """The whole text of the document, for quotes."""
    words: tuple[str, ...]
    raw: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    actor: tuple[bool, ...]
    usages: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def __len__(self) -> int:
        return len(self.words)

    def quote(self, first: int, last: int) -> Quote:
        """Tokens first to last as they stand in the document."""
        start, end = self.starts[first], self.ends[last]
        return Quote(start, end, self.text[start:end])

    def named(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin within tokens first to last, both included."""
        if not 0 <= first <= last < len(self.words):
            return []
        low, high = self.starts[first], self.ends[last]
        return [mention for mention in self.mentions if low <= mention.start and mention.end <= high + 2]

    def index(self, offset: int) -> int:
        """The first token that ends after this offset."""
        return bisect_left(self.ends, offset + 1)


def tokenise(document: Document, start: int, end: int, mentions: list[Mention], grammar: Grammar) -> Tokens:
    """The tokens of document.text[start:end], at most LONGEST_SENTENCE characters of it."""
    found = list(_TOKEN[grammar.apostrophe].finditer(document.readable, start, min(end, start + LONGEST_SENTENCE)))
    usages = _usages(found, mentions)
    raw = tuple([match.group() for match in found])
    return Tokens(
        text=document.text,
        words=tuple(map(str.lower, raw)),
        raw=raw,
        starts=tuple([match.start() for match in found]),
        ends=tuple([match.end() for match in found]),
        actor=tuple(map(bool, usages)),
        usages=usages,
        mentions=tuple(mentions),
    )


def _usages(found: list[re.Match[str]], mentions: list[Mention]) -> tuple[str, ...]:
    """For each token how the actor is named in whose name it stands, "" where it names none; outlets do not count."""
    usages = [""] * len(found)
    ends = [match.end() for match in found]
    for mention in mentions:
        if mention.key.startswith("media:"):
            continue
        index = bisect_left(ends, mention.start + 1)
        while index < len(found) and found[index].start() < mention.end:
            usages[index] = usages[index] or mention.usage
            index += 1
    return tuple(usages)
