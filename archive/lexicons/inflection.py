"""Inflected forms in short: "kazakh(|e|s|es)", or with a named set of endings "казахск{ий}" (data/endings.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

_SLOT = re.compile(r"\(([^()]*\|[^()]*)\)|\{([^{}]+)\}")
"""Either "(a|b)" or "{name}"; brackets without a bar, as in "Congo (Kinshasa)", are part of the name."""

Endings = Mapping[str, list[str]]


def forms(pattern: str, endings: Endings) -> tuple[str, ...]:
    """Every form that `pattern` stands for, in order. Raises KeyError for endings that have no such name."""
    if "(" not in pattern and "{" not in pattern:
        return (pattern,)
    fixed, choices = _parts(pattern, endings)
    return tuple("".join(_interleave(fixed, chosen)) for chosen in product(*choices))


def _parts(pattern: str, endings: Endings) -> tuple[list[str], list[list[str]]]:
    """The text around the slots (one piece more than slots), and what each slot may hold."""
    pieces = _SLOT.split(pattern)
    choices = [
        endings[name] if name else listed.split("|") for listed, name in zip(pieces[1::3], pieces[2::3], strict=True)
    ]
    return pieces[0::3], choices


def _interleave(fixed: list[str], chosen: tuple[str, ...]) -> list[str]:
    return [piece for pair in zip(fixed, (*chosen, ""), strict=True) for piece in pair]
