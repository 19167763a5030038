"""Sentences introduce people by office: "Pakistani Foreign Minister Jalil Abbas Jilani", "Ahmed Attaf, ministre des
Affaires étrangères d'Algérie". Each title of a text is read outwards: country and modifiers to its left, portfolio,
country and name to its right; failing a name there, a name before a comma to its left.

Never guesses a name without a title beside it: in running text, precision first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.extraction.actors.name_runs import leads_particle, name_before, name_from
from archive.extraction.actors.person import is_person
from archive.extraction.actors.scene import Scene, set_scene
from archive.extraction.actors.titles import Title, TitleMatch
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention

_LONGEST_PHRASE = 24


@dataclass(frozen=True, slots=True)
class Introduction:
    """A title phrase. The name's span is empty (start == end) where only the office is named ("the Kenyan president").

    `country` is the key of the state or organisation spoken for, "" when the phrase does not say; `office` is as
    printed; `start`, `end` span the whole phrase with its country.
    """

    title: Title
    office: str
    lesser: bool
    country: str
    start: int
    end: int
    name_start: int
    name_end: int

    @property
    def named(self) -> bool:
        return self.name_end > self.name_start


def introductions(tokens: Tokens, lookup: str, language: str, mentions: Sequence[Mention]) -> list[Introduction]:
    """Every title phrase of the text, in text order. `mentions` are the actors found by name."""
    scene = set_scene(tokens, lookup, language, mentions)
    return [phrase for match in scene.titles for phrase in _phrases(scene, match)]


def _phrases(scene: Scene, match: TitleMatch) -> Iterator[Introduction]:
    """The phrase of a title; a plural one ("Foreign Ministers A and B") introduces a second person."""
    phrase = _introduction(scene, match)
    if phrase is None:
        return
    yield phrase
    number = scene.tokens.at(phrase.name_end)
    if match.title.plural and phrase.named and number < len(scene.tokens) and scene.fold(number) in _AND:
        second = name_from(scene, number + 1) if number + 1 < len(scene.tokens) else None
        if second is not None:
            yield replace(phrase, country="", start=second[0], end=second[1], name_start=second[0], name_end=second[1])


_AND = ("and", "et", "y", "и", "&")


def _introduction(scene: Scene, match: TitleMatch) -> Introduction | None:
    first, last = scene.tokens.at(match.start), scene.tokens.at(match.end) - 1
    if last < first or _continues_another(scene, first):
        return None
    before = _leftwards(scene, first)
    after = _rightwards(scene, last)
    name = after.name or name_before(scene, before.first)
    country = before.country or after.country
    start, end = scene.tokens[before.first].start, scene.tokens[after.last].end
    name_start, name_end = name or (match.end, match.end)
    return Introduction(
        match.title, _office(scene, match, before, after), before.lesser, country,
        min(start, name_start), max(end, name_end), name_start, name_end,
    )  # fmt: skip


def _continues_another(scene: Scene, first: int) -> bool:
    """ "Deputy Prime Minister and Minister of Foreign Affairs": the second title is read with the first."""
    return (
        first >= 2
        and scene.fold(first - 1) in _AND
        and first - 2 in scene.titled
        and scene.joined(first - 2)
        and scene.joined(first - 1)
    )


@dataclass(frozen=True, slots=True)
class _Before:
    first: int
    country: str
    lesser: bool


def _leftwards(scene: Scene, first: int) -> _Before:
    """Modifiers, then a country: "Kenya's then deputy | Prime Minister"."""
    number, start, lesser = first - 1, first, False
    while number >= 0 and scene.joined(number) and first - number < _LONGEST_PHRASE:
        word = scene.fold(number)
        if number in scene.named:
            return _with_country(scene, number, start, lesser)
        ministry = word in scene.words.portfolio and scene.tokens[number].capitalised
        if word != "'s" and word not in scene.words.modifiers and number not in scene.titled and not ministry:
            break
        lesser = lesser or word in scene.words.lesser
        start = number if number not in scene.titled else start
        number -= 1
    return _Before(_without_article(scene, start, first), "", lesser)


def _with_country(scene: Scene, number: int, start: int, lesser: bool) -> _Before:
    mention = scene.named[number]
    if not _is_polity(mention):
        return _Before(start, "", lesser)
    return _Before(scene.tokens.at(mention.start), mention.key, lesser)


def _without_article(scene: Scene, start: int, first: int) -> int:
    while start < first and scene.fold(start) in scene.words.openers | {"and"}:
        start += 1
    return start


@dataclass(frozen=True, slots=True)
class _After:
    last: int
    office_last: int
    country: str
    name: tuple[int, int] | None


def _rightwards(scene: Scene, last: int) -> _After:
    """Portfolio, country, courtesies, then the name: " of Foreign Affairs of the Republic of | Kenya, Dr. | …"."""
    number, country, end, office, post = last + 1, "", last, last, False
    while number < len(scene.tokens) and number - last < _LONGEST_PHRASE and scene.near(number - 1):
        word = scene.fold(number)
        comma = "," in scene.tokens.gap(number - 1)
        if number in scene.named and is_person(scene.named[number].key):
            mention = scene.named[number]
            return _After(end, office, country, (mention.start, mention.end))
        if number in scene.named:
            if comma or not _is_polity(scene.named[number]):
                break
            country = country or ("" if post else scene.named[number].key)
            end = number
        elif word in scene.words.links or word in scene.words.honorifics:
            pass
        elif (number in scene.titled and not leads_particle(scene, number)) or word in scene.words.portfolio:
            end = office = number
        elif word in scene.words.posts:
            post = True
        else:
            return _After(end, office, country, name_from(scene, number))
        post = post or word in scene.words.posts
        number += 1
    return _After(end, office, country, None)


def _is_polity(mention: Mention) -> bool:
    return mention.key.startswith(("country:", "territory:", "organisation:", "grouping:"))


def _office(scene: Scene, match: TitleMatch, before: _Before, after: _After) -> str:
    """The office as printed, up to the last word of its portfolio: "Minister of Foreign Affairs"."""
    if match.title.plural or not match.title.name:
        return match.title.name
    first = scene.tokens.at(match.start)
    while first > before.first and scene.fold(first - 1) in scene.words.portfolio and first - 1 not in scene.named:
        first -= 1
    words = range(first, after.office_last + 1)
    kept = [number for number in words if number not in scene.named]
    return " ".join(scene.tokens[number].text for number in kept).replace("' ", "'")
