"""A person of a text, and how names are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extraction.actors.index import folded

PROPOSED = "proposed:person:"
_CASE_ENDINGS = ("ого", "ому", "ой", "ом", "ем", "а", "у", "е", "я", "ю", "ы", "й", "ь", "и")


@dataclass(frozen=True, slots=True)
class Person:
    """A person of this text. `name` is the authority name, or the fullest name printed; `country` and `office` are
    what the text itself says beside the name, "" where it says nothing."""

    key: str
    name: str
    country: str
    office: str
    rank: str
    why: str
    candidates: tuple[str, ...] = ()
    """Who else in the lexicon may be meant, when the text does not settle it."""


def is_person(key: str) -> bool:
    """Whether the key is that of a person, known or proposed."""
    return key.startswith(("person:", PROPOSED))


def name_parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles and initials included, hyphens opened: ("kassym", "jomart", "tokayev").

    Cyrillic words lose the ending of their case, so that "Токаевым" is "Токаев" (Snowball makes "тока" of the latter).
    """
    return tuple(_caseless(part.strip(".")) for part in folded(name).split())


def _caseless(word: str) -> str:
    if not "а" <= word[:1] <= "я":
        return word
    if word.endswith("ым"):
        return word[:-2] if word[:-2].endswith(("ов", "ев", "ин", "ын")) else word
    ending = next((ending for ending in _CASE_ENDINGS if word.endswith(ending)), "")
    return word[: len(word) - len(ending)] if len(word) - len(ending) > 2 else word


def slug(name: str) -> str:
    """The name as the end of a key: folded, words joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in folded(name)).split())


def same_name(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether every word of the one stands, in order, in the other: "Attaf" and "Ahmed Attaf".

    The family name may also come first: "Kamikawa Yoko" and "Yoko Kamikawa".
    """
    if sorted(shorter) == sorted(longer):
        return True
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    rest = iter(longer)
    return all(any(word == other for other in rest) for word in shorter)
