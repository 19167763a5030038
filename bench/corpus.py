"""Seed and size -> articles like a news archive's, as plain data: the same for every engine that is filled.

Words follow Zipf's law over a vocabulary that is made up of syllables, so that no stemmer changes a word and every
engine, whatever it does with English, counts the same matches. Days run from 1990 to 2026, denser towards the end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from archive.search.analysis import tokens

VOCABULARY = 30_000
COUNTRIES = (
    *("CN", "KZ", "RU", "US", "FR", "DE", "GB", "UZ", "KG", "TJ", "TM", "TR", "IN", "PK", "IR"),
    *("JP", "KR", "VN", "TH", "BR", "AR", "ZA", "NG", "KE", "EG", "SA", "AE", "PL", "IT", "ES"),
)
LANGUAGES = ("en", "en", "en", "fr", "ru", "zh", "es", "ar")
PUBLISHERS = tuple(f"Outlet {number}" for number in range(40))
PEOPLE = tuple(f"{first} {last}" for first in ("Ana", "Bo", "Chen", "Dina", "Emir") for last in (
    "Abaev", "Bekov", "Castro", "Dupont", "Eriksson", "Fofana", "Garcia", "Hassan", "Ivanov", "Jansen"
))  # fmt: skip
TOPICS = ("security", "trade-investment", "energy-minerals", "finance", "agriculture", "health", "afghanistan")
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2026, 11, 1)
CHUNK = 500
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Text:
    """One article; `promises` are (start, end) of sentences in `body`, each with a topic."""

    number: int
    title: str
    body: str
    language: str
    publisher: str
    published: dt.date
    countries: tuple[str, ...]
    speaker: str
    promises: tuple[tuple[int, int, str], ...]


def vocabulary() -> list[str]:
    """The commonest first. Words that a stemmer of any language here would change are left out."""
    syllables = ["".join(pair) for pair in product("bdfgkmprtvz", "aou")]
    made = ("".join(parts) + "k" for parts in product(syllables, repeat=3))
    unchanged = (word for word in made if all(tokens(word, language) == [word] for language in set(LANGUAGES)))
    found = [word for word, _ in zip(unchanged, range(VOCABULARY), strict=False)]
    np.random.default_rng(1).shuffle(found)
    return found


def texts(size: int, seed: int = 1, longest: int = LONGEST) -> Iterator[Text]:
    """`size` articles in no order of time, as they come to an archive, of 80 to `longest` words."""
    words = np.array(vocabulary(), dtype=object)
    weights = 1 / (np.arange(len(words)) + 2.7) ** 1.05
    cumulated = np.cumsum(weights) / weights.sum()
    for start in range(0, size, CHUNK):
        chance = np.random.default_rng([seed, start])
        lengths = np.clip(chance.lognormal(6.2, 0.5, min(CHUNK, size - start)), 80, longest).astype(int)
        yield from _chunk(start, lengths, words, cumulated, chance)


def _chunk(
    start: int, lengths: np.ndarray, words: np.ndarray, cumulated: np.ndarray, chance: np.random.Generator
) -> Iterator[Text]:
    drawn = words[np.searchsorted(cumulated, chance.random(int(lengths.sum()) + len(lengths) * 9))]
    place = 0
    for number, length in enumerate(lengths):
        said = drawn[place : place + length + 9]
        place += length + 9
        yield _text(start + number, list(said[:9]), list(said[9:]), chance)


def _text(number: int, title: list[str], said: list[str], chance: np.random.Generator) -> Text:
    sentences = [" ".join(said[at : at + 20]).capitalize() + "." for at in range(0, len(said), 20)]
    starts = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    promising = sorted(chance.choice(len(sentences), min(2, len(sentences)), replace=False))
    days = (LAST - FIRST).days
    return Text(
        number=number,
        title=" ".join(title).capitalize(),
        body=" ".join(sentences),
        language=LANGUAGES[chance.integers(len(LANGUAGES))],
        publisher=PUBLISHERS[min(int(chance.exponential(8)), len(PUBLISHERS) - 1)],
        published=FIRST + dt.timedelta(days=int(days * chance.random() ** 0.5)),
        countries=tuple(dict.fromkeys(COUNTRIES[min(int(chance.exponential(6)), 29)] for _ in range(3))),
        speaker=PEOPLE[min(int(chance.exponential(9)), len(PEOPLE) - 1)],
        promises=tuple(
            (int(starts[at]), int(starts[at]) + len(sentences[at]), TOPICS[chance.integers(len(TOPICS))])
            for at in promising
        ),
    )
