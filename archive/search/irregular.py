"""Irregular forms, from irregular.toml: what is stemmed as another word. To add one, add it there.

Outside Arabic a form begins as its word does, but for CHANGED letters: `analysis.beginning` counts on it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

CHANGED = 3
FILE = Path(__file__).with_name("irregular.toml")


def irregular_forms(folded: Callable[[str], list[str]], file: Path = FILE) -> Mapping[str, Mapping[str, str]]:
    """Language -> folded form -> folded word. `folded` gives the words of a text.

    Raises ValueError, naming the entry, for what is no single word and for a form that stands twice.
    """
    found: dict[str, dict[str, str]] = {}
    for language, words in tomllib.loads(file.read_text("utf-8")).items():
        forms = found.setdefault(language, {})
        for word, written in words.items():
            for form in written:
                _add(forms, language, _one(folded, form), _one(folded, word))
    return found


def _one(folded: Callable[[str], list[str]], written: str) -> str:
    words = folded(written)
    if len(words) != 1:
        raise ValueError(f"{FILE.name}: “{written}” is not one word; irregular forms are single words.")
    return words[0]


def _add(forms: dict[str, str], language: str, form: str, word: str) -> None:
    if form in forms:
        raise ValueError(f"{FILE.name}: “{form}” stands twice under {language}; keep one.")
    if language != "ar" and not form.startswith(word[: max(1, len(word) - CHANGED)]):
        raise ValueError(f"{FILE.name}: “{form}” and “{word}” begin with different letters; searches would miss one.")
    forms[form] = word
