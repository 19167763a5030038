"""The other names of whom a word names: Tokaïev is Tokayev, Pékin is Beijing, SCO the full name of the body.

Only names that mean one actor are exchanged, and only for names of the same use: a capital for the capital's other
names, never for the country's. What stands in quotes is left as it was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from archive.lexicons import actors
from archive.lexicons.entries import ActorEntry
from archive.search.analysis import words

MAX_LENGTH = 6
"""Words in the longest name that is looked for in what was typed."""
MAX_NAMES = 24
"""Names that one name is exchanged for, at most."""

Name = tuple[str, ...]
"""A name as folded words, unspaced runs whole."""

_USES = {"name": "name", "acronym": "name", "capital": "capital", "demonym": "demonym", "government": "government"}
_SHORTEST_ACRONYM = 3
_READ_AS_WORDS = frozenset({"who", "aid", "gas", "ira", "ons", "les", "est", "ont", "une", "due", "her", "has", "con"})
"""Acronyms that would find a common word instead; typed in capitals they are still exchanged for the full name."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of an actor's names: its own name, its capital's, its people's."""

    actor: str
    use: str


Curated = Mapping[Name, frozenset[Name]]
"""A name, whether the lexicon knows it or not -> the others of its actor, where curators added one to them."""


@dataclass(frozen=True, slots=True)
class Added:
    """A name in the archive that the lexicon does not have: the actor's key and `use` of names, and the name."""

    actor: str
    use: str
    text: str


def other_names(typed: Sequence[str], spelled: str, curated: Curated) -> tuple[Name, ...]:
    """The other names of the one actor that the folded words name; `spelled` is how they were typed."""
    if tuple(typed) in curated:
        return tuple(sorted(curated[tuple(typed)], key=lambda name: (len(name), name)))[:MAX_NAMES]
    uses = _by_name().get(tuple(typed), frozenset())
    if len(uses) != 1 or (tuple(typed) in _exact() and spelled not in _exact()[tuple(typed)]):
        return ()
    names = [name for name in _by_use()[next(iter(uses))] if name != tuple(typed)]
    return tuple(names[:MAX_NAMES])


def curated(names: Iterable[Added]) -> Curated:
    """What curators' names change: names that mean two actors, or nothing that could be looked for, change nothing."""
    by_use: dict[_Use, set[Name]] = defaultdict(set)
    for one in names:
        name = folded(one.text)
        if name and not (one.use == "acronym" and _misleads(name)):
            use = _Use(one.actor, _USES.get(one.use, one.use))
            by_use[use].update((name, *_by_use().get(use, ())))
    meant: dict[Name, set[str]] = defaultdict(set)
    for use, every in by_use.items():
        for name in every:
            meant[name].update((use.actor, *(known.actor for known in _by_name().get(name, ()))))
    return {name: frozenset(every - {name}) for every in by_use.values() for name in every if len(meant[name]) == 1}


def is_known(actor: str, text: str) -> bool:
    """Whether the lexicon has that name for the actor, letter by letter."""
    return (actor, text) in _texts()


@cache
def _texts() -> frozenset[tuple[str, str]]:
    return frozenset((entry.id, text) for entry in actors().values() for _, text, _ in _names(entry))


@cache
def _by_use() -> Mapping[_Use, tuple[Name, ...]]:
    """Shorter names first, so that what contains another is found to be needless."""
    found: dict[_Use, set[Name]] = defaultdict(set)
    for entry in actors().values():
        for use, text, is_acronym in _names(entry):
            name = folded(text)
            if name and not (is_acronym and _misleads(name)):
                found[_Use(entry.id, use)].add(name)
    return {use: tuple(sorted(names, key=lambda name: (len(name), name))) for use, names in found.items()}


@cache
def _by_name() -> Mapping[Name, frozenset[_Use]]:
    """Whom a name may mean. Two uses of one actor (Luxembourg) count as one: its name."""
    found: dict[Name, dict[str, _Use]] = defaultdict(dict)
    for entry in actors().values():
        for use, text, _ in _names(entry):
            if name := folded(text):
                found[name].setdefault(entry.id, _Use(entry.id, use))
    return {name: frozenset(uses.values()) for name, uses in found.items()}


@cache
def _exact() -> Mapping[Name, frozenset[str]]:
    """Names that only count as printed: US, not us."""
    found: dict[Name, set[str]] = defaultdict(set)
    for entry in actors().values():
        for alias in entry.aliases:
            if alias.exact:
                found[folded(alias.text)].add(alias.text)
    return {name: frozenset(spellings) for name, spellings in found.items()}


def folded(text: str) -> Name:
    return tuple(word.plain for word in words(text))


def _names(entry: ActorEntry) -> list[tuple[str, str, bool]]:
    """(use, text, whether it is an acronym) of every name; the names proper first."""
    return [
        *(("name", text, False) for text in (entry.name, *entry.names.values())),
        *((_USES[alias.usage], alias.text, alias.usage == "acronym") for alias in entry.aliases),
    ]


def _misleads(name: Name) -> bool:
    return len(name) == 1 and (len(name[0]) < _SHORTEST_ACRONYM or name[0] in _READ_AS_WORDS)


def keys_named(typed: str) -> list[str]:
    """The keys of every actor that the lexicon knows under that name."""
    return sorted(use.actor for use in _by_name().get(folded(typed), frozenset()))
