"""Places that datelines name: capitals from the lexicon, other towns from `places.toml`. No actors, only places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from archive.lexicons import actors, fold, words

SHORTEST_REPAIR = 5
"""Letters a misprinted name must have before it is taken for another: "Bern" and "Bonn" differ by two."""
MOST_WORDS = 4


@cache
def places() -> Mapping[str, str]:
    """Folded name -> the name in its usual spelling, in every language the data has."""
    found: dict[str, str] = {}
    for listed in words("places")["towns"].values():
        found.update({fold(name): name for name in listed})
    for language, capitals in capitals_by_language():
        for name in capitals:
            spelling = usual_spelling(name, capitals) if language == "en" else name
            found.setdefault(fold(name), spelling)
    return found


def capitals_by_language() -> Iterator[tuple[str, list[str]]]:
    """The forms of each capital in each language, English first: its spelling names the place where forms agree."""
    forms: dict[tuple[str, str], list[str]] = {}
    for entry in actors().values():
        for alias in entry.aliases:
            if alias.usage == "capital":
                forms.setdefault((alias.language or "en", entry.id), []).append(alias.text)
    for (language, _), capitals in sorted(forms.items(), key=lambda item: item[0][0] != "en"):
        yield language, capitals


def usual_spelling(name: str, spellings: list[str]) -> str:
    """The first spelling in the lexicon from which `name` differs by one letter: "Beijing" for "Bejing"."""
    return next((usual for usual in spellings if usual == name or one_slip(fold(name), fold(usual))), name)


def known_place(name: str) -> str:
    """The usual spelling of a place of that name, "" when it is unknown."""
    return places().get(fold(name.strip()), "")


def repaired_place(name: str) -> str:
    """The one known place that differs from `name` by a single letter ("BEJING"), "" for none or several."""
    folded = fold(name.strip())
    if len(folded) < SHORTEST_REPAIR or not folded.isascii():
        return ""
    near = {place for known, place in places().items() if known[:1] == folded[:1] and one_slip(folded, known)}
    return near.pop() if len({fold(place) for place in near}) == 1 else ""


def one_slip(one: str, other: str) -> bool:
    """Whether one letter left out, put in, changed or two swapped turn one into the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    prefix = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[prefix:], other[prefix:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
