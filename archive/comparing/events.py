"""Do two articles report one event? The sum of signals, each with what both sides say; the machine only proposes.

A signal speaks for or against. Some are a veto: days that cannot be the same, parties that have nothing to do with each
other. To add a signal: a function from two accounts to Signals, and its line in SIGNALS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.comparing.accounts import Account, When
from archive.comparing.alignment import align
from archive.comparing.sketches import containment

PROPOSED = 5.0
"""The least score at which two articles are proposed as reports of one event."""
REPRINT = 0.75
"""Of the shorter text's shingles: from here on it is the same text under another name."""
SIMILAR = 0.3
LATE_PRINT = 14
"""Days after which an outlet may still print a wire story, counting its weekdays from its own day of publication."""
SAME_KIND = 0.5
"""Which kinds an account names can change with its messages: talks told beside a document are another."""
CLEARLY_APART = 2
"""Days between two stated days of an event; one day may be the time zone."""
VETO = -20.0


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason for or against; `here` and `there` are the words or codes of either side."""

    name: str
    weight: float
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The signals, the weightiest first."""

    signals: tuple[Signal, ...]

    @property
    def score(self) -> float:
        return round(sum(signal.weight for signal in self.signals), 2)

    @property
    def is_veto(self) -> bool:
        return any(signal.weight <= VETO for signal in self.signals)

    @property
    def is_reprint(self) -> bool:
        return any(signal.name == "same text" for signal in self.signals)

    @property
    def is_one_event(self) -> bool:
        return not self.is_veto and self.score >= PROPOSED


def same_event(one: Account, other: Account) -> Verdict:
    """Compares two accounts; the order of the two makes no difference but to who is `here` and who `there`."""
    found = [signal for signals in SIGNALS for signal in signals(one, other)]
    if sum(signal.weight for signal in found) > PROPOSED - CHEAPLY:
        found += [signal for signals in COSTLY for signal in signals(one, other)]
    return Verdict(tuple(sorted(found, key=lambda signal: -abs(signal.weight))))


def may_be_same(one: Account, other: Account) -> bool | None:
    """Before messages are read: whether they could yet make it one event; None when something forbids it."""
    cheap = Verdict(tuple(signal for signals in SIGNALS for signal in signals(one, other)))
    return None if cheap.is_veto else cheap.score > PROPOSED - CHEAPLY - SAME_KIND


def by_text(one: Account, other: Account) -> Iterator[Signal]:
    shared = containment(one.text, other.text) if one.language == other.language else 0.0
    if shared >= REPRINT:
        yield Signal("same text", 5.0, f"{shared:.0%}", other.outlet)
    elif shared >= SIMILAR:
        yield Signal("similar text", round(6 * shared, 1), f"{shared:.0%}", other.outlet)


def by_date(one: Account, other: Account) -> Iterator[Signal]:
    mine, theirs = _when(one), _when(other)
    if mine is None or theirs is None:
        return
    gap = mine.gap(theirs)
    certain = one.when is not None and other.when is not None
    if gap:
        yield Signal("other days", _against(one, other, gap, certain), _days(mine), _days(theirs))
    else:
        width = max(mine.days, theirs.days)
        weight = 3.0 if width == 1 and certain else 2.5 if width <= 3 else 1.5 if width <= 9 else 0.5
        yield Signal("same days", weight if certain else min(weight, 1.5), _days(mine), _days(theirs))


def _when(account: Account) -> When | None:
    return account.when or account.published


def _against(one: Account, other: Account, gap: int, certain: bool) -> float:
    """A text printed late is told from the same words said again: by its days, which lie within LATE_PRINT."""
    if gap <= LATE_PRINT and containment(one.text, other.text) >= REPRINT and one.language == other.language:
        return -1.0
    if not certain:
        return -1.5 if gap <= 3 else VETO
    return -2.5 if gap < CLEARLY_APART else VETO


def _days(when: When) -> str:
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def by_parties(one: Account, other: Account) -> Iterator[Signal]:
    mine, theirs = one.states | one.bodies, other.states | other.bodies
    if not mine or not theirs:
        return
    shared = mine & theirs
    alike = len(shared) / len(mine | theirs)
    what = " ".join(sorted(shared))
    if not shared:
        yield Signal("other parties", VETO, " ".join(sorted(mine)), " ".join(sorted(theirs)))
    elif one.states == other.states or mine == theirs:
        yield Signal("same parties", 2.0 if len(shared) > 1 else 0.5, what, what)
    elif alike >= 0.5 and len(shared) > 1:
        yield Signal("most parties", 1.5, " ".join(sorted(mine)), " ".join(sorted(theirs)))
    elif len(mine) > 1 and len(theirs) > 1 and len(shared) == 1:
        yield Signal("other parties", VETO if len(mine) == len(theirs) == 2 else -3.0, *_sides(mine, theirs))
    else:
        yield Signal("some parties", 0.5, *_sides(mine, theirs))


def _sides(mine: frozenset[str], theirs: frozenset[str]) -> tuple[str, str]:
    return " ".join(sorted(mine)), " ".join(sorted(theirs))


def by_place(one: Account, other: Account) -> Iterator[Signal]:
    if one.place is None or other.place is None:
        return
    if one.place.key == other.place.key:
        yield Signal("same place", 1.5, one.place.name, other.place.name)
    elif one.place.language == other.place.language or one.place.key.startswith("country:") == (
        other.place.key.startswith("country:")
    ):
        loose = one.place.only_dateline or other.place.only_dateline
        spelt_apart = one.place.language != other.place.language and not one.place.key.startswith("country:")
        weight = 0.0 if spelt_apart else -0.5 if loose else -3.0
        yield Signal("other place", weight, one.place.name, other.place.name)


def by_people(one: Account, other: Account) -> Iterator[Signal]:
    shared = one.people & other.people
    if shared:
        yield Signal("same people", min(1.0 * len(shared), 2.0), " ".join(sorted(shared)), " ".join(sorted(shared)))
    elif one.people and other.people:
        yield Signal("other people", -2.0, " ".join(sorted(one.people)), " ".join(sorted(other.people)))


def by_names(one: Account, other: Account) -> Iterator[Signal]:
    shared = sorted(one.named & other.named)
    if shared:
        yield Signal("same names", min(0.5 * len(shared), 1.5), " ".join(shared[:6]), " ".join(shared[:6]))


def by_kind(one: Account, other: Account) -> Iterator[Signal]:
    shared = [kind for kind in one.doc_types if kind in other.doc_types]
    if shared:
        yield Signal("same kind", SAME_KIND, shared[0], shared[0])


def by_messages(one: Account, other: Account) -> Iterator[Signal]:
    """Messages both report; that two full reports share none speaks against one event."""
    if not one.messages or not other.messages:
        return
    first, second = sorted((one, other), key=lambda account: account.key)
    pairs = align(first.messages, second.messages).pairs
    if pairs:
        best = max(pairs, key=lambda pair: pair.score)
        quotes = {first.key: first.messages[best.one].quote, second.key: second.messages[best.other].quote}
        weight = min(1.0 * len({pair.one for pair in pairs}), 3.0)
        yield Signal("same messages", weight, quotes[one.key], quotes[other.key])
    elif min(len(one.messages), len(other.messages)) >= FULL:
        yield Signal("no message shared", -2.0)


FULL = 3
"""Messages from which on a report is full enough that sharing none says something."""
CHEAPLY = 3.0
"""By so much messages may raise a score: what lies deeper is not worth aligning."""


def by_substance(one: Account, other: Account) -> Iterator[Signal]:
    """Where only one state takes part, its day and place are those of all it does: the words must be the same too."""
    if min(len(one.states | one.bodies), len(other.states | other.bodies)) >= 2:
        return
    alike = containment(one.text, other.text) if one.language == other.language else 0.0
    if alike < SIMILAR and not (one.messages and other.messages and _shares_messages(one, other)):
        yield Signal("nothing else in common", -4.0)


def _shares_messages(one: Account, other: Account) -> bool:
    first, second = sorted((one, other), key=lambda account: account.key)
    return bool(align(first.messages, second.messages).pairs)


Compare = Callable[[Account, Account], Iterator[Signal]]
SIGNALS: tuple[Compare, ...] = (by_text, by_date, by_parties, by_place, by_people, by_names, by_kind)
COSTLY: tuple[Compare, ...] = (by_messages, by_substance)
