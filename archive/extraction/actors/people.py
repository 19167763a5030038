"""Who is meant by a name: a person the lexicon knows, one the text introduces, or two who share the name.

A full name of the lexicon is that person, unless the title beside it names another state. A title with a surname
("President Xi", "M. Attaf") is the one holder of such an office whose name it is; two holders are nobody, said aloud.
A name the lexicon does not know becomes "proposed:person:…". Once introduced, a person is found again by surname.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extraction.actors.index import folded
from archive.extraction.actors.introductions import Introduction
from archive.extraction.actors.titles import Vocabulary, title_forms, vocabulary
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons import actors, words
from archive.lexicons.entries import ActorEntry

_CASE_ENDINGS = ("ого", "ому", "ой", "ом", "ем", "а", "у", "е", "я", "ю", "ы", "й", "ь", "и")
PROPOSED = "proposed:person:"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of this text. `name` is the authority name, or the fullest name printed; `country` and `office` are
    what the text itself says beside the name, "" where it says nothing."""

    key: str
    name: str
    country: str
    office: str
    rank: str
    why: str
    candidates: tuple[str, ...] = ()
    """Who else in the lexicon may be meant, when the text does not settle it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a text, and every place where one of them is named or meant."""

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]


def cast(
    tokens: Tokens,
    language: str,
    phrases: Sequence[Introduction],
    full_names: Sequence[Mention],
    taken: Sequence[Mention],
) -> Cast:
    """The people of a text.

    `phrases` are its title phrases, `full_names` the lexicon's full names found in it, `taken` all mentions of others:
    a surname inside one of those is no person.
    """
    text, people = tokens.text, dict[str, Person]()
    mentions = []
    for phrase in sorted((phrase for phrase in phrases if phrase.named), key=lambda phrase: -_words(text, phrase)):
        person = _introduced(text, phrase, full_names, people)
        people[person.key] = _merged(people.get(person.key), person)
        mentions.append(_mention(text, person.key, phrase))
    introduced = {(mention.start, mention.end) for mention in mentions}
    for mention in full_names:
        if (mention.start, mention.end) not in introduced:
            people.setdefault(mention.key, _named_in_full(mention))
            mentions.append(mention)
    mentions += _surnames(tokens, language, people, [*mentions, *taken])
    mentions += _by_office(text, phrases, people)
    return Cast(tuple(people.values()), tuple(mentions))


def _words(text: str, phrase: Introduction) -> int:
    """Fuller names are read first, so that "Mr Attaf" finds the Attaf whom a later sentence names in full."""
    return len(text[phrase.name_start : phrase.name_end].split())


def _mention(text: str, key: str, phrase: Introduction) -> Mention:
    return Mention(key, phrase.name_start, phrase.name_end, text[phrase.name_start : phrase.name_end], "name")


def _named_in_full(mention: Mention) -> Person:
    """A full name without a title beside it. When two people of the lexicon bear it, neither is taken."""
    if mention.key in actors():
        return Person(mention.key, actors()[mention.key].name, "", "", "", "named in full")
    bearers = tuple(entry.id for entry in _lexicon_people(name_parts(mention.text)))
    return Person(mention.key, mention.text, "", "", "", _either("named in full", bearers), bearers)


def _either(why: str, candidates: Sequence[str]) -> str:
    """The reason with its doubt: two candidates are ambiguous, never the first."""
    if not candidates:
        return why
    return f"{why}; may be {' or '.join(actors()[key].name for key in candidates)}, which the text does not settle"


def _merged(before: Person | None, now: Person) -> Person:
    """What the first phrase said stays; later ones fill what it left open."""
    if before is None:
        return now
    if not before.office:
        return Person(before.key, before.name, now.country or before.country, now.office, now.rank, now.why)
    return Person(
        before.key, before.name, before.country or now.country, before.office, before.rank, before.why
    )  # fmt: skip


def _introduced(text: str, phrase: Introduction, full_names: Sequence[Mention], people: Mapping[str, Person]) -> Person:
    name = " ".join(text[phrase.name_start : phrase.name_end].split())
    candidates = _candidates(name, phrase, full_names, people)
    if len(candidates) == 1:
        return _titled(candidates[0], people.get(candidates[0]), name, phrase)
    why = _either(f'introduced as "{phrase.office} {name}"', candidates)
    key = PROPOSED + slug(name)
    return Person(key, name, phrase.country, phrase.office, _rank(phrase), why, tuple(candidates))


def _titled(key: str, before: Person | None, name: str, phrase: Introduction) -> Person:
    known = before.name if before else actors()[key].name if key in actors() else name
    return Person(key, known, phrase.country, phrase.office, _rank(phrase), f'introduced as "{phrase.office} {name}"')


def _rank(phrase: Introduction) -> str:
    return "other" if phrase.lesser else phrase.title.rank


def _candidates(
    name: str, phrase: Introduction, full_names: Sequence[Mention], people: Mapping[str, Person]
) -> list[str]:
    """Keys this name may stand for: the full name printed here, then the people of the text, then the lexicon."""
    for mention in full_names:
        if (
            mention.start <= phrase.name_start
            and phrase.name_end <= mention.end
            and _is_of(mention.key, phrase.country)
        ):
            return [mention.key]
    parts = name_parts(name)
    here = [
        key for key, person in people.items() if _same_name(parts, name_parts(person.name)) and _agrees(person, phrase)
    ]
    if here:
        return here
    return [entry.id for entry in _lexicon_people(parts) if _may_be(entry, phrase)]


def _agrees(person: Person, phrase: Introduction) -> bool:
    return not phrase.country or not person.country or phrase.country == person.country


def _is_of(key: str, country: str) -> bool:
    """Whether that person may be spoken of as this state's: a namesake of another state is somebody else."""
    entry = actors().get(key)
    if entry is None:
        return False
    own = {entry.country, *(office.of for office in entry.offices)}
    return not country.startswith("country:") or country in own


def _same_name(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether every word of the one stands, in order, in the other: "Attaf" and "Ahmed Attaf".

    The family name may also come first: "Kamikawa Yoko" and "Yoko Kamikawa".
    """
    if sorted(shorter) == sorted(longer):
        return True
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    rest = iter(longer)
    return all(any(word == other for other in rest) for word in shorter)


def _lexicon_people(parts: Sequence[str]) -> list[ActorEntry]:
    found = {entry.id: entry for part in parts for entry in _people_by_word().get(part, ())}
    return [entry for entry in found.values() if any(_same_name(parts, name_parts(name)) for name in _names(entry))]


def _may_be(entry: ActorEntry, phrase: Introduction) -> bool:
    """Whether that person ever held an office of this rank for this state."""
    return any(
        (not phrase.country or office.of == phrase.country) and (phrase.lesser or _fits(office.rank, phrase.title.rank))
        for office in entry.offices
    )


def _fits(held: str, printed: str) -> bool:
    """A title that does not say its rank fits any; "President" is also the head of a body ("of the Commission")."""
    return printed in ("", "other", held) or (printed == "head of state" and held == "head of organisation")


@lru_cache(maxsize=1)
def _people_by_word() -> Mapping[str, tuple[ActorEntry, ...]]:
    found: dict[str, dict[str, ActorEntry]] = {}
    for entry in actors().values():
        if entry.type == "person":
            for name in _names(entry):
                for part in name_parts(name):
                    found.setdefault(part, {})[entry.id] = entry
    return {word: tuple(entries.values()) for word, entries in found.items()}


def _names(entry: ActorEntry) -> tuple[str, ...]:
    return (*entry.names.values(), *(alias.text for alias in entry.aliases if " " in alias.text or "-" in alias.text))


def name_parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, particles and initials included, hyphens opened: ("kassym", "jomart", "tokayev").

    Cyrillic words lose the ending of their case, so that "Токаевым" is "Токаев" (Snowball makes "тока" of the latter).
    """
    return tuple(_caseless(part.strip(".")) for part in folded(name).split())


def _caseless(word: str) -> str:
    if not "а" <= word[:1] <= "я":
        return word
    if word.endswith("ым"):
        return word[:-2] if word[:-2].endswith(("ов", "ев", "ин", "ын")) else word
    ending = next((ending for ending in _CASE_ENDINGS if word.endswith(ending)), "")
    return word[: len(word) - len(ending)] if len(word) - len(ending) > 2 else word


def slug(name: str) -> str:
    """The name as the end of a key: folded, words joined by hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in folded(name)).split())


def _surnames(tokens: Tokens, language: str, people: Mapping[str, Person], taken: Iterable[Mention]) -> list[Mention]:
    """The people named in full, found again by the part of the name that is used alone."""
    short = _short_forms(people.values(), language)
    if not short:
        return []
    covered = sorted((mention.start, mention.end) for mention in taken)
    found = []
    for number, token in enumerate(tokens.words):
        keys = short.get(folded(token.text), set()) if token.capitalised else set()
        if len(keys) != 1 or _inside(covered, token.start):
            continue
        if not _other_name(tokens, number, covered, vocabulary(language)):
            found.append(Mention(next(iter(keys)), token.start, token.end, token.text, "name"))
    return found


def _short_forms(people: Iterable[Person], language: str) -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for person in people:
        for part in _used_alone(person):
            for ending in words("titles")["surname_endings"].get(language, [""]):
                forms.setdefault(part + ending, set()).add(person.key)
    return forms


def _used_alone(person: Person) -> set[str]:
    """The surname: what the lexicon gives as a one-word alias, else the first word where families come first."""
    entry = actors().get(person.key)
    given = {folded(alias.text) for alias in entry.aliases if " " not in alias.text} if entry else set()
    parts = name_parts(person.name)
    if given:
        return given | {part for part in parts if part in given}
    hyphened = folded(person.name.split()[-1].split("-")[-1])
    titles = words("titles")
    if person.country in titles["family_name_first"]["countries"]:
        return {parts[0]}
    called = {parts[0]} if person.country in titles["called_by_first_name"]["countries"] else set()
    return {parts[-1], hyphened} | called


def _inside(covered: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in covered)


def _other_name(tokens: Tokens, number: int, covered: Sequence[tuple[int, int]], known: Vocabulary) -> bool:
    """Whether the surname belongs to somebody else: a capitalised word right before it that is no courtesy or title."""
    if number == 0 or tokens.gap(number - 1) != " ":
        return False
    before = tokens[number - 1]
    return (
        before.capitalised
        and folded(before.text) not in known.honorifics
        and not _inside(covered, before.start)
        and number >= 2
        and tokens.gap(number - 2) == " "
        and folded(before.text) not in known.portfolio | known.modifiers
        and not _ends_title(before.text)
    )


def _ends_title(word: str) -> bool:
    return folded(word) in _title_words()


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """The last words of all titles in all languages."""
    return frozenset(folded(form).split()[-1] for form in title_forms())


def _by_office(text: str, phrases: Sequence[Introduction], people: Mapping[str, Person]) -> list[Mention]:
    """ "the Chinese president": the one person whom this text introduces with that office and country."""
    found = []
    for phrase in phrases:
        if phrase.named or not phrase.country or phrase.lesser:
            continue
        holders = [person for person in people.values() if _holds(person, phrase)]
        if len(holders) == 1:
            span = text[phrase.start : phrase.end]
            found.append(Mention(holders[0].key, phrase.start, phrase.end, span, "title"))
    return found


def _holds(person: Person, phrase: Introduction) -> bool:
    return person.country == phrase.country and bool(person.rank) and person.rank == phrase.title.rank
