"""People named again by the part of the name that is used alone: "Xi", "M. Attaf", "Abiy", "Токаеву".

Which part that is depends on where a person comes from; what the lexicon lists as a one-word alias comes first. A
word that two people of the text share is nobody, and so is one that another name runs into ("Ali Attaf").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from archive.extraction.actors.covered import Covered
from archive.extraction.actors.index import folded
from archive.extraction.actors.person import Person, name_parts
from archive.extraction.actors.titles import Vocabulary, title_forms, vocabulary
from archive.extraction.actors.tokens import Tokens
from archive.extraction.reading import Mention
from archive.lexicons import actors, words


def found_again(tokens: Tokens, language: str, people: Mapping[str, Person], taken: Iterable[Mention]) -> list[Mention]:
    """Mentions of `people` by one word, anywhere in the text, outside of the mentions in `taken`."""
    short = _short_forms(people.values(), language)
    covered = Covered((mention.start, mention.end) for mention in taken)
    found = []
    for number, token in enumerate(tokens.words):
        keys = short.get(token.folded, ())
        if len(keys) != 1 or not token.capitalised or covered.holds(token.start):
            continue
        person = people[next(iter(keys))]
        first = _first_word(tokens, number, person, vocabulary(language))
        if not _other_name(tokens, first, covered, vocabulary(language)):
            start = tokens[first].start
            found.append(Mention(person.key, start, token.end, tokens.text[start : token.end], "name"))
    return found


def _first_word(tokens: Tokens, number: int, person: Person, known: Vocabulary) -> int:
    """Where the name starts that ends at this word: other words of the same name, and a courtesy, belong to it."""
    parts = name_parts(person.name)
    while number > 0 and tokens.gap(number - 1) == " " and tokens[number - 1].folded in parts:
        number -= 1
    beside = number > 0 and tokens.gap(number - 1) in (" ", ". ")
    return number - 1 if beside and tokens[number - 1].folded.strip(".") in known.courtesies else number


def _short_forms(people: Iterable[Person], language: str) -> dict[str, set[str]]:
    endings = words("titles")["surname_endings"].get(language, [""])
    forms: dict[str, set[str]] = {}
    for person in people:
        for part in _used_alone(person):
            for ending in endings:
                forms.setdefault(part + ending, set()).add(person.key)
    return forms


def _used_alone(person: Person) -> set[str]:
    """What the lexicon gives as one word; else the family name, and the first where people are called by it."""
    entry = actors().get(person.key)
    given = {folded(alias.text) for alias in entry.aliases if " " not in alias.text} if entry else set()
    return given if any(form.isascii() for form in given) else given | _by_custom(person)


def _by_custom(person: Person) -> set[str]:
    titles, parts = words("titles"), name_parts(person.name)
    if person.country in titles["family_name_first"]["countries"]:
        return {parts[0]}
    parts = tuple(part for part in parts if part not in titles["suffixes"]["any"]) or parts
    called = {parts[0]} if person.country in titles["called_by_first_name"]["countries"] else set()
    return {parts[-1], folded(person.name).replace(".", "").split()[-1]} - {*titles["suffixes"]["any"]} | called


def _other_name(tokens: Tokens, number: int, covered: Covered, known: Vocabulary) -> bool:
    """Whether a capitalised word stands right before it, inside a sentence, that is no courtesy and no title."""
    if number < 2 or tokens.gap(number - 1) != " " or tokens.gap(number - 2) != " ":
        return False
    before = tokens[number - 1]
    return before.capitalised and not covered.holds(before.start) and not _may_precede(before.folded, known)


def _may_precede(word: str, known: Vocabulary) -> bool:
    beside = (known.honorifics, known.portfolio, known.modifiers, known.particles, known.never_names, _title_words())
    return any(word in listed for listed in beside)


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """The last words of all titles in all languages."""
    return frozenset(folded(form).split()[-1] for form in title_forms())
