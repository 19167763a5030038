"""How much a promise gives: the first number of a message with the thing or the currency it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from archive.lexicons.grammar import table

_DIGITS = re.compile(r"\d{1,3}(?:[ ,. ]\d{3}){0,4}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,3})?")
_GROUPED = re.compile(r"\d{1,3}(?:[,. ]\d{3}){1,4}")
UNIT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """`quote` as printed; `unit` an ISO 4217 currency code or the counted noun in lower case."""

    quote: str
    value: float
    unit: str


NOTHING = Quantity("", 0.0, "")


def quantity_of(words: Sequence[str], language: str) -> Quantity | None:
    """The first quantity in lower-case tokens; years, ordinals, dates and spans of time are none."""
    known = _words(language)
    for index, word in enumerate(words):
        found = _at(words, index, known) if word[0].isdigit() or word in known["counts"] else None
        if found is not None:
            return found
    return None


@cache
def _words(language: str) -> Mapping[str, Any]:
    times = table(language, "times")
    return {"counts": times["counts"], **times["quantities"]}


def _at(words: Sequence[str], index: int, known: Mapping[str, Any]) -> Quantity | None:
    value, after = number_at(words, index, known["counts"])
    if value is None:
        return None
    scale = known["scales"].get(words[after], 1) if after < len(words) else 1
    after += scale != 1
    before = known["currencies"].get(words[index - 1], "") if index else ""
    unit, end = (before, after) if before else _unit(words, after, known)
    counted = words[index] in known["counts"] and value < 2
    if not unit or counted or (scale == 1 and not before and _is_year(words[index], value)):
        return None
    first = index - 1 if before else index
    return Quantity(" ".join(words[first:end]), float(value * scale), unit)


def number_at(words: Sequence[str], index: int, counts: Mapping[str, int]) -> tuple[float | None, int]:
    """The number at a token and the token after it: "3,000", "2.5", "3 000", "five"."""
    if words[index] in counts:
        return counts[words[index]], index + 1
    after = index + 1
    text = words[index]
    while after < len(words) and len(words[after]) == 3 and words[after].isdigit() and _DIGITS.fullmatch(text):
        text, after = f"{text} {words[after]}", after + 1
    return _value(text), after


def _value(text: str) -> float | None:
    text = text.rstrip(".,")
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[,. ]", "", text))
    if _DIGITS.fullmatch(text):
        return float(text.replace(" ", "").replace(",", "."))
    return None


def _is_year(word: str, value: float) -> bool:
    return len(word) == 4 and word.isdigit() and 1900 <= value <= 2100


def _unit(words: Sequence[str], after: int, known: Mapping[str, Any]) -> tuple[str, int]:
    for index in range(after, min(after + UNIT_WORDS, len(words))):
        word = words[index]
        if word in known["currencies"]:
            return known["currencies"][word], index + 1
        if word in known["skip"]:
            continue
        if word in known["never"] or not word[0].isalpha():
            return "", after
        return word, index + 1
    return "", after
