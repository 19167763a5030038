"""Time grows with the length of a text and with nothing else, whatever the text repeats."""

from __future__ import annotations

import time

import pytest

from archive.extraction.actors import name_actors
from tests.extraction.builders import document

SHORT, LONG = 25_000, 100_000


def seconds(pattern: str, length: int) -> float:
    text = document((pattern * (length // len(pattern) + 1))[:length])
    start = time.process_time()
    name_actors(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "pattern",
    [
        *("A", "China ", "China-", "-", "'s ", "d'", "A.", "中国", "و", "Joint ", "Aa Bb ", "US", "M. Xi "),
        *("President ", "President Xi Jinping ", "Minister of Foreign Affairs ", "Ali Bongo, ", "Beijing and "),
        *("Foreign Ministers ", "(AAAA) Aa ", "the ", "Joint Xx Committee of the UN ", "China-Iran Joint "),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(pattern: str) -> None:
    seconds(pattern, 2_000)
    short = min(seconds(pattern, SHORT) for _ in range(2))
    assert seconds(pattern, LONG) < 8 * max(short, 0.1)


def test_thousands_of_people_are_told_apart_in_linear_time() -> None:
    def crowd(size: int) -> float:
        names = (f"{chr(65 + n % 26)}a{'bcdfg'[n % 5]}{n:b}".replace("0", "o").replace("1", "i") for n in range(size))
        text = document(" ".join(f"President Jan {name.capitalize()} spoke." for name in names))
        start = time.process_time()
        name_actors(text)
        return time.process_time() - start

    crowd(10)
    assert crowd(4_000) < 8 * max(crowd(1_000), 0.1)
