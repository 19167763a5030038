"""How a later message words what an earlier one said: reaffirmed, strengthened, weakened, new, or dropped.

Which message takes up which is the business of `alignment`; here the two are laid side by side, step by step: the rung
on the ladder of modality, a condition, an intensifier, an amount, a date. The first step that differs decides; the
others are told as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.comparing.alignment import Pair, align
from archive.comparing.messages import Said
from archive.comparing.telling import telling
from archive.lexicons.codebook import MODALITIES

Change = Literal["reaffirmed", "strengthened", "weakened"]
KINDS = frozenset({"undertaking", "pledge", "aid_pledge", "support", "opposition", "recognition", "assurance", "call"})
"""What is worded anew from one text to the next; acts are done once, and an appreciation binds nobody."""
PARTICULAR = ("names", "formulas", "numbers")
TELLING = 2
"""So many words that tell one matter from another must be shared, where nothing in particular is."""
LADDER = ("binding", "decided", "will", "ready", "desire", "state")
"""The modalities that can be compared; an urging stands on another ladder."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A message with what its wording is made of; `condition` and `intensifier` as printed, "" where there is none."""

    said: Said
    intensifier: str = ""
    condition: str = ""
    amount: float | None = None
    unit: str = ""
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`towards` is 1 for firmer, -1 for softer; `before` and `after` as codes or as printed."""

    what: Literal["modality", "condition", "intensifier", "amount", "deadline"]
    towards: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """Indices into the earlier and the later messages."""

    earlier: int
    later: int
    change: Change
    steps: tuple[Step, ...]
    pair: Pair


def links(earlier: Sequence[Worded], later: Sequence[Worded]) -> list[Link]:
    """Which later message takes up which earlier one, and how."""
    found = align(tuple(one.said for one in earlier), tuple(one.said for one in later))
    alike = (pair for pair in found.pairs if _is_one_matter(pair, earlier[pair.one].said, later[pair.other].said))
    return [_link(pair, earlier[pair.one], later[pair.other]) for pair in alike]


def _is_one_matter(pair: Pair, earlier: Said, later: Said) -> bool:
    """Years apart the same codes and sides are not enough: both must name the same thing, or share words that tell."""
    if any(reason.signal in PARTICULAR and reason.weight > 0 for reason in pair.reasons):
        return True
    states, across = earlier.parties | earlier.counterparts | later.counterparts, earlier.language != later.language
    shared = telling(earlier.quote, earlier.language, across, states)
    return len(shared & telling(later.quote, later.language, across, states)) >= TELLING


def _link(pair: Pair, earlier: Worded, later: Worded) -> Link:
    found = tuple(steps(earlier, later))
    return Link(pair.one, pair.other, change_of(found), found, pair)


def change_of(found: Sequence[Step]) -> Change:
    """The first step decides: who now merely "would like to" has weakened it, however firmly."""
    if not found:
        return "reaffirmed"
    return "strengthened" if found[0].towards > 0 else "weakened"


def steps(earlier: Worded, later: Worded) -> Iterator[Step]:
    """In the order in which they weigh; what is alike is no step."""
    for step in STEPS:
        if (found := step(earlier, later)) is not None:
            yield found


def _modality(earlier: Worded, later: Worded) -> Step | None:
    before, after = earlier.said.modality, later.said.modality
    if before == after or before not in LADDER or after not in LADDER:
        return None
    return Step("modality", 1 if MODALITIES[after].rank < MODALITIES[before].rank else -1, before, after)


def _condition(earlier: Worded, later: Worded) -> Step | None:
    """A new condition takes back part of what was said, one that is gone gives it again."""
    if bool(earlier.condition) == bool(later.condition):
        return None
    return Step("condition", -1 if later.condition else 1, earlier.condition, later.condition)


def _intensifier(earlier: Worded, later: Worded) -> Step | None:
    """One firm word is as good as another: languages do not rank them alike."""
    if bool(earlier.intensifier) == bool(later.intensifier):
        return None
    return Step("intensifier", 1 if later.intensifier else -1, earlier.intensifier, later.intensifier)


def _amount(earlier: Worded, later: Worded) -> Step | None:
    """Only amounts of the same thing can be compared."""
    if earlier.amount is None or later.amount is None or earlier.unit != later.unit or earlier.amount == later.amount:
        return None
    return Step("amount", 1 if later.amount > earlier.amount else -1, f"{earlier.amount:g}", f"{later.amount:g}")


def _deadline(earlier: Worded, later: Worded) -> Step | None:
    """To name a date binds, to name none any more frees; that a later text names a later one says nothing."""
    if (earlier.deadline is None) == (later.deadline is None):
        return None
    before, after = (day.isoformat() if day else "" for day in (earlier.deadline, later.deadline))
    return Step("deadline", 1 if later.deadline else -1, before, after)


STEPS: tuple[Callable[[Worded, Worded], Step | None], ...] = (_modality, _condition, _intensifier, _amount, _deadline)


def new_among(later: Sequence[Worded], earlier: Sequence[Worded], linked: set[int]) -> list[int]:
    """Later messages that no earlier text takes up, on a matter of which the earlier one speaks as well."""
    return [at for at, one in enumerate(later) if at not in linked and _is_spoken_of(one, earlier)]


def dropped_from(earlier: Sequence[Worded], later: Sequence[Worded], linked: set[int]) -> list[int]:
    """The same the other way: what the later text no longer says, though it speaks of the matter."""
    return new_among(earlier, later, linked)


def _is_spoken_of(message: Worded, others: Sequence[Worded]) -> bool:
    """Whether one of the others is of the same sides on a topic it shares."""
    return any(
        message.said.parties == other.said.parties and message.said.topics & other.said.topics for other in others
    )
