"""What a passage speaks of, as keys that mean the same in every language: concepts, numbers, and the stems of words.

Concepts stand in `data/words/concepts.toml`. The stem of a word is its first STEM letters, folded: within a language it
gathers inflected forms, and across languages of one script it finds cognates ("stability", "stabilité").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from archive.lexicons import actors, fold, words

STEM = 5
SHORTEST = 4
"""Letters of a word that counts; shorter ones are mostly grammar."""
_WORD = re.compile(r"[^\W\d_]{4,40}")
_HAN = re.compile(r"[\u3400-\u9fff]{2,40}")
_NUMBER = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,12}(?:[.,]\d{1,3})?")
_LONGEST_INFLECTION = 14
_JOINED_ARABIC = "[وفبكل]{0,2}(?:ال|ل)?"
"""Arabic writes "and", "in", "for" and the article with the word behind them."""


@lru_cache(maxsize=20_000)
def content_of(passage: str, language: str) -> frozenset[str]:
    """Keys such as "concept:uranium", "stem:stabi"; a passage in a language without concepts has stems alone."""
    folded = fold(passage)
    found = {f"concept:{name}" for name, pattern in _concepts(language).items() if pattern.search(folded)}
    found |= {f"stem:{word[:STEM]}" for word in _WORD.findall(folded) if word not in _small_words(language)}
    found |= {f"stem:{run[at : at + 2]}" for run in _HAN.findall(folded) for at in range(len(run) - 1)}
    return frozenset(found)


@lru_cache(maxsize=2_000)
def names_of(keys: frozenset[str]) -> frozenset[str]:
    """The stems of everything these actors are called: a report may name a party or say "the two sides"."""
    entries = [entry for key in keys if (entry := actors().get(key))]
    forms = [form for entry in entries for form in (*entry.names.values(), *(alias.text for alias in entry.aliases))]
    return frozenset(f"stem:{word[:STEM]}" for form in forms for word in _WORD.findall(fold(form)))


@cache
def _small_words(language: str) -> frozenset[str]:
    listed = words("small_words").get(language, "")
    return frozenset(fold(listed).split())


@lru_cache(maxsize=20_000)
def numbers_of(passage: str, language: str = "") -> frozenset[str]:
    """Numbers of two digits or more in one writing: 3,000 and 3 000, "2 billion" and "20亿" are one number each."""
    folded = fold(passage)
    found = (_in_full(match, folded, language) for match in _NUMBER.finditer(folded))
    return frozenset(number for number in found if len(number) > 1)


def _in_full(match: re.Match[str], folded: str, language: str) -> str:
    """Plain digits, whatever script they stood in, times the word behind them."""
    plain = re.sub(r"[ ,.\u00a0\u202f](?=\d{3}(?!\d))", "", match.group()).replace(",", ".")
    worth = Decimal(plain) * next(
        (times for form, times in _magnitudes(language) if form.match(folded, match.end())), 1
    )
    return f"{worth.normalize():f}"


@cache
def _magnitudes(language: str) -> Sequence[tuple[re.Pattern[str], int]]:
    """What multiplies the number before it, the longest form first."""
    tables = {name: table for name, table in words("magnitudes").items() if isinstance(table, dict)}
    forms = [(fold(form), int(name)) for name, table in tables.items() for form in table.get(language, ())]
    end = "" if language == "zh" else r"(?!\w)"
    ordered = sorted(forms, key=lambda one: (-len(one[0]), one))
    return [(re.compile(rf"\s{{0,2}}{_form(form)}{end}"), worth) for form, worth in ordered]


@cache
def _concepts(language: str) -> Mapping[str, re.Pattern[str]]:
    """A pattern for each concept that has forms in the language."""
    return {
        name: _pattern(forms[language].split(";"), language)
        for name, forms in words("concepts").items()
        if language in forms
    }


def _pattern(forms: Iterable[str], language: str) -> re.Pattern[str]:
    written = "|".join(_form(fold(form.strip())) for form in forms)
    before = rf"(?<!\w){_JOINED_ARABIC}" if language == "ar" else r"(?<!\w)"
    return re.compile(written if language in ("zh", "ja") else rf"{before}(?:{written})(?!\w)")


def _form(form: str) -> str:
    return re.escape(form).replace(r"\*", rf"\w{{0,{_LONGEST_INFLECTION}}}")


def weights_of(passages: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """How much a key says: what stands in every passage tells none from another. A concept counts more than a stem."""
    seen: dict[str, int] = {}
    for keys in passages:
        for key in keys:
            seen[key] = seen.get(key, 0) + 1
    return {key: (1.5 if key.startswith("concept:") else 1.0) / count for key, count in seen.items()}


def likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """The weight of what both speak of, as a part of the weight of what the one that says less speaks of: 0 to 1."""
    lesser = min(sum(weights[key] for key in one), sum(weights[key] for key in other))
    return sum(weights[key] for key in one & other) / lesser if lesser else 0.0
