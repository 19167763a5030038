"""The classes of query that are timed, each a dozen queries drawn from the corpus, the same for every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from bench.corpus import Text

EACH = 12
SAMPLE = 5_000
"""Texts from which it is judged how common a word is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words or a phrase or a beginning, and for a filtered query a country and two years."""

    words: str
    country: str = ""
    first_year: int = 0
    last_year: int = 0

    @property
    def is_phrase(self) -> bool:
        return " " in self.words

    @property
    def is_prefix(self) -> bool:
        return self.words.endswith("*")

    @property
    def typed(self) -> str:
        words = f'"{self.words}"' if self.is_phrase else self.words
        return f"{words} country:{self.country} date:{self.first_year}..{self.last_year}" if self.country else words


def classes(texts: Iterable[Text]) -> dict[str, list[Asked]]:
    sample = list(islice(texts, SAMPLE))
    shares = _shares(sample)
    mid = _between(shares, 0.01, 0.05)
    return {
        "rare": [Asked(word) for word in _between(shares, 1 / len(sample), 3 / len(sample))],
        "mid": [Asked(word) for word in mid],
        "common": [Asked(word) for word in _between(shares, 0.28, 0.46)],
        "phrase": [Asked(pair) for pair in _pairs(sample, shares)],
        "prefix": [Asked(f"{word[:5]}*") for word in mid],
        "filtered": [
            Asked(word, ("CN", "KZ", "RU")[place % 3], 2000 + place, 2004 + place) for place, word in enumerate(mid)
        ],
    }


def _shares(sample: list[Text]) -> dict[str, float]:
    """Word -> in what share of the texts it occurs."""
    counted = Counter(word for text in sample for word in _words(text))
    return {word: count / len(sample) for word, count in counted.items()}


def _words(text: Text) -> set[str]:
    return set(f"{text.title} {text.body}".lower().replace(".", "").split())


def _between(shares: dict[str, float], least: float, most: float) -> list[str]:
    """Spread evenly over those whose share lies between."""
    fitting = sorted((share, word) for word, share in shares.items() if least <= share <= most)
    step = max(1, len(fitting) // EACH)
    return [word for _, word in fitting[::step]][:EACH]


def _pairs(sample: list[Text], shares: dict[str, float]) -> list[str]:
    """Neighbours inside a sentence, both fairly common, so that a phrase is found more than once."""
    common = {word for word, share in shares.items() if share > 0.15}
    sentences = (part.rstrip(".").split() for text in sample for part in text.body.lower().split(". "))
    neighbours = (pair for words in sentences for pair in pairwise(words))
    found = Counter(f"{one} {other}" for one, other in neighbours if one in common and other in common)
    return [pair for pair, _ in found.most_common(EACH * 3)[::3]]
