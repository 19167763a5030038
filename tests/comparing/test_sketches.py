"""Near-duplicates are found by their sketches, across reprints, and only they."""

from __future__ import annotations

import random
import time

import pytest

from archive.comparing.sketches import TextSketch, containment, resemblance, shingles_of, sketch

WORDS = [f"{a}{b}{c}" for a in "bdgkmprst" for b in "aeiou" for c in "lnrst"]


def text(seed: int, words: int = 400) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def jaccard(one: str, other: str) -> float:
    mine, theirs = shingles_of(one), shingles_of(other)
    return len(mine & theirs) / len(mine | theirs)


@pytest.mark.parametrize("cut", [0, 40, 120, 200, 400])
def test_a_sketch_estimates_what_two_texts_share(cut: int) -> None:
    one = text(1)
    other = " ".join(one.split()[cut:]) + " " + text(2, cut or 1)
    assert abs(resemblance(sketch(one), sketch(other)) - jaccard(one, other)) < 0.17


def test_a_shortened_print_is_contained_in_the_whole() -> None:
    whole = text(3)
    assert containment(sketch(whole), sketch(" ".join(whole.split()[:250]))) > 0.75


def test_a_reprint_shares_a_band_and_another_text_shares_none() -> None:
    one = text(4)
    reprint = f"{text(5, 20)} {one}"
    assert set(sketch(one).bands) & set(sketch(reprint).bands)
    assert not set(sketch(one).bands) & set(sketch(text(6)).bands)


def test_a_text_too_short_to_be_told_by_its_wording_has_no_bands() -> None:
    assert sketch("A joint statement was issued.").bands == ()
    assert containment(sketch("one two three four five"), sketch("one two three four five")) == 0.0


def test_a_script_without_spaces_has_shingles_too() -> None:
    assert len(shingles_of("两国领导人一致同意深化港口和铁路合作")) > 10


def test_a_sketch_survives_its_bytes() -> None:
    made = sketch(text(7))
    assert TextSketch.from_bytes(made.to_bytes()) == made


def test_a_megabyte_of_one_letter_takes_no_more_than_its_length() -> None:
    start = time.perf_counter()
    sketch("a" * 1_000_000)
    assert time.perf_counter() - start < 3
