"""Forms of verbs from a table of endings: what `verbs.toml` of a language says, spelled out.

A form carries its tense: base, present, past (participles too), gerund, future, conditional, imperfect. Which of them a
language has is up to its table; the readers only ask whether a form is finite or which tense it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

TENSES = ("base", "present", "past", "gerund", "future", "conditional", "imperfect")


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The verbs of one language: `irregular` by lemma, `regular` the endings to try in order."""

    regular: tuple[Mapping[str, Any], ...]
    irregular: Mapping[str, Mapping[str, str]]

    def forms(self, verb: str) -> dict[str, str]:
        """Every form of a verb with its tense; where two tenses share a form the earlier in TENSES has it."""
        found: dict[str, str] = {}
        for form, tense in self._forms(verb):
            found.setdefault(form, tense)
        return found

    def _forms(self, verb: str) -> Iterator[tuple[str, str]]:
        if verb in self.irregular:
            for tense in TENSES:
                yield from ((form, tense) for form in self.irregular[verb].get(tense, "").split())
            return
        rule = next(rule for rule in self.regular if verb.endswith(rule["ends"]))
        stem = verb[: len(verb) - len(rule["ends"])]
        for tense in TENSES:
            yield from ((stem + ending, tense) for ending in rule.get(tense, ()))


def conjugation(tables: Mapping[str, Any]) -> Conjugation:
    """The table of a language; the last regular rule must fit every verb."""
    return Conjugation(tuple(tables["regular"]), tables.get("irregular", {}))
