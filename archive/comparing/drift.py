"""What changes on the way from the speaker to the reader: a claim told as a fact.

A report that says "Taiwan is a part of China" where another says "Kazakhstan recognises that Taiwan is a part of China"
has made the claim of one party its own. Pointed out with both quotes; which of the two is right is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.comparing.content import content_of, likeness, weights_of
from archive.comparing.messages import Said
from archive.lexicons import fold
from archive.lexicons.grammar import grammar, languages

CLAIMS = ("recognition", "assessment", "opposition", "support")
"""Kinds of message that say how things are in the eyes of one side."""
SAME_CLAIM = 0.6
"""The least likeness of a claim and a sentence in the outlet's own voice; of a pair more is known."""
SHORTEST = 5
"""Keys that a claim must have to be found again by its content alone."""


@dataclass(frozen=True, slots=True)
class ToldAsFact:
    """`claim` is attributed; `fact` are the words of another report in which nobody is said to say it."""

    claim: Said
    fact: str
    report: int
    """Number of the report that tells it as a fact."""


def among_pairs(cells: Sequence[Sequence[Said]]) -> Iterator[ToldAsFact]:
    """Of one message as several reports have it: those in which it stands as a fact, where another attributes it."""
    attributed = [said for cell in cells for said in cell if not said.bare]
    for number, cell in enumerate(cells):
        for said in cell:
            if said.bare and attributed:
                yield ToldAsFact(attributed[0], said.quote, number)


def among_sentences(
    claims: Iterable[Said], sentences: Sequence[str], language: str, report: int
) -> Iterator[ToldAsFact]:
    """Claims that a report repeats in a sentence that is nobody's message and names no source."""
    own = [sentence for sentence in sentences if not _names_source(sentence, language)]
    contents = [content_of(sentence, language) for sentence in own]
    for claim in claims:
        if claim.kind not in CLAIMS or len(claim.content) < SHORTEST:
            continue
        weights = weights_of([claim.content, *contents])
        for sentence, content in zip(own, contents, strict=True):
            if len(content) >= SHORTEST and _is_same(claim, content, weights):
                yield ToldAsFact(claim, sentence, report)


def _is_same(claim: Said, content: frozenset[str], weights: Mapping[str, float]) -> bool:
    shared = len(claim.content & content)
    return shared * 2 >= len(claim.content) and likeness(claim.content, content, weights) >= SAME_CLAIM


def _names_source(sentence: str, language: str) -> bool:
    """Whether a word of saying stands in it; in a language without such words every sentence may have a source."""
    if language not in languages():
        return True
    known = grammar(language)
    words = fold(sentence).replace(",", " ").replace(".", " ").split()
    attributing = known.words("sources.sayings") | known.words("sources.strong") | known.words("complementizer")
    return any(word in attributing or word in {fold(one) for one in attributing} for word in words)
