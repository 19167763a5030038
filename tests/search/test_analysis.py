"""Text -> tokens: what an engine gets holds letters and digits only, and stands where the text has it."""

from __future__ import annotations

import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.analysis import ALGORITHMS, beginning, pieces, plain_words, stem, tokens, words
from archive.search.irregular import irregular_forms

TOKENS = [
    ("en", "Agreements on U.S. COVID-19 aid", "agreement on us covid 19 aid"),
    ("en", "3,000 places, 1.5 million; 30 000 euros", "3000 place 1 5 million 30 000 euro"),
    ("en", "Kazakhstan's cœur Straße", "kazakhstan s coeur strass"),
    ("fr", "l’indépendance de Taïwan", "l independ de taiwan"),
    ("ru", "Соглашения ёлка", "соглашен елк"),
    ("ar", "والصين للصين ١٥", "صين صين 15"),
    ("zh", "中国和G20峰会", "中国 国和 和 g20 峰会 会"),
    ("ko", "한국과", "한국 국과 과"),
    ("uk", "Кот-д\u02bcІвуар", "кот д івуар"),
    ("en", "x\u0301y a\u00adb \u202eevil\u202c \ufb01ne", "xy ab evil fine"),
    ("hi", "हिन्दी भाषा", "हिन्दी भाषा"),
    ("", "", ""),
    ("en", " ,;. \0 \ud800 --- ''", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOKENS)
def test_a_text_has_these_tokens(language: str, text: str, expected: str) -> None:
    assert tokens(text, language) == expected.split()


BEGINNINGS = [
    ("en", "agreements", "agreement", "agreem"),
    ("en", "dying", "die", "d"),
    ("en", "women", "woman", "wo"),
    ("de", "aktuellen", "aktull", "a"),
    ("fr", "nationaux", "national", "natio"),
    ("tr", "buna", "p", ""),
    ("ar", "والصين", "صين", ""),
    ("ar", "covid", "covid", "co"),
]


@pytest.mark.parametrize(("language", "word", "token", "beginning_of_all"), BEGINNINGS)
def test_every_word_begins_with_what_its_token_promises(
    language: str, word: str, token: str, beginning_of_all: str
) -> None:
    assert stem(word, language) == token
    assert beginning(token, language) == beginning_of_all
    assert word.startswith(beginning_of_all)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "communiqué", "communiqués"),
        ("fr", "communique", "COMMUNIQUÉ"),
        ("en", "woman", "women"),
        ("ar", "وزير", "والوزراء"),
        ("ar", "دولة", "الدول"),
        ("ar", "علاقة", "العلاقات"),
        ("ar", "قرار", "قرارات"),
        ("ar", "اتفاقية", "الاتفاقيات"),
    ],
)
def test_forms_that_no_ending_tells_are_one_word(language: str, one: str, other: str) -> None:
    assert tokens(one, language) == tokens(other, language)


@pytest.mark.parametrize("other", ["communes", "commun"])
def test_words_that_only_look_alike_are_two(other: str) -> None:
    assert tokens("communiqué", "fr") != tokens(other, "fr")


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ('[fr]\n"un mot" = ["deux"]', "is not one word"),
        ('[fr]\n"mot" = ["mots"]\n"motif" = ["mots"]', "stands twice"),
        ('[en]\n"go" = ["went"]', "different letters"),
    ],
)
def test_bad_irregular_forms_are_refused(written: str, complaint: str, tmp_path: Path) -> None:
    file = tmp_path / "irregular.toml"
    file.write_text(written, "utf-8")
    with pytest.raises(ValueError, match=complaint):
        irregular_forms(plain_words, file)


@given(st.text(), st.sampled_from(["", *ALGORITHMS]))
def test_words_in_their_places_are_the_words_that_are_indexed(text: str, language: str) -> None:
    placed = [stem(piece, language) for word in words(text) for piece in pieces(word.plain)]
    assert placed == tokens(text, language)


@given(st.text())
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    ends = [0, *(place for word in words(text) for place in (word.start, word.end)), len(text)]
    assert ends == sorted(ends)


def test_no_character_gives_a_token_that_an_engine_would_read() -> None:
    """Every character there is: quotes, operators and spaces never come through, nor what would fold again."""
    for first in range(0, sys.maxunicode + 1, 256):
        for word in plain_words(" ".join(map(chr, range(first, first + 256)))):
            assert all(unicodedata.category(letter)[0] in "LNM" for letter in word), (hex(first), word)
            assert word == word.lower() or not word.isascii()


@pytest.mark.parametrize("character", ["a", ".", "A.", "1,", "中", "'", " ", "\u0301", "x\u0301"])
def test_a_megabyte_of_one_character_takes_linear_time(character: str) -> None:
    def seconds(size: int) -> float:
        text = character * (size // len(character))
        start = time.process_time()
        tokens(text, "en")
        for _ in words(text):
            pass
        return time.process_time() - start

    seconds(1_000)
    assert seconds(1_000_000) < 60 * max(seconds(50_000), 0.002)
