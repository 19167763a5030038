"""Titles of office as words: where they stand in a text, and what they say about rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from archive.extraction.actors.boundaries import stands_alone
from archive.extraction.actors.index import folded, longest
from archive.lexicons import words

LANGUAGES = ("en", "fr", "es", "ru")


@dataclass(frozen=True, slots=True)
class Title:
    """An office by its words. `rank` is that of `lexicons.entries.Office`; `name` is the English name of the office."""

    rank: str
    name: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title in a text."""

    start: int
    end: int
    title: Title


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The small words around titles in one language, folded."""

    modifiers: frozenset[str]
    lesser: frozenset[str]
    portfolio: frozenset[str]
    honorifics: frozenset[str]
    courtesies: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    posts: frozenset[str]
    openers: frozenset[str]
    locatives: frozenset[str]
    never_names: frozenset[str]


def titles_in(text: str, lookup: str, language: str) -> list[TitleMatch]:
    """The titles in `text`, the longest where one holds another; none in a language whose titles are unknown."""
    if language not in LANGUAGES:
        return []
    found = []
    for last, (length, title) in _automaton(language).iter(lookup):
        start, end = last + 1 - length, last + 1
        if stands_alone(text, start, end):
            found.append(TitleMatch(start, end, title))
    return longest(found)


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The small words of that language; empty sets for a language without titles."""
    data = words("titles")

    def listed(name: str) -> frozenset[str]:
        return frozenset(map(folded, data[name].get(language, ())))

    return Vocabulary(
        modifiers=listed("modifiers"),
        lesser=listed("lesser"),
        portfolio=listed("portfolio"),
        honorifics=listed("honorifics"),
        courtesies=listed("courtesies"),
        particles=frozenset(data["particles"]["any"]),
        links=listed("links"),
        posts=listed("posts"),
        openers=listed("openers") | {"'s"},
        locatives=listed("locatives"),
        never_names=frozenset(map(folded, data["never_names"]["any"])),
    )


def title_forms() -> tuple[str, ...]:
    """Every title in every language, as written in the data."""
    return tuple(
        form for record in words("titles")["titles"] for language in LANGUAGES for form in record.get(language, ())
    )


@lru_cache(maxsize=8)
def _automaton(language: str) -> ahocorasick.Automaton:
    result = ahocorasick.Automaton()
    for form, title in _forms(language).items():
        result.add_word(form, (len(form), title))
    result.make_automaton()
    return result


def _forms(language: str) -> Mapping[str, Title]:
    return {
        folded(form): Title(record["rank"], record["office"], record.get("plural", False))
        for record in words("titles")["titles"]
        for form in record.get(language, ())
    }
