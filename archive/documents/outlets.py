"""Names of media in a text: the lexicon's outlets and agencies, found word by word in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from archive.lexicons import actors, fold, media, words
from archive.lexicons.entries import ActorEntry

WORD = re.compile(r"[\w.&'-]*\w")
MOST_WORDS = 7
LONGEST_UNSPACED = 12


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
def first_words() -> frozenset[str]:
    return frozenset(match.group() for name in names() if (match := WORD.search(name)))


@cache
def unspaced() -> frozenset[str]:
    """First two characters of names in scripts without spaces."""
    return frozenset(name[:2] for name in names() if name[:1] > "\u2e7f")


def outlets_in(text: str) -> Iterator[Outlet]:
    """Media named in `text`, in order, the longest name at each place."""
    folded = fold(text)
    reached = 0
    for match in WORD.finditer(folded):
        if match.start() < reached:
            continue
        if match.group() in first_words() and (found := longest_from(text, folded, match)):
            reached = found.end
            yield found
        elif match.group()[0] > "\u2e7f":
            yield from unspaced_in(text, folded, match)


def longest_from(text: str, folded: str, first: re.Match[str]) -> Outlet | None:
    ends = [first.end()]
    while len(ends) < MOST_WORDS and (word := WORD.search(folded, ends[-1], ends[-1] + 40)):
        ends.append(word.end())
    return next((found for end in reversed(ends) if (found := outlet_at(text, folded, first.start(), end))), None)


def outlet_at(text: str, folded: str, start: int, end: int) -> Outlet | None:
    entry, exact = names().get(folded[start:end], (None, ""))
    if entry is None or (exact and text[start:end] != exact):
        return None
    return Outlet(start, end, entry)


def unspaced_in(text: str, folded: str, run: re.Match[str]) -> Iterator[Outlet]:
    """Names inside a run of characters that is not divided into words."""
    position = run.start()
    while position < run.end() - 1:
        found = None
        if folded[position : position + 2] in unspaced():
            longest = min(run.end(), position + LONGEST_UNSPACED)
            tries = (outlet_at(text, folded, position, end) for end in range(longest, position + 1, -1))
            found = next((outlet for outlet in tries if outlet), None)
        if found:
            yield found
        position = found.end if found else position + 1


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
