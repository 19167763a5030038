"""What looks like a message and is none: agendas, forecasts, questions, what lies long past, sport and weather.

Each guard is a small question about a clause; the first that says yes names the reason. Words are those of verbs.toml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.extraction.commitments.clauses import Clause
from archive.extraction.commitments.tokens import Tokens
from archive.lexicons.grammar import Grammar

FIRST_HELD_YEAR = 1945
"""In a text without a date, acts of earlier years are history."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clause with what a guard may look at. `on`: the day of the event, when known."""

    tokens: Tokens
    clause: Clause
    grammar: Grammar
    on: dt.date | None
    personal: bool
    elsewhere: bool = False
    """The document as a whole speaks of sport, weather or markets."""
    """The subject is a person, not a state or its side."""

    @property
    def verb(self) -> str:
        """The verb that a promise governs, "" for a cue that governs none."""
        at = self.clause.match.verb
        return verb_of(self.tokens, at, self.grammar) if at >= 0 else ""


def verb_of(tokens: Tokens, index: int, grammar: Grammar) -> str:
    """The lemma of a verb where the tables know it, else its form."""
    word = tokens.words[index]
    return grammar.lemmas.get(word, word)


def refused(case: Case) -> str:
    """Why a clause is no message, "" when it is one."""
    return next((reason for reason, applies in GUARDS if applies(case)), "")


def _asks(case: Case) -> bool:
    return case.tokens.words[-1] == "?"


def _itinerary(case: Case) -> bool:
    if not case.clause.match.cue.planned or case.clause.negated:
        return False
    if case.verb in case.grammar.words("guards.itinerary"):
        return True
    return case.personal and case.verb in case.grammar.words("guards.person_itinerary")


def _forecast(case: Case) -> bool:
    return case.clause.match.cue.planned and case.verb in case.grammar.words("guards.forecast")


def _long_past(case: Case) -> bool:
    """A finished act of another year: "signed a treaty in 1994"."""
    if case.clause.match.tense != "past":
        return False
    first = max(0, case.clause.first - 6)
    years = [_year(case, index) for index in range(first, case.clause.last + 1)]
    return 0 < max(years, default=0) < (case.on.year if case.on else FIRST_HELD_YEAR)


def _year(case: Case, index: int) -> int:
    """The year that a token names, 0 when it names none: "in 1994", "June 17, 1994", not "2000 rifles"."""
    word = case.tokens.words[index]
    if not (len(word) == 4 and word.isdigit() and 1800 <= int(word) <= 2100) or index == 0:
        return 0
    before = case.tokens.words[index - 1]
    return (
        int(word)
        if before in ",(" or before in case.grammar.words("prepositions") or before in case.grammar.months
        else 0
    )


def _history(case: Case) -> bool:
    words = set(case.tokens.words)
    return case.clause.match.tense == "past" and bool(words & case.grammar.words("guards.history"))


def _perfect(case: Case) -> bool:
    """Past perfect outside reported speech is background: "had agreed to"."""
    before = case.tokens.words[max(0, case.clause.match.first - 3) : case.clause.match.first]
    return any(word in case.grammar.words("guards.past_perfect") for word in before)


def _game(case: Case) -> bool:
    words: Sequence[str] = case.tokens.words
    strange = case.grammar.words("guards.elsewhere")
    if strange.isdisjoint(words):
        return False
    return sum(word in strange for word in words) >= (1 if case.elsewhere else 2)


def _empty(case: Case) -> bool:
    """The formula that opens a treaty: "have agreed as follows"."""
    words = case.tokens.words[case.clause.match.first : case.clause.last + 1]
    return len(words) < 9 and words[-1] in case.grammar.words("guards.empty")


def _says_nothing(case: Case) -> bool:
    """A verb of judging that closes the words it reports: "…, he stressed"."""
    alone = case.clause.last <= case.clause.match.last == case.clause.match.first
    return alone and case.clause.match.cue.kind == "assessment"


def _courtesy(case: Case) -> bool:
    last = case.clause.match.last
    words = case.tokens.words[case.clause.match.first : last + 5]
    return any(word in case.grammar.words("guards.courtesy") for word in words)


GUARDS: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("a question", _asks),
    ("an itinerary", _itinerary),
    ("a forecast", _forecast),
    ("long past", _long_past),
    ("history", _history),
    ("background", _perfect),
    ("sport or weather", _game),
    ("courtesy", _courtesy),
    ("a formula", _empty),
    ("no content", _says_nothing),
)
