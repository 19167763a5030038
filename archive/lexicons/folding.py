"""Folding: the one way in which the project makes two spellings equal. One character in, one character out."""

from __future__ import annotations

import unicodedata

_PLAIN = {
    **dict.fromkeys("’‘ʼʻ‛´`′＇", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\t\u00a0\u2007\u2009\u200a\u202f\u3000", " "),
    **dict(zip("øđłıħ", "odlih", strict=True)),
    # Arabic letters that editors use for one another; the Persian forms of kaf and ya as well.
    **dict(zip("ىیکۀة", "ييكهه", strict=True)),
}
_KEPT = frozenset("йЙ")
"""A letter of its own in Russian: without its breve "мой" would equal "мои"."""


def fold(text: str) -> str:
    """`text` without case and accents, with plain quotes, dashes and spaces; always of the same length.

    Spans found in folded text are therefore spans of the original. Hangul and kana are left alone, and so are
    letters whose folding would need two ("ß", "æ").
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """A translation table that works out each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    if character in _KEPT:
        return "й"
    base = _without_accents(character.lower()[0]).lower()[0]
    return _PLAIN.get(base, base)


def _without_accents(character: str) -> str:
    if character in _PLAIN or "\u3040" <= character <= "\u30ff":
        return character
    parts = unicodedata.normalize("NFKD", character)
    return parts[0] if all(map(unicodedata.combining, parts[1:])) else character
