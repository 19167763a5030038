"""Sentences introduce people by office: "Pakistani Foreign Minister Jalil Abbas Jilani", "Ahmed Attaf, ministre des
Affaires étrangères d'Algérie". Each title of a text is read outwards: country and modifiers to its left, portfolio,
country and name to its right; failing a name there, a name before a comma to its left.

Never guesses a name without a title beside it: in running text, precision first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.extraction.actors.titles import Title, TitleMatch, Vocabulary, titles_in, vocabulary
from archive.extraction.actors.tokens import Token, Tokens
from archive.extraction.reading import Mention

_LONGEST_PHRASE = 24
_LONGEST_NAME = 6


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


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a title phrase is read against: the words of the text, who is named at which word, which are titles."""

    text: str
    tokens: Tokens
    named: dict[int, Mention]
    titled: dict[int, TitleMatch]
    words: Vocabulary

    def fold(self, number: int) -> str:
        return self.tokens[number].folded


def introductions(tokens: Tokens, lookup: str, language: str, mentions: Sequence[Mention]) -> list[Introduction]:
    """Every title phrase of the text, in text order. `mentions` are the actors found by name."""
    found = titles_in(tokens.text, lookup, language)
    if not found:
        return []
    scene = Scene(tokens.text, tokens, _by_word(tokens, mentions), _by_word(tokens, found), vocabulary(language))
    return [phrase for match in found for phrase in _phrases(scene, match)]


def _phrases(scene: Scene, match: TitleMatch) -> Iterator[Introduction]:
    """The phrase of a title; a plural one ("Foreign Ministers A and B") introduces a second person."""
    phrase = _introduction(scene, match)
    if phrase is None:
        return
    yield phrase
    number = scene.tokens.at(phrase.name_end)
    if match.title.plural and phrase.named and number < len(scene.tokens) and scene.fold(number) in _AND:
        second = _name_from(scene, number + 1) if number + 1 < len(scene.tokens) else None
        if second is not None:
            yield replace(phrase, country="", start=second[0], end=second[1], name_start=second[0], name_end=second[1])


_AND = ("and", "et", "y", "и", "&")


def _by_word(tokens: Tokens, spans: Sequence[Mention] | Sequence[TitleMatch]) -> dict:
    """The span that covers each word, by the word's number."""
    covered = {}
    for span in spans:
        number = tokens.at(span.start)
        while number < len(tokens) and tokens[number].start < span.end:
            covered[number] = span
            number += 1
    return covered


def _introduction(scene: Scene, match: TitleMatch) -> Introduction | None:
    first, last = scene.tokens.at(match.start), scene.tokens.at(match.end) - 1
    if last < first or _continues_another(scene, first):
        return None
    before = _leftwards(scene, first)
    after = _rightwards(scene, last)
    name = after.name or _name_before(scene, before.first)
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
        and _joined(scene, first - 2)
        and _joined(scene, first - 1)
    )


@dataclass(frozen=True, slots=True)
class _Before:
    first: int
    country: str
    lesser: bool


def _leftwards(scene: Scene, first: int) -> _Before:
    """Modifiers, then a country: "Kenya's then deputy | Prime Minister"."""
    number, start, lesser = first - 1, first, False
    while number >= 0 and _joined(scene, number) and first - number < _LONGEST_PHRASE:
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
    while number < len(scene.tokens) and number - last < _LONGEST_PHRASE and _near(scene, number - 1):
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
        elif (number in scene.titled and not _leads_particle(scene, number)) or word in scene.words.portfolio:
            end = office = number
        elif word in scene.words.posts:
            post = True
        else:
            return _After(end, office, country, _name_from(scene, number))
        post = post or word in scene.words.posts
        number += 1
    return _After(end, office, country, None)


def _name_from(scene: Scene, number: int) -> tuple[int, int] | None:
    """The run of capitalised words that starts at that word: offsets, None where there is none."""
    last = first = number
    if not _is_name_part(scene, number):
        return None
    while last + 1 < len(scene.tokens) and last + 1 - first < _LONGEST_NAME and _beside(scene, last):
        particle = scene.fold(last + 1) in scene.words.particles
        if not _is_name_part(scene, last + 1) and not (particle and _particle_leads_on(scene, last + 1)):
            break
        last += 1
    return scene.tokens[first].start, scene.tokens[last].end


def _particle_leads_on(scene: Scene, number: int) -> bool:
    following = number + 1
    while following < len(scene.tokens) and following - number < 3 and _beside(scene, following - 1):
        if _is_name_part(scene, following):
            return True
        if scene.fold(following) not in scene.words.particles:
            return False
        following += 1
    return False


def _name_before(scene: Scene, first: int) -> tuple[int, int] | None:
    """ "Ahmed Attaf, ministre …": the name in front of the comma; it must have two words and be no place."""
    last = first - 1
    while last >= 0 and scene.fold(last) in scene.words.openers:
        last -= 1
    if last < 0 or scene.tokens.gap(last).strip() not in (",", ".,"):
        return None
    if last in scene.named and is_person(scene.named[last].key):
        return scene.named[last].start, scene.named[last].end
    start = last
    while start > 0 and last - start < _LONGEST_NAME and _beside(scene, start - 1) and _belongs(scene, start - 1):
        start -= 1
    while start < last and not _is_name_part(scene, start):
        start += 1
    if start == last or not all(_belongs(scene, number) for number in range(start, last + 1)):
        return None
    if start > 0 and scene.fold(start - 1) in scene.words.locatives and _beside(scene, start - 1):
        return None
    return scene.tokens[start].start, scene.tokens[last].end


def _belongs(scene: Scene, number: int) -> bool:
    return _is_name_part(scene, number) or scene.fold(number) in scene.words.particles


def _is_name_part(scene: Scene, number: int) -> bool:
    """A capitalised word that is nobody's title, no actor's name and no word of the calendar."""
    token = scene.tokens[number]
    return (
        token.capitalised
        and not token.text[-1].isdigit()
        and (number not in scene.titled or _leads_particle(scene, number))
        and number not in scene.named
        and token.folded not in scene.words.never_names
        and token.folded not in scene.words.honorifics
        and (token.folded not in scene.words.portfolio or _is_initial(token))
    )


def _leads_particle(scene: Scene, number: int) -> bool:
    """ "Sultan ben Saad": a title's word is a given name when a particle of names follows it."""
    return number + 1 < len(scene.tokens) and scene.fold(number + 1) in ("bin", "ben", "ibn", "al", "el", "bint")


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "."


def _joined(scene: Scene, number: int) -> bool:
    """Whether only a space, or nothing, stands between this word and the next."""
    return scene.tokens.gap(number).strip(" \n") in ("", "-") and "\n\n" not in scene.tokens.gap(number)


def _beside(scene: Scene, number: int) -> bool:
    """As `_joined`, for the words of a name: a line may be wrapped inside it, a paragraph may not end."""
    gap = scene.tokens.gap(number)
    return gap in (" ", "\n", "-") or (gap in (". ", ".") and len(scene.tokens[number].text) == 1)


def _near(scene: Scene, number: int) -> bool:
    """Whether a title phrase may go on behind this word: over a space or a comma, not over the end of a sentence."""
    gap = scene.tokens.gap(number)
    return (
        "\n\n" not in gap
        and gap.strip(" \n") in ("", ",", ".", "-", "(")
        and (gap.strip(" \n") != "." or scene.fold(number) in scene.words.honorifics)
    )


def is_person(key: str) -> bool:
    """Whether the key is that of a person, known or proposed."""
    return key.startswith(("person:", "proposed:person:"))


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
