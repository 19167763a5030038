"""Why two authority records may be one. Pure: profiles in, pairs with their reasons out, no pair compared in vain.

Two records of the lexicons count as told apart by those who wrote them, unless they share an identifier. Names alone
never speak against what is known: records of another kind, or of another state, are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from archive.curating.spelling import plain, sounded
from archive.search.suggestions import distance

KINDS = {"country": "state", "territory": "state"} | dict.fromkeys(
    ("organisation", "grouping", "initiative", "instrument", "media"), "body"
)
"""Types that a reading takes for one another; any other type is a kind of its own."""
SHORTEST_SLIP = 8
"""Letters: of shorter names too many are a letter away from another."""
MOST_ALIKE = 40
"""Records that share a name; more of them share a word ("ministry"), not a name."""

Sign = Literal["identifier", "name", "spelling", "slip"]
SIGNS: tuple[Sign, ...] = ("identifier", "name", "spelling", "slip")


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a record tells it from others; `names` as written, `identifiers` by scheme ("Wikidata", "Q232")."""

    pk: int
    type: str
    names: tuple[str, ...]
    country: int | None
    identifiers: tuple[tuple[str, str], ...]
    in_lexicon: bool

    @property
    def kind(self) -> str:
        return KINDS.get(self.type, self.type)


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """`one` and `other` are what the two records have: the same identifier, or their names as written."""

    sign: Sign
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A pair, `one` with the smaller primary key; the strongest reason first, one of each sign."""

    one: Profile
    other: Profile
    reasons: tuple[Reason, ...]


def resemblances(profiles: Iterable[Profile]) -> list[Resemblance]:
    """Every pair that may be one record, those with the strongest reason first."""
    found: dict[tuple[Profile, Profile], dict[Sign, Reason]] = defaultdict(dict)
    listed = sorted(profiles, key=lambda profile: profile.pk)
    for one, other, reason in _signs(listed):
        weaker = {"slip": ("spelling", "name"), "spelling": ("name",)}.get(reason.sign, ())
        if not any(sign in found[one, other] for sign in weaker):
            found[one, other].setdefault(reason.sign, reason)
    pairs = [Resemblance(one, other, tuple(reasons.values())) for (one, other), reasons in found.items() if reasons]
    return sorted(pairs, key=lambda pair: (SIGNS.index(pair.reasons[0].sign), pair.one.pk, pair.other.pk))


def _signs(profiles: list[Profile]) -> Iterator[tuple[Profile, Profile, Reason]]:
    """Strongest signs first."""
    yield from _sharing(profiles, "identifier", _identifiers, lambda one, other: True)
    yield from _sharing(profiles, "name", _written(plain), _may_be_one)
    yield from _sharing(profiles, "spelling", _written(sounded), _may_be_one)
    yield from _slips(profiles)


Marks = Callable[[Profile], Iterable[tuple[str, str]]]
"""What is compared of a profile, with what is shown of it."""


def _sharing(
    profiles: list[Profile], sign: Sign, marks: Marks, allowed: Callable[[Profile, Profile], bool]
) -> Iterator[tuple[Profile, Profile, Reason]]:
    having: dict[str, dict[Profile, str]] = defaultdict(dict)
    for profile in profiles:
        for mark, shown in marks(profile):
            having[mark].setdefault(profile, shown)
    for alike in having.values():
        for one, other in combinations(alike, 2) if len(alike) <= MOST_ALIKE else ():
            if allowed(one, other):
                yield one, other, Reason(sign, alike[one], alike[other])


def _identifiers(profile: Profile) -> Iterator[tuple[str, str]]:
    for scheme, value in profile.identifiers:
        yield f"{scheme} {value}".upper(), f"{scheme} {value}"


def _written(how: Callable[[str], str]) -> Marks:
    return lambda profile: [(mark, name) for name in profile.names if len(mark := how(name)) > 1]


def _may_be_one(one: Profile, other: Profile) -> bool:
    told_apart = one.in_lexicon and other.in_lexicon
    of_two_states = one.country and other.country and one.country != other.country
    return one.kind == other.kind and not told_apart and not of_two_states


def _slips(profiles: list[Profile]) -> Iterator[tuple[Profile, Profile, Reason]]:
    """Names a letter apart, of one type and one state. Two such names are equal after the loss of a letter each."""
    near: dict[tuple[str, int | None, str], list[tuple[Profile, str, str]]] = defaultdict(list)
    unknown = {
        (one.type, one.country) for one in profiles if not one.in_lexicon and one.country and one.kind != "state"
    }
    for profile in (one for one in profiles if (one.type, one.country) in unknown):
        for name in profile.names:
            if len(word := plain(name)) >= SHORTEST_SLIP:
                for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                    near[profile.type, profile.country, shorter].append((profile, word, name))
    for alike in near.values():
        for (one, word, name), (other, word_, name_) in combinations(alike, 2) if len(alike) <= MOST_ALIKE else ():
            if one != other and _may_be_one(one, other) and distance(word, word_, 1) == 1:
                yield one, other, Reason("slip", name, name_)
