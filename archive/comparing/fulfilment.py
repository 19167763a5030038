"""Does a later text tell of what was promised? The visit after the invitation, "signed" after "will sign".

The patterns stand in `data/words/fulfilment.toml`. A sentence that looks ahead, or says that something was called off,
tells of nothing. What happened on a journey is known by where it went; elsewhere both must speak of the same thing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from archive.comparing.content import numbers_of
from archive.comparing.telling import telling
from archive.lexicons import fold, words

SHARED = 3
"""So much must a promise and what is told of it have in common; a name or a figure counts for two."""
_PARTS = ("not_yet", "amounts", "destination", "source")
_LONGEST_ENDING = 14
_BEFORE = 24
"""Characters before the name of a state in which the word stands that makes it a destination."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of being fulfilled; `object`: both must name the same thing, else where the journey went decides."""

    code: str
    status: str
    years: int
    kinds: frozenset[str]
    object: bool
    promised: Mapping[str, re.Pattern[str]]
    unless: Mapping[str, re.Pattern[str]]
    happened: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named at text[start:end]; `country` is the state itself, or the one a person speaks for."""

    start: int
    end: int
    key: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A message that may be fulfilled. `until` is the last day on which it can have been made."""

    kind: str
    quote: str
    language: str
    parties: frozenset[str]
    receivers: frozenset[str]
    named: frozenset[str]
    until: dt.date


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence, text[start:end], that tells of something done; `involved` are the states of the whole article."""

    pattern: str
    start: int
    end: int
    quote: str
    language: str
    named: frozenset[str]
    countries: frozenset[str]
    destinations: frozenset[str]
    involved: frozenset[str]


@cache
def patterns() -> Mapping[str, Pattern]:
    return {code: _pattern(code, table) for code, table in words("fulfilment").items() if code not in _PARTS}


def _pattern(code: str, table: Mapping[str, object]) -> Pattern:
    def compiled(part: str) -> Mapping[str, re.Pattern[str]]:
        return {language: forms_in(forms, language) for language, forms in table.get(part, {}).items()}  # type: ignore[attr-defined]

    return Pattern(
        code=code,
        status=str(table["status"]),
        years=int(str(table["years"])),
        kinds=frozenset(table["kinds"]),  # type: ignore[call-overload]
        object=bool(table.get("object")),
        promised=compiled("promised"),
        unless=compiled("unless"),
        happened=compiled("happened"),
    )


def forms_in(forms: Iterable[str], language: str) -> re.Pattern[str]:
    """Finds the forms in a folded text, the longest first; in Chinese, which parts no words, anywhere."""
    ordered = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    written = "|".join(_form(form) for form in ordered)
    return re.compile(written if language == "zh" else rf"(?<!\w)(?:{written})(?!\w)")


def _form(form: str) -> str:
    escaped = re.escape(form).replace(r"\*", rf"\w{{0,{_LONGEST_ENDING}}}").replace(r"\ ", r"\s{1,3}")
    return escaped.replace("'", r"\s?['’]\s?")


@cache
def _forms(part: str, language: str) -> re.Pattern[str] | None:
    forms = words("fulfilment")[part].get(language)
    return forms_in(forms, language) if forms else None


def promised_in(promise: Promise) -> list[Pattern]:
    """The patterns by which the message may be fulfilled."""
    folded = fold(promise.quote)
    return [
        pattern
        for pattern in patterns().values()
        if promise.kind in pattern.kinds
        and _finds(pattern.promised.get(promise.language), folded)
        and not _finds(pattern.unless.get(promise.language), folded)
    ]


def _finds(pattern: re.Pattern[str] | None, folded: str) -> bool:
    return pattern is not None and pattern.search(folded) is not None


def happenings(
    text: str,
    readable: str,
    language: str,
    sentences: Iterable[tuple[int, int]],
    named: Sequence[Named],
    involved: frozenset[str],
) -> Iterator[Happening]:
    """What the sentences of a text tell as done; `readable` has the offsets of `text`."""
    for start, end in sentences:
        folded = fold(readable[start:end])
        if _finds(_forms("not_yet", language), folded):
            continue
        for pattern in patterns().values():
            if _finds(pattern.happened.get(language), folded):
                inside = [one for one in named if start <= one.start and one.end <= end]
                yield _happening(pattern.code, (start, end), text, folded, language, inside, involved)


def _happening(
    pattern: str,
    span: tuple[int, int],
    text: str,
    folded: str,
    language: str,
    named: Sequence[Named],
    involved: frozenset[str],
) -> Happening:
    start, end = span
    goals = {one.country for one in named if one.key == one.country and _is_goal(one, start, folded, language)}
    return Happening(
        pattern=pattern,
        start=start,
        end=end,
        quote=text[start:end],
        language=language,
        named=frozenset(one.key for one in named),
        countries=frozenset(one.country for one in named if one.country),
        destinations=frozenset(goals),
        involved=involved,
    )


def _is_goal(one: Named, start: int, folded: str, language: str) -> bool:
    """Whether the word right before the name makes it where a journey goes."""
    before = folded[max(0, one.start - start - _BEFORE) : one.start - start].rstrip()
    before = re.sub(r"(?:\s(?:the|la|le|el))?$", "", before) if language != "zh" else before
    forms = _forms("destination", language)
    found = list(forms.finditer(before)) if forms else []
    return bool(found) and found[-1].end() == len(before)


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason: "host", "guest", "sides" or "shared", and the keys, figures and stems that bear it."""

    what: str
    of: tuple[str, ...]


def fulfils(promise: Promise, happening: Happening, earliest: dt.date) -> list[Ground]:
    """Why what happened, on `earliest` or later, may be what was promised; empty when nothing speaks for it."""
    pattern = patterns()[happening.pattern]
    years = (earliest - promise.until).days / 365.25
    if not 0 < years <= pattern.years or pattern not in promised_in(promise):
        return []
    return _same_thing(promise, happening) if pattern.object else _same_journey(promise, happening)


def _same_journey(promise: Promise, happening: Happening) -> list[Ground]:
    """An invitation goes from the host to the guest, the promise of a visit from the guest to the host."""
    hosts, guests = promise.parties, promise.receivers
    if promise.kind != "invitation":
        hosts, guests = guests, hosts
    reached = (hosts - guests) & happening.destinations
    came = (guests - hosts) & (happening.countries - happening.destinations)
    if not reached or not came:
        return []
    return [Ground("host", tuple(sorted(reached))), Ground("guest", tuple(sorted(came)))]


def _same_thing(promise: Promise, happening: Happening) -> list[Ground]:
    """The same sides, and words, names and figures that both hold."""
    if not promise.parties <= happening.involved | happening.countries:
        return []
    others = promise.receivers - promise.parties
    if others and not others & (happening.involved | happening.countries | happening.named):
        return []
    names = _third(promise) & happening.named
    figures = numbers_of(promise.quote, promise.language) & numbers_of(happening.quote, happening.language)
    states, across = promise.parties | promise.receivers | happening.countries, promise.language != happening.language
    promised = _of_the_matter(promise.quote, promise.language, across, states)
    content = promised & _of_the_matter(happening.quote, happening.language, across, states)
    enough = 2 * len(names) + 2 * len(figures) + len(content) >= SHARED and (content or names)
    if not enough and not _is_all_told(promise, happening, states, names):
        return []
    words_shared = (key.partition(":")[2] for key in content)
    shared = (*sorted(names), *sorted(figures), *sorted(words_shared))
    return [Ground("sides", tuple(sorted(promise.parties))), Ground("shared", shared)]


def _third(promise: Promise) -> frozenset[str]:
    """What it names besides the states between which it was made; a body that one joins is named, too."""
    return frozenset(key for key in promise.named - promise.parties if key not in _states(promise.receivers))


def _states(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith("country:"))


def _is_all_told(promise: Promise, happening: Happening, states: frozenset[str], names: frozenset[str]) -> bool:
    """A short promise ("join NATO", "open a consulate in Kumasi"): nothing that it names is missing from what is told.

    Words too short to be stems count by their concepts, so that a conference on water is not one on arms.
    """
    if promise.language != happening.language:
        return False
    promised = _of_the_matter(promise.quote, promise.language, True, states)
    told = _of_the_matter(happening.quote, happening.language, True, states)
    third = {key for key in _third(promise) if not key.startswith("country:")}
    in_words = any(key.startswith("stem:") for key in promised)
    return (in_words or bool(names)) and promised <= told and third <= happening.named


def _of_the_matter(passage: str, language: str, across: bool, states: frozenset[str]) -> frozenset[str]:
    """What a passage speaks of, without the words by which it promises or tells, and without amounts."""
    folded = fold(passage)
    for pattern in patterns().values():
        for forms in (pattern.promised.get(language), pattern.happened.get(language)):
            folded = forms.sub(" ", folded) if forms else folded
    amounts = _forms("amounts", language)
    folded = amounts.sub(" ", folded) if amounts else folded
    return telling(folded, language, across, states)
