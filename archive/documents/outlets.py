"""Names of media in a text: the lexicon's outlets and agencies, found in one pass over folded text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick

from archive.lexicons import actors, fold, media, words
from archive.lexicons.entries import ActorEntry


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium named between `start` and `end` of the string that was searched."""

    start: int
    end: int
    entry: ActorEntry


@cache
def names() -> Mapping[str, tuple[ActorEntry, str]]:
    """Folded form -> the medium and the exact form when letters must match case for case, else ""."""
    found: dict[str, tuple[ActorEntry, str]] = {}
    for entry in media():
        for alias in entry.aliases:
            if not alias.exact or fold(alias.text) not in found:
                found[fold(alias.text)] = (entry, alias.text if alias.exact else "")
        found |= {fold(name): (entry, name if entry.exact else "") for name in entry.names.values()}
        found |= dict.fromkeys(entry.domains, (entry, ""))
    return found


@cache
def index() -> ahocorasick.Automaton:
    """All folded names, to be found in one pass."""
    automaton = ahocorasick.Automaton()
    for name in names():
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def outlets_in(text: str) -> list[Outlet]:
    """Media named in `text`, in order, the longest name at each place."""
    folded = fold(text)
    spans = ((last + 1 - len(name), last + 1) for last, name in index().iter(folded))
    reached = 0
    found: list[Outlet] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached and stands_alone(folded, start, end) and (outlet := outlet_at(text, folded, start, end)):
            reached = end
            found.append(outlet)
    return found


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether no letter runs on at either end; signs that are not divided into words always do."""
    if folded[start] > "\u2e7f":
        return True
    return not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())


def outlet_at(text: str, folded: str, start: int, end: int) -> Outlet | None:
    entry, exact = names().get(folded[start:end], (None, ""))
    if entry is None or (exact and text[start:end] != exact):
        return None
    return Outlet(start, end, entry)


@cache
def codes() -> Mapping[str, ActorEntry]:
    """Codes that stand for an agency in datelines and sign-offs only: "AA", "واس"."""
    return {code: actors()[key] for key, listed in words("sources")["codes"].items() for code in listed}


def known_agency(text: str) -> ActorEntry | None:
    """The medium that a dateline or a sign-off prints: a code, a name, or the first name in it."""
    bare = text.strip()
    return codes().get(bare) or outlet_named(bare) or next((outlet.entry for outlet in outlets_in(bare)), None)


def outlet_named(text: str) -> ActorEntry | None:
    """The medium whose name `text` is, white space and marks around it aside."""
    bare = text.strip(" \t.,;:()[]{}\"'«»“”/|*•-–—_")
    found = outlet_at(bare, fold(bare), 0, len(bare)) or (
        outlet_at(bare[4:], fold(bare[4:]), 0, len(bare) - 4) if bare[:4].lower() == "the " else None
    )
    return found.entry if found else None
