"""One name in several spellings: Lavrov, Lawrow and Лавров sound alike. Judges likeness, never identity."""

from __future__ import annotations

import re
from functools import cache

from archive.lexicons import LexiconError, fold, words

_NOT_LETTERS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"(.)\1+")


def plain(name: str) -> str:
    """Folded words with single spaces: "L’Union  africaine" is "l union africaine"."""
    return _NOT_LETTERS.sub(" ", fold(name)).strip()


def sounded(name: str) -> str:
    """The name as it may sound, its words in alphabetical order; "" when its script is not one we can spell."""
    words_ = sorted(filter(None, map(_word, plain(name).split())))
    return " ".join(words_)


def _word(word: str) -> str:
    letters, sounds = _spellings()
    latin = word.translate(letters)
    for written, sound in sounds:
        latin = latin.replace(written, sound)
    return _REPEATED.sub(r"\1", latin) if latin.isascii() else ""


@cache
def _spellings() -> tuple[dict[int, str], list[tuple[str, str]]]:
    lists = words("spellings")
    for part in ("letters", "sounds"):
        for written, sound in lists.get(part, {}).items():
            if not isinstance(sound, str) or not sound.isascii() or fold(written) != written:
                raise LexiconError(
                    f'words/spellings.toml, {part}: "{written}" wants its folded form and Latin letters.'
                )
    return str.maketrans(dict(lists["letters"])), list(lists["sounds"].items())
