"""A claim told as a fact, a headline firmer than its text: found with both quotes, and not where there is none."""

from __future__ import annotations

import pytest

from archive.comparing.drift import among_pairs, among_sentences
from archive.comparing.headlines import firmer_headlines
from archive.comparing.messages import Said

KENYA = frozenset({"country:KEN"})


def said(quote: str, language: str = "en", **fields: object) -> Said:
    return Said(key=quote, quote=quote, language=language, parties=KENYA, **fields)  # type: ignore[arg-type]


CLAIM = said(
    "recognises that the disputed islands are an inseparable part of the territory of Japan", kind="recognition"
)


def test_a_bare_message_beside_an_attributed_one_is_a_claim_told_as_a_fact() -> None:
    bare = said("the disputed islands are an inseparable part of Japan", kind="recognition", bare=True)
    (found,) = among_pairs([[CLAIM], [bare]])
    assert (found.claim, found.fact, found.report) == (CLAIM, bare.quote, 1)


def test_where_both_reports_attribute_it_nothing_has_drifted() -> None:
    assert not list(among_pairs([[CLAIM], [CLAIM], []]))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The disputed islands are an inseparable part of the territory of Japan.", True),
        ("Kenya said that the disputed islands are an inseparable part of the territory of Japan.", False),
        ("The islands lie far from the territory of any other state.", False),
    ],
)
def test_a_claim_in_the_outlets_own_voice_is_found_among_its_sentences(sentence: str, told: bool) -> None:
    assert bool(list(among_sentences([CLAIM], [sentence, "The talks took two hours."], "en", 1))) is told


@pytest.mark.parametrize(
    ("headline", "language", "text", "modality", "firmer"),
    [
        ("Japan will build a port in Kenya", "en", "Japan is ready to build a port in Kenya", "ready", True),
        ("Japan to build a port in Kenya", "en", "Japan is ready to build a port in Kenya", "ready", True),
        ("Japan ready to build a port in Kenya", "en", "Japan will build a port in Kenya", "will", False),
        ("Japan will build a port in Kenya", "en", "Japan will build a port in Kenya", "will", False),
        ("Le Japon construira un port au Kenya", "fr", "Le Japon souhaite construire un port au Kenya", "desire", True),
        ("Japan will send doctors to Kenya", "en", "Japan is ready to build a port in Kenya", "ready", False),
    ],
)
def test_a_headline_is_held_against_the_text_below_it(
    headline: str, language: str, text: str, modality: str, firmer: bool
) -> None:
    body = Said(key="m", quote=text, language=language, parties=frozenset({"country:JPN"}), modality=modality)
    assert bool(firmer_headlines(headline, language, [body])) is firmer
