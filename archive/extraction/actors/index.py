"""Every form under which the lexicons know an actor, found in one pass over a text.

One Aho-Corasick automaton per language, built when a process first meets that language and kept. It reads the
folded text (see `folded`), so a find costs the same however many names there are; what the fold forgets (capitals,
word boundaries, the Arabic clitics) is checked afterwards on the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

import ahocorasick

from archive.extraction.actors.boundaries import stands_alone
from archive.extraction.reading import Usage
from archive.lexicons import actors, fold, words
from archive.lexicons.entries import ActorEntry, Alias


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=_Span)

_ARTICLE = "ال"
_PLAIN = {ord(character): " " for character in "\n\r\t\v\f\u00a0\u202f\u2009-\u2010\u2011\u2012\u2013"}


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an actor. `capital`: which letter must be a capital; `exact`: all letters as written."""

    key: str
    usage: Usage
    text: str
    capital: int
    exact: bool
    compound: bool = False
    """Only as the first part of a compound: "franco" in "franco-allemand". """
    bare: bool = False
    """An Arabic name without the article that its preposition has swallowed: "يمن" in "لليمن". """


@dataclass(frozen=True, slots=True)
class Match:
    """Characters that are written like an actor, before anything around them is weighed. All forms fit the span."""

    start: int
    end: int
    forms: tuple[Form, ...]


def folded(text: str) -> str:
    """The text without case and accents, hyphens and line ends as spaces: same length, character for character."""
    return fold(text).translate(_PLAIN)


def matches(text: str, lookup: str, language: str) -> list[Match]:
    """The longest names in `text`, left to right. `lookup` is `folded(text)`.

    They overlap in one case only: an instrument's name may name its body ("General Assembly resolution 2758").
    """
    candidates = list(_candidates(text, lookup, language))
    found = longest(candidates)
    instruments = [match for match in found if _is_a(match, "instrument:")]
    nested = [m for i in instruments for m in candidates if i.start <= m.start and m.end <= i.end]
    bodies = longest([match for match in nested if _is_a(match, "organisation:")])
    return sorted([*found, *bodies], key=lambda match: (match.start, -match.end))


def _is_a(match: Match, kind: str) -> bool:
    return match.forms[0].key.startswith(kind)


def _candidates(text: str, lookup: str, language: str) -> Iterator[Match]:
    for last, forms in automaton(language).iter(lookup):
        end = last + 1
        start = end - len(forms[0].text)
        if stands_alone(text, start, end):
            fitting = tuple(form for form in forms if _fits(form, text, start, end))
            if fitting:
                yield Match(start, end, fitting)


def _fits(form: Form, text: str, start: int, end: int) -> bool:
    if form.compound and text[end : end + 1] != "-":
        return False
    if form.bare and not text.endswith("لل", 0, start):
        return False
    if form.exact:
        return text[start:end].translate(_PLAIN) == form.text.translate(_PLAIN)
    return not form.capital or not text[start + form.capital - 1].islower()


def longest(found: list[Spanned]) -> list[Spanned]:
    """The longest of overlapping spans, in text order: "China" inside "China Daily" is not the country."""
    kept: list[Spanned] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
    return kept


@lru_cache(maxsize=16)
def automaton(language: str) -> ahocorasick.Automaton:
    """The automaton for texts in that language; "" (unknown) knows the names of every language."""
    return build(actors().values(), language, words("name_context")["not_actors"])


def build(entries: Iterable[ActorEntry], language: str, nobody: Mapping[str, list[str]]) -> ahocorasick.Automaton:
    """An automaton over those entries whose values are the tuples of forms that fold to one string.

    `nobody` lists, by language, phrases that hold a name and are no actor ("South China Sea"): forms with the key "".
    """
    forms: dict[str, list[Form]] = {}
    for text in (*nobody["any"], *nobody.get(language, ())):
        forms[folded(text)] = [Form("", "name", text, _capital(text), False)]
    for entry in entries:
        for alias in _all_aliases(entry):
            if _is_read_in(alias, language) and _is_name(entry, alias):
                for form in _forms(entry, alias):
                    forms.setdefault(folded(form.text), []).append(form)
    result = ahocorasick.Automaton()
    for text, same in forms.items():
        result.add_word(text, tuple(dict.fromkeys(same)))
    result.make_automaton()
    return result


def _forms(entry: ActorEntry, alias: Alias) -> Iterator[Form]:
    """A lexicon form that ends in a hyphen is the first part of a compound; the hyphen itself is not its span."""
    text = alias.text.removesuffix("-")
    yield Form(entry.id, alias.usage, text, _capital(text), alias.exact, compound=text != alias.text)
    if alias.usage == "acronym" and alias.exact and _may_be_written_small(text):
        yield Form(entry.id, alias.usage, text.capitalize(), 1, True)
    if text.startswith(_ARTICLE) and len(text) > 4:
        yield Form(entry.id, alias.usage, text.removeprefix(_ARTICLE), 0, alias.exact, bare=True)


def _may_be_written_small(acronym: str) -> bool:
    """ "Nato", "Unesco": papers write an acronym that is spoken as a word with one capital."""
    spoken = len(acronym) >= 4 and acronym.isalpha() and acronym.isupper()
    return spoken and acronym not in words("name_context")["acronyms"]["only_capitals"]


def _capital(text: str) -> int:
    """Where the form must have its capital, counted from 1; 0 for none. "La Réunion" has it behind the article."""
    first = next((len(article) for article in ("La ", "Le ", "Les ", "The ") if text.startswith(article)), 0)
    return first + 1 if text[first : first + 1].isupper() else 0


def _all_aliases(entry: ActorEntry) -> Iterator[Alias]:
    for language, name in entry.names.items():
        yield Alias(name, language, "name", entry.exact)
    yield from entry.aliases


def _is_read_in(alias: Alias, language: str) -> bool:
    """A French text may print an English name, never a Spanish one; an English demonym in it is a French word.

    So are English acronyms of two letters: "UN ACCORD AU SOMMET" is about neither of the unions.
    """
    if alias.language in ("", language) or not language:
        return True
    if alias.usage == "acronym" and len(alias.text) == 2:
        return False
    return alias.language == "en" and alias.usage in ("name", "acronym", "capital")


def _is_name(entry: ActorEntry, alias: Alias) -> bool:
    """One word of Latin or Cyrillic letters is only a surname: see `people`. Chinese names are written as one word."""
    return entry.type != "person" or " " in alias.text or "-" in alias.text or ord(alias.text[0]) > 0x2E80
