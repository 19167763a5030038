"""Text -> tokens, the same for both engines, for what is indexed and for what is typed.

Case and accents are folded; letters are joined over the dots of "U.S." and digits over the comma of "3,000"; words are
stemmed by the language of the text; scripts that write without spaces become overlapping pairs of characters, so that
a part of a run is found as a phrase. A token holds letters and digits only, never a character that an engine reads.

To add a language: a line in ALGORITHMS when Snowball knows it; one without is indexed word for word. Irregular forms
stand in irregular.toml.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import Stemmer

from archive.lexicons import fold
from archive.search.irregular import CHANGED, irregular_forms

ALGORITHMS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}
"""Language of a text (ISO 639-1) -> Snowball's name."""

ODD = "\0"
MAX_TOKEN = 64
"""Longer tokens are cut, when indexed and when typed: PostgreSQL refuses lexemes beyond two kilobytes."""

_JOINER = "\u00ad"
"""The soft hyphen: dropped inside a word, and as long as the dot it stands for, so that offsets stay."""
_ACRONYM = re.compile(r"(?<!\w)(?:[^\W\d_]\.){1,9}[^\W\d_](?!\w)")
_DOTTED = re.compile(r"\.[^\W\d_]")
"""Stands in every acronym, and is looked for ten times as fast."""
_GROUPERS = ".,'’\u00a0\u2009\u202f"
_GROUPED = re.compile(rf"\d(?<![\d.,]\d)\d{{0,2}}(?:[{_GROUPERS}]\d{{3}}){{1,6}}(?!\d)")
"""Begins with the digit, not with what must not stand before it: only digits are then looked at."""
_GROUPS = tuple(re.compile(re.escape(one) + r"\d{3}").search for one in _GROUPERS)
"""One of them finds every number that is grouped; to look for a character is ten times as fast as for a digit."""
_ASCII_GROUPS = tuple(group for group, one in zip(_GROUPS, _GROUPERS, strict=True) if one.isascii())
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Khmer, kana, Chinese characters, and Korean, whose particles cling to words."""
_DROPPED_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_TWO_LETTERS = {"æ": "ae", "œ": "oe", "þ": "th"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: `plain` is folded and not yet stemmed; unspaced runs come whole."""

    start: int
    end: int
    plain: str


def tokens(text: str, language: str) -> list[str]:
    """The tokens under which `text` is indexed, in order."""
    return stemmed(plain_words(text), language)


def plain_words(text: str) -> list[str]:
    """The words of `text`, folded and not stemmed, unspaced runs in pieces."""
    plain = _joined(text).translate(_PLAIN)
    found = plain.split()
    if plain.isascii() or not _UNSPACED.search(plain):
        return found
    return [piece for word in found for piece in pieces(word)]


def stemmed(plain: list[str], language: str) -> list[str]:
    if language not in ALGORITHMS:
        return [word[:MAX_TOKEN] for word in plain]
    return list(map(_STEMS[language].__getitem__, plain))


def words(text: str) -> Iterator[Word]:
    """Every word of `text` with its place: the same words, in the same order, that `tokens` stems."""
    joined = _joined(text)
    for match in _RUN.finditer(joined.translate(_SHAPE)):
        if plain := joined[match.start() : match.end()].translate(_PLAIN):
            yield Word(match.start(), match.end(), plain)


def levelled(text: str) -> str:
    """`text` with every character in its place: its folded letter, a space for what separates, ODD for what is folded
    into none or several."""
    return _joined(text).translate(_LEVEL)


def plain(text: str) -> str:
    """A stretch of `text` without spaces, as `plain_words` gives it."""
    return _joined(text).translate(_PLAIN)


def stem(word: str, language: str) -> str:
    """The token of a folded word in a text of that language."""
    return _STEMS[language][word] if language in ALGORITHMS else word[:MAX_TOKEN]


def beginning(token: str, language: str) -> str:
    """The letters with which every word begins that has this token; "" when that cannot be told.

    Stemmers change endings only, where they write at most CHANGED letters anew ("dying": "die", in Turkish "buna":
    "p"). But the German one writes "ae", "oe", "ue" as one letter, and the Arabic one takes off beginnings: Arabic
    letters may stand before any word of an Arabic text.
    """
    if len(token) == 1 or (language == "ar" and not token.isascii()):
        return ""
    kept = token[: max(1, len(token) - CHANGED)]
    return _TO_FIRST_VOWEL.sub("", kept) if language == "de" else kept


_TO_FIRST_VOWEL = re.compile("(?<=[aou]).*")


def pieces(word: str) -> list[str]:
    """A folded word as it is indexed before stemming: itself, or an unspaced run's pairs and its last character."""
    if not _UNSPACED.search(word):
        return [word]
    found: list[str] = []
    place = 0
    for run in _UNSPACED.finditer(word):
        found += [word[place : run.start()]] if place < run.start() else []
        found += [run.group()[at : at + 2] for at in range(len(run.group()))]
        place = run.end()
    return found + ([word[place:]] if place < len(word) else [])


def is_unspaced(word: str) -> bool:
    return _UNSPACED.fullmatch(word) is not None


def without_unspaced(levelled: str) -> str:
    """The text, as long as it was, with spaces in place of unspaced runs."""
    return levelled if levelled.isascii() else _UNSPACED.sub(lambda run: " " * len(run.group()), levelled)


def _joined(text: str) -> str:
    """`text`, of the same length, with the dots and commas inside acronyms and numbers taken out of the way."""
    if _DOTTED.search(text):
        text = _ACRONYM.sub(lambda match: match.group().replace(".", _JOINER), text)
    if any(group(text) for group in (_ASCII_GROUPS if text.isascii() else _GROUPS)):
        text = _GROUPED.sub(lambda match: re.sub(r"\D", _JOINER, match.group()), text)
    return text


class _Plain(dict[int, str]):
    """Character -> what it is in a token: its folded letters, "" for what is dropped, a space for what separates."""

    def __missing__(self, code: int) -> str:
        plain = "".join(map(_plain_character, unicodedata.normalize("NFKC", chr(code)).casefold()))
        self[code] = " " if " " in plain else plain
        return self[code]


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Cf" or character == "ـ" or _DROPPED_MARKS.match(character):
        return ""
    folded = fold(character)
    if unicodedata.category(folded)[0] not in "LNM":
        return " "
    return _TWO_LETTERS.get(folded, folded)


class _Shape(dict[int, str]):
    """Character -> one letter: "x" in a word, "u" in an unspaced run, "-" dropped, a space between words."""

    def __missing__(self, code: int) -> str:
        plain = _PLAIN[code]
        shape = "-" if not plain else " " if " " in plain else "u" if _UNSPACED.match(plain) else "x"
        self[code] = shape
        return shape


class _Level(dict[int, str]):
    """Character -> exactly one, see `levelled`."""

    def __missing__(self, code: int) -> str:
        folded = _PLAIN[code]
        self[code] = folded if len(folded) == 1 else " " if " " in folded else ODD
        return self[code]


_PLAIN = _Plain()
_SHAPE = _Shape()
_LEVEL = _Level()
_RUN = re.compile(r"x[x-]*|u[u-]*")


_ARABIC_CLITICS = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
"""And, so, by, like, for, with the article: Snowball takes off one at a time and leaves half of "والصين"."""


_ARABIC_PLURAL = re.compile("(?<=...)ا$")
"""What Snowball leaves of the feminine plural: "علاقا" of "علاقات", beside "علاق" of "علاقة"."""


class _Stems(dict[str, str]):
    """Folded word -> token in one language, remembered: texts repeat their words, and Snowball is not thread-safe."""

    LIMIT = 200_000

    def __init__(self, algorithm: str, irregular: Mapping[str, str]) -> None:
        super().__init__()
        self._irregular = irregular
        self._stemmer = Stemmer.Stemmer(algorithm, 0)
        self._lock = threading.Lock()
        self._clitics = _ARABIC_CLITICS if algorithm == "arabic" else None

    def __missing__(self, word: str) -> str:
        bare = self._clitics.sub("", word) if self._clitics else word
        bare = self._irregular.get(bare, bare)
        with self._lock:
            token = self._stemmer.stemWord(bare[:MAX_TOKEN])[:MAX_TOKEN]
        if self._clitics:
            token = _ARABIC_PLURAL.sub("", token)
        if len(self) >= self.LIMIT:
            self.clear()
        self[word] = token
        return token


_IRREGULAR = irregular_forms(plain_words)
_STEMS = {language: _Stems(algorithm, _IRREGULAR.get(language, {})) for language, algorithm in ALGORITHMS.items()}
