"""What the reader of commitments knows about a language: small words, noun classes, verbs and cues.

A language is a folder `data/words/<code>/` with grammar.toml, verbs.toml, cues.toml, topics.toml and times.toml; the
files explain their own tables. `languages()` lists the folders that are complete: adding one is adding these files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from archive.lexicons.codebook import KINDS, MODALITIES
from archive.lexicons.conjugation import Conjugation, conjugation

WORDS = Path(__file__).parent / "data" / "words"
FILES = ("grammar", "verbs", "cues", "topics", "times")
ENDINGS = ("adverb_endings", "infinitives.endings", "future.endings", "future.conditional")
VERB_TABLES = ("giving.verbs", "guards.itinerary", "guards.person_itinerary", "guards.forecast")
TOLD_APART = ("future", "conditional")
"""Tenses that promise: what is no promise has them only where it asks for them, as in {être:future}."""
LOOSE_KINDS = ("promise", "speech", "deontic", "judgement")
Words = frozenset[str]


class GrammarError(ValueError):
    """A language file that cannot be used; the message names the file, the entry and the remedy."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of cues.toml; see the head of that file for the fields."""

    rule: str
    kind: str
    modality: str
    then: str = ""
    subject: str = "agent"
    attributed: bool = False
    reported: bool = False
    gives: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a pattern. `words` maps each form to its tense ("" for a plain word); `slot` names a wildcard."""

    words: Mapping[str, str]
    slot: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to say a cue. `order` breaks ties between patterns of equal length: first in the file wins."""

    cue: Cue
    slots: tuple[Slot, ...]
    order: int
    needs: tuple[Words, ...] = ()
    """Forms of which one must stand in the sentence, one set a place: most patterns are ruled out by them at once."""


@dataclass(frozen=True)
class Grammar:
    """All tables of one language. `sets` holds the word classes of grammar.toml and verbs.toml by "table.key"."""

    language: str
    apostrophe: str
    sets: Mapping[str, Words]
    verbs: Conjugation
    patterns: Mapping[str, tuple[Pattern, ...]]
    """Patterns by each word that may open them."""
    actions: Mapping[str, str]
    """Form -> lemma of the verbs that may go on with a promise."""
    lemmas: Mapping[str, str]
    """Form -> lemma of every verb that the tables name."""
    home_titles: Mapping[tuple[str, ...], str]
    """Titles that belong to the officials of one state, as tokens, with its key."""

    months: Words = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    counted: frozenset[tuple[str, ...]] = frozenset()
    """Numbers that stand for the parties: "the two"."""
    adverb_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    conditional_endings: tuple[str, ...] = ()

    unions: dict[tuple[str, ...], Words] = field(default_factory=dict, compare=False, repr=False)
    """Unions of word classes asked for so far: the same few, thousands of times a text."""

    adverbs_seen: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)
    """Words asked for so far that are adverbs, or are none."""

    def any_of(self, names: tuple[str, ...]) -> Words:
        """The words of several classes together."""
        found = self.unions.get(names)
        if found is None:
            found = frozenset(word for name in names for word in self.words(name))
            self.unions[names] = found
        return found

    def number(self, word: str) -> int:
        """What a small number word or numeral counts ("both" is 2), 0 for any other word."""
        return self.counts.get(word) or (int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0)

    def words(self, name: str) -> Words:
        """The word class of that name, empty when the language has none."""
        return self.sets.get(name, frozenset())


@cache
def languages() -> tuple[str, ...]:
    """Languages in which commitments are read."""
    folders = sorted(path for path in WORDS.iterdir() if path.is_dir())
    return tuple(path.name for path in folders if all((path / f"{name}.toml").is_file() for name in FILES))


@cache
def abbreviations(language: str) -> Words:
    """Words that keep their full stop; English ones for a language without a grammar, as they occur in names."""
    known = language if language in languages() else "en"
    return grammar(known).words("abbreviations")


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """One file of a language, parsed."""
    return tomllib.loads((WORDS / language / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language from `languages()`; GrammarError names what is wrong with its files."""
    small, verbs = dict(table(language, "grammar")), table(language, "verbs")
    home_titles = {tuple(title.split()): key for title, key in small.pop("home_titles").items()}
    sets = {
        **_sets(small),
        **_sets({key: value for key, value in verbs.items() if key not in ("regular", "irregular")}),
    }
    verbs_of = conjugation(verbs)
    patterns = _by_first_word(_patterns(language, verbs_of))
    actions = _lemmas(sets["actions.verbs"], verbs_of)
    others = frozenset().union(*(sets[name] for name in VERB_TABLES))
    lemmas = {**_lemmas(others, verbs_of), **actions}
    adverbs, infinitives, futures, conditionals = (tuple(sorted(sets.get(name, ()))) for name in ENDINGS)
    times = table(language, "times")
    counted = frozenset(tuple(phrase.split()) for phrase in sets.get("pronouns.counted", ()))
    return Grammar(
        language,
        small["apostrophe"],
        sets,
        verbs_of,
        patterns,
        actions,
        lemmas,
        home_titles,
        frozenset(times["months"]),
        {**times["counts"], **times.get("pairs", {})},
        counted,
        adverb_endings=adverbs,
        infinitive_endings=infinitives,
        future_endings=futures,
        conditional_endings=conditionals,
    )


def _lemmas(verbs: Words, conjugated: Conjugation) -> dict[str, str]:
    return {form: verb for verb in sorted(verbs) for form in conjugated.forms(verb)}


def _sets(tables: Mapping[str, Any], prefix: str = "") -> dict[str, Words]:
    found: dict[str, Words] = {}
    for key, value in tables.items():
        if isinstance(value, Mapping):
            found.update(_sets(value, f"{key}."))
        else:
            entries = value.split() if isinstance(value, str) else value
            found[prefix + key] = frozenset(entry.replace("_", " ") for entry in entries)
    return found


def _patterns(language: str, verbs: Conjugation) -> Iterator[Pattern]:
    order = 0
    for row in table(language, "cues")["cue"]:
        cue = _cue(language, row)
        for words in row["say"]:
            slots = tuple(_slot(part, verbs, cue.kind == "promise") for part in words.split())
            if slots[0].optional or slots[-1].optional:
                raise GrammarError(
                    f"{language}/cues.toml, rule {row['rule']}: {words!r} may not begin or end with (…)."
                )
            yield Pattern(cue, slots, order, _needs(slots))
            order += 1


def _needs(slots: tuple[Slot, ...]) -> tuple[Words, ...]:
    """What a pattern asks for behind its first word, the last place first: it is the most particular."""
    asked = [frozenset(slot.words) for slot in slots[1:] if slot.words and not slot.optional]
    return tuple(reversed(asked))


def _cue(language: str, row: Mapping[str, Any]) -> Cue:
    if row["kind"] not in KINDS and row["kind"] not in LOOSE_KINDS:
        raise GrammarError(f"{language}/cues.toml, rule {row['rule']}: {row['kind']!r} is no kind; see codebook.toml.")
    if row["modality"] not in MODALITIES:
        raise GrammarError(f"{language}/cues.toml, rule {row['rule']}: {row['modality']!r} is no modality.")
    fields = {key: value for key, value in row.items() if key not in ("say", "rule")}
    return Cue(rule=f"{language}.{row['rule']}", **fields)


def _slot(part: str, verbs: Conjugation, promises: bool) -> Slot:
    optional = part.startswith("(")
    part = part[1:-1] if optional else part
    if part == "*" or part.startswith("<"):
        return Slot({}, part.strip("<>"), optional)
    return Slot(_forms(part, verbs, promises), "", optional)


def _forms(part: str, verbs: Conjugation, promises: bool) -> dict[str, str]:
    if not part.startswith("{"):
        return dict.fromkeys(part.split("|"), "")
    lemmas, _, tense = part.strip("{}").partition(":")
    forms = {form: kind for lemma in lemmas.split("|") for form, kind in verbs.forms(lemma).items()}
    told_apart = () if promises else TOLD_APART
    return {form: kind for form, kind in forms.items() if kind == tense or (not tense and kind not in told_apart)}


def _by_first_word(patterns: Iterator[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        opener = pattern.slots[0]
        for word in opener.words or (f"<{opener.slot}>",):
            found.setdefault(word, []).append(pattern)
    return {word: tuple(group) for word, group in found.items()}
