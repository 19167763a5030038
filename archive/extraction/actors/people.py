"""Who is meant by a name: a person the lexicon knows, one the text introduces, or two who share the name.

A full name of the lexicon is that person, unless the title beside it names another state. A title with a surname
("President Xi", "M. Attaf") is the one holder of such an office whose name it is; two holders are nobody, said aloud.
A name the lexicon does not know becomes "proposed:person:…". Once introduced, a person is found again by surname.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archive.extraction.actors.introductions import Introduction
from archive.extraction.actors.person import PROPOSED, Person, name_parts, same_name, slug
from archive.extraction.actors.surnames import found_again
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons import actors
from archive.lexicons.entries import ActorEntry


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
    text, roster = tokens.text, Roster(full_names)
    mentions = []
    for phrase in sorted((phrase for phrase in phrases if phrase.named), key=lambda phrase: -_words(text, phrase)):
        person = _introduced(text, phrase, roster)
        roster.add(person)
        mentions.append(_mention(text, person.key, phrase))
    introduced = {(mention.start, mention.end) for mention in mentions}
    for mention in full_names:
        if (mention.start, mention.end) not in introduced:
            roster.add(_named_in_full(mention))
            mentions.append(mention)
    mentions += found_again(tokens, language, roster.people, [*mentions, *taken])
    mentions += _by_office(text, phrases, roster.people)
    return Cast(tuple(roster.people.values()), tuple(mentions))


MOST_NAMESAKES = 50
"""A word that more people of one text share tells nobody apart; weighing them all would take quadratic time."""


class Roster:
    """The people of a text as they become known, found by key, by a word of the name, by the place of a full name."""

    def __init__(self, full_names: Sequence[Mention]) -> None:
        self.people: dict[str, Person] = {}
        self._keys_by_word: dict[str, dict[str, None]] = {}
        self._full_names = {mention.start: mention for mention in full_names}

    def add(self, person: Person) -> None:
        """What the first phrase said of a person stays; later ones fill what it left open."""
        before = self.people.get(person.key)
        self.people[person.key] = _merged(before, person) if before else person
        for word in name_parts(person.name):
            self._keys_by_word.setdefault(word, {})[person.key] = None

    def named_at(self, phrase: Introduction) -> str:
        """Key of the person whose full name stands where the phrase has its name, "" for none."""
        mention = self._full_names.get(phrase.name_start)
        return mention.key if mention and phrase.name_end <= mention.end else ""

    def namesakes(self, parts: Sequence[str]) -> list[Person]:
        """The people whose names hold all words of this one, or the other way round."""
        sharing = [self._keys_by_word.get(word, {}) for word in parts]
        keys = {key: None for found in sharing if len(found) <= MOST_NAMESAKES for key in found}
        return [self.people[key] for key in keys if same_name(parts, name_parts(self.people[key].name))]


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


def _merged(before: Person, now: Person) -> Person:
    country = before.country or now.country
    if before.office or not now.office:
        return replace(before, country=country)
    return replace(before, country=now.country or country, office=now.office, rank=now.rank, why=now.why)


def _introduced(text: str, phrase: Introduction, roster: Roster) -> Person:
    name = " ".join(text[phrase.name_start : phrase.name_end].split())
    candidates = _candidates(name, phrase, roster)
    if len(candidates) == 1:
        return _titled(candidates[0], roster.people.get(candidates[0]), name, phrase)
    why = _either(_how(phrase, name), candidates)
    key = PROPOSED + slug(name)
    return Person(key, name, phrase.country, phrase.office, _rank(phrase), why, tuple(candidates))


def _titled(key: str, before: Person | None, name: str, phrase: Introduction) -> Person:
    known = before.name if before else actors()[key].name if key in actors() else name
    return Person(key, known, phrase.country, phrase.office, _rank(phrase), _how(phrase, name))


def _how(phrase: Introduction, name: str) -> str:
    return f'introduced as "{" ".join(filter(None, (phrase.office, name)))}"'


def _rank(phrase: Introduction) -> str:
    return "other" if phrase.lesser else phrase.title.rank


def _candidates(name: str, phrase: Introduction, roster: Roster) -> list[str]:
    """Keys this name may stand for: the full name printed here, then the people of the text, then the lexicon."""
    full_name = roster.named_at(phrase)
    if _is_of(full_name, phrase.country):
        return [full_name]
    parts = name_parts(name)
    here = [person.key for person in roster.namesakes(parts) if _agrees(person, phrase)]
    return here or [entry.id for entry in _lexicon_people(parts) if _may_be(entry, phrase)]


def _agrees(person: Person, phrase: Introduction) -> bool:
    return not phrase.country or not person.country or phrase.country == person.country


def _is_of(key: str, country: str) -> bool:
    """Whether that person may be spoken of as this state's: a namesake of another state is somebody else."""
    entry = actors().get(key)
    if entry is None:
        return False
    own = {entry.country, *(office.of for office in entry.offices)}
    return not country.startswith("country:") or country in own


def _lexicon_people(parts: Sequence[str]) -> list[ActorEntry]:
    found = {entry.id: entry for part in parts for entry in _people_by_word().get(part, ())}
    return [entry for entry in found.values() if any(same_name(parts, name_parts(name)) for name in _names(entry))]


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
