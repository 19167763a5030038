"""The recurring phrases of diplomacy that a text uses, with their places; the phrases stand in `data/formulas.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby

import ahocorasick

from archive.documents.document import Document, Quote
from archive.extraction.actors.boundaries import stands_alone
from archive.lexicons import fold, formulas


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """One place where a formula is used; `formula` is its id."""

    formula: str
    quote: Quote


def find_formulas(document: Document) -> tuple[FormulaUse, ...]:
    """The formulas in text order, in whatever language they are printed; of two that overlap the longer."""
    return formulas_in(document.text, document.readable)


def formulas_in(text: str, readable: str) -> tuple[FormulaUse, ...]:
    """The same of a text that is no document any more; `readable` is its `make_readable`. A formula may be broken by
    one line end, whether or not the text was wrapped."""
    folded = fold(readable).replace("\n", " ")
    found = [
        (last + 1 - length, last + 1, key)
        for last, (length, key) in _automaton().iter(folded)
        if stands_alone(folded, last + 1 - length, last + 1)
    ]
    return tuple(FormulaUse(key, Quote(start, end, text[start:end])) for start, end, key in _longest(sorted(found)))


def _longest(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for _, same in groupby(found, key=lambda use: use[0]):
        use = max(same, key=lambda use: use[1])
        if not kept or use[0] >= kept[-1][1]:
            kept.append(use)
    return kept


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for key, formula in sorted(formulas().items()):
        for forms in formula.forms.values():
            for form in forms:
                automaton.add_word(fold(form), (len(form), key))
    automaton.make_automaton()
    return automaton
