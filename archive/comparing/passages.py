"""Sentences of a report in whose language no messages are read: which message of another report does each of them tell?

Nobody says who speaks there or how firmly. What is left are the states, figures, names and formulas that a sentence has
in common with a message, and what both speak of (`content`). Less speaks for such a pair than for one of two messages,
so its score is lower, and it must have something in particular.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.comparing.alignment import Reason, by_marks
from archive.comparing.content import content_of, likeness, names_of, numbers_of, weights_of
from archive.comparing.messages import Said

LEAST = 3.0
CONTENT = 4.0
"""The weight of speaking of the same things, and of nothing else."""
MESSAGES = 3
"""Messages that one sentence may tell."""
MOST = 400
"""Sentences and messages that are compared."""
Span = tuple[int, int, str]
"""Start, end, and the key or id of what stands there."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, text[start:end]; `named` are states, bodies, initiatives and instruments, as in a message."""

    quote: str
    language: str
    start: int
    end: int
    named: frozenset[str] = frozenset()
    formulas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """Indices into the messages and the passages, the score, and the reasons, the weightiest first."""

    message: int
    passage: int
    score: float
    reasons: tuple[Reason, ...]


def passages_in(
    text: str, language: str, sentences: Iterable[tuple[int, int]], named: Sequence[Span], formulas: Sequence[Span]
) -> list[Passage]:
    """The sentences of a text with what is named in each."""

    def inside(spans: Sequence[Span], start: int, end: int) -> frozenset[str]:
        return frozenset(key for first, last, key in spans if first < end and start < last)

    return [
        Passage(text[start:end], language, start, end, inside(named, start, end), inside(formulas, start, end))
        for start, end in sentences
    ]


def told_in(messages: Sequence[Said], passages: Sequence[Passage]) -> list[Told]:
    """In the order of the messages. A message is told once; a sentence may tell several."""
    scored = sorted(
        _scored(messages[:MOST], passages[:MOST]), key=lambda told: (-told.score, told.message, told.passage)
    )
    taken: set[int] = set()
    used: dict[int, int] = {}
    kept = []
    for told in scored:
        if told.message not in taken and used.get(told.passage, 0) < MESSAGES:
            taken.add(told.message)
            used[told.passage] = used.get(told.passage, 0) + 1
            kept.append(told)
    return sorted(kept, key=lambda told: told.message)


def _scored(messages: Sequence[Said], passages: Sequence[Passage]) -> Iterator[Told]:
    spoken = [_matters(one.quote, one.language, one.parties | one.counterparts) for one in messages]
    spoken_there = [_matters(one.quote, one.language, one.named) for one in passages]
    weights = weights_of([*spoken, *spoken_there])
    for i, message in enumerate(messages):
        for j, passage in enumerate(passages):
            reasons = list(_reasons(message, passage, spoken[i], spoken_there[j], weights))
            score = round(sum(reason.weight for reason in reasons), 2)
            if score >= LEAST:
                yield Told(i, j, score, tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))))


def _matters(quote: str, language: str, sides: frozenset[str]) -> frozenset[str]:
    """Concepts alone: the stems of one language are seldom those of another."""
    found = content_of(quote, language) - names_of(sides)
    return frozenset(key for key in found if key.startswith("concept:"))


def _reasons(
    message: Said,
    passage: Passage,
    mine: frozenset[str],
    theirs: frozenset[str],
    weights: Mapping[str, float],
) -> Iterator[Reason]:
    """None where the sentence names only states that the message has nothing to do with, or nothing in particular."""
    sides = message.parties | message.counterparts
    states = frozenset(key for key in passage.named if key.startswith("country:"))
    if states and not states & (sides | message.named):
        return
    marks = [
        *by_marks("names", message.named - sides, passage.named - sides, apart=0.0),
        *by_marks("numbers", message.numbers, numbers_of(passage.quote, passage.language), apart=-3.0),
        *by_marks("formulas", message.formulas, passage.formulas, apart=0.0),
    ]
    alike = likeness(mine, theirs, weights)
    if not any(reason.weight > 0 for reason in marks) and not _is_particular(mine, theirs, alike):
        return
    yield from marks
    yield Reason("content", round(CONTENT * alike, 2), tuple(sorted(key.partition(":")[2] for key in mine & theirs)))
    if states & sides:
        yield Reason("parties", 0.5, tuple(sorted(states & sides)))


def _is_particular(mine: frozenset[str], theirs: frozenset[str], alike: float) -> bool:
    """Two things in common, or all that either speaks of."""
    return len(mine & theirs) > 1 or (mine == theirs and alike == 1.0)
