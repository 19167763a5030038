"""Documents that a text cites: with a date of their own or named after a place, never the one it reports."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from archive.comparing.accounts import When
from archive.comparing.citations import cited_in

TODAY = When(dt.date(2024, 5, 5), dt.date(2024, 5, 5), True)


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        ("They recalled the Joint Declaration of 14 September 2022.", "en", ["Joint Declaration of 14 September 2022"]),
        ("the treaty signed in Beijing on 16 July 2001", "en", ["treaty signed in Beijing on 16 July 2001"]),
        ("under the 2013 joint declaration they meet", "en", ["2013 joint declaration"]),
        ("the Shanghai Communiqué still stands", "en", ["Shanghai Communiqué"]),
        ("la déclaration conjointe du 14 septembre 2022", "fr", ["déclaration conjointe du 14 septembre 2022"]),
        ("le communiqué de Shanghai reste valable", "fr", ["communiqué de Shanghai"]),
        ("双方重申2022年9月14日联合声明的原则", "zh", ["2022年9月14日联合声明"]),
        ("Совместное заявление от 14 сентября 2022 остается", "ru", ["Совместное заявление от 14 сентября 2022"]),
        ("la declaración conjunta del 3 de marzo de 2019", "es", ["declaración conjunta del 3 de marzo de 2019"]),
        ("They issued a joint statement on Wednesday. On 3 May 2021 it rained.", "en", []),
        ("the joint statement of 5 May 2024", "en", []),
        ("a memorandum on trade was discussed", "en", []),
    ],
)
def test_what_a_text_cites(text: str, language: str, quotes: list[str]) -> None:
    found = cited_in(text, language, TODAY)
    assert [one.quote.text for one in found] == quotes
    assert all(text[one.quote.start : one.quote.end] == one.quote.text for one in found)


@pytest.mark.parametrize("filler", ["A ", "treaty ", "a", "2013 ", "treaty of 14 September 2022 "])
def test_a_long_text_of_one_word_takes_time_as_its_length(filler: str) -> None:
    def spent(size: int) -> float:
        start = time.process_time()
        cited_in(filler * (size // len(filler)), "en", TODAY)
        return time.process_time() - start

    few, many = (min(spent(size) for _ in range(3)) for size in (40_000, 80_000))
    assert many < 6 * max(few, 0.02)
