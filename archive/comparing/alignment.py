"""Which message of one report is which of another, across languages: by its coding, what it names, and its place.

Every pair of messages gets a score, the sum of signals; each signal keeps its reason. Pairs that contradict each other
(another side speaks, support against opposition, other figures) are none. The best pairs are taken first, one to one;
what is left over may join a pair whose message says the same in fewer or more sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.comparing.content import likeness, weights_of
from archive.comparing.messages import Said
from archive.extraction.topics import DEFAULT

FAMILIES = (
    frozenset({"undertaking", "pledge", "aid_pledge"}),
    frozenset({"support", "recognition", "assurance"}),
    frozenset({"agreement", "launch"}),
    frozenset({"call", "invitation"}),
)
"""Kinds that one report may take for another: a joint promise told as that of one side, support as recognition."""
OPPOSITES = (frozenset({"support", "opposition"}), frozenset({"recognition", "opposition"}))
SAME = 6.0
"""The least score of a pair."""
ADDED = 7.0
"""The least score of a message that joins a pair: it must say more for itself."""
CONTENT = 0.18
"""The least likeness in content, unless a name, a figure or a formula is shared: codes alone make none the same."""
UNTOLD = DEFAULT
"""The topic of what names none: that the other message names one is no contradiction."""
MOST = 400
"""Messages of one report that are compared; a text with more is no report of one statement."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal of a score: its code, its weight, and what both sides share or differ in."""

    signal: str
    weight: float
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Indices into the two lists of messages, the score, and the reasons, the weightiest first."""

    one: int
    other: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs` in the order of the first report; what no pair holds stands in one report only."""

    pairs: tuple[Pair, ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]


@lru_cache(maxsize=512)
def align(one: tuple[Said, ...], other: tuple[Said, ...]) -> Alignment:
    """Pure, hence remembered: a page that is looked at again costs nothing."""
    one, other = one[:MOST], other[:MOST]
    weights = weights_of(message.content for message in (*one, *other))
    scored = list(_scored(one, other, weights))
    pairs = _best(_in_order(scored, _best(scored)))
    pairs += _additions(scored, pairs, one, other)
    first, second = {pair.one for pair in pairs}, {pair.other for pair in pairs}
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: (pair.one, pair.other))),
        tuple(index for index in range(len(one)) if index not in first),
        tuple(index for index in range(len(other)) if index not in second),
    )


def _scored(one: Sequence[Said], other: Sequence[Said], weights: Mapping[str, float]) -> Iterator[Pair]:
    for i, mine in enumerate(one):
        for j, theirs in enumerate(other):
            reasons = compare(mine, theirs, weights)
            if reasons:
                ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
                yield Pair(i, j, round(sum(reason.weight for reason in reasons), 2), tuple(ordered))


def compare(one: Said, other: Said, weights: Mapping[str, float]) -> list[Reason]:
    """Why two messages may be the same; empty when they cannot be."""
    if frozenset({one.kind, other.kind}) in OPPOSITES or not _same_side(one, other):
        return []
    alike = likeness(one.content, other.content, weights)
    reasons = [
        *_by_side(one, other),
        *_by_kind(one, other),
        *_by_topic(one, other),
        *by_marks("names", one.named, other.named, apart=-2.0),
        *by_marks("numbers", one.numbers, other.numbers, apart=-3.0),
        *by_marks("formulas", one.formulas, other.formulas, apart=0.0),
        Reason("content", round(6 * alike, 2), _shared_concepts(one, other)),
    ]
    particular = any(reason.signal in ("names", "numbers", "formulas") and reason.weight > 0 for reason in reasons)
    return reasons if particular or alike >= CONTENT else []


def _same_side(one: Said, other: Said) -> bool:
    return bool(one.parties & other.parties) or not one.parties or not other.parties


def _by_side(one: Said, other: Said) -> Iterator[Reason]:
    yield Reason("parties", 1.5 if one.parties == other.parties else -1.5, tuple(sorted(one.parties & other.parties)))
    if one.counterparts and other.counterparts:
        shared = one.counterparts & other.counterparts
        yield Reason("counterparts", 0.5 if shared else -1.0, tuple(sorted(shared)))


def _by_kind(one: Said, other: Said) -> Iterator[Reason]:
    if one.kind == other.kind:
        yield Reason("kind", 1.0, (one.kind,))
    elif not any({one.kind, other.kind} <= family for family in FAMILIES):
        yield Reason("kind", -1.5, (one.kind, other.kind))
    if one.modality == other.modality:
        yield Reason("modality", 0.5, (one.modality,))
    if one.intensified and other.intensified:
        yield Reason("intensifier", 0.5)


def _by_topic(one: Said, other: Said) -> Iterator[Reason]:
    shared = one.topics & other.topics
    if shared:
        part = len(shared) / len(one.topics | other.topics)
        yield Reason("topics", round(1.5 * part, 2), tuple(sorted(shared)))
    elif UNTOLD not in one.topics | other.topics and one.topics and other.topics:
        yield Reason("topics", -1.5, tuple(sorted(one.topics ^ other.topics)))


def by_marks(name: str, one: frozenset[str], other: frozenset[str], apart: float) -> Iterator[Reason]:
    """For each mark that both have, up to twice; `apart` where both have some and none is shared."""
    shared = one & other
    if shared:
        yield Reason(name, min(2.0 * len(shared), 4.0), tuple(sorted(shared)))
    elif apart and one and other:
        yield Reason(name, apart, tuple(sorted(one ^ other)))


def _shared_concepts(one: Said, other: Said) -> tuple[str, ...]:
    shared = one.content & other.content
    return tuple(sorted(key.removeprefix("concept:") for key in shared if key.startswith("concept:")))


def _best(scored: Sequence[Pair]) -> list[Pair]:
    """One to one, the best first; ties by their place in the texts."""
    taken_one, taken_other, pairs = set[int](), set[int](), []
    for pair in sorted(scored, key=lambda pair: (-pair.score, pair.one, pair.other)):
        if pair.score >= SAME and pair.one not in taken_one and pair.other not in taken_other:
            taken_one.add(pair.one)
            taken_other.add(pair.other)
            pairs.append(pair)
    return pairs


def _in_order(scored: Sequence[Pair], found: Sequence[Pair]) -> list[Pair]:
    """The same pairs, those raised that stand between the neighbours of pairs already found: reports keep the order."""
    return [_raised(pair) if _stands_between(pair, found) else pair for pair in scored]


def _raised(pair: Pair) -> Pair:
    return Pair(pair.one, pair.other, round(pair.score + 0.5, 2), (*pair.reasons, Reason("order", 0.5)))


def _stands_between(pair: Pair, found: Sequence[Pair]) -> bool:
    others = [other for other in found if (other.one, other.other) != (pair.one, pair.other)]
    crossed = any((other.one - pair.one) * (other.other - pair.other) < 0 for other in others)
    near = any(abs(other.one - pair.one) <= 2 and abs(other.other - pair.other) <= 2 for other in others)
    return near and not crossed


def _additions(scored: Sequence[Pair], pairs: Sequence[Pair], one: Sequence[Said], other: Sequence[Said]) -> list[Pair]:
    """What one report says in two messages and the other in one: the second joins when it stands beside the first."""
    first, second = {pair.one: pair.other for pair in pairs}, {pair.other: pair.one for pair in pairs}
    added = []
    for pair in sorted(scored, key=lambda pair: (-pair.score, pair.one, pair.other)):
        beside_one = pair.one not in first and pair.other in second and _beside(one, pair.one, second[pair.other])
        beside_other = pair.other not in second and pair.one in first and _beside(other, pair.other, first[pair.one])
        if pair.score >= ADDED and (beside_one or beside_other):
            first.setdefault(pair.one, pair.other)
            second.setdefault(pair.other, pair.one)
            added.append(pair)
    return added


def _beside(messages: Sequence[Said], index: int, mate: int) -> bool:
    return abs(index - mate) == 1 and messages[index].kind == messages[mate].kind
