"""Did you mean: words of the archive, and names of actors, a slip or two away from a word that finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db.models import Model

from archive.lexicons import actors
from archive.models import Article
from archive.search.aliases import folded
from archive.search.engines import CutShort, engine, for_readers
from archive.search.index import catch_up
from archive.search.matching import criteria_for
from archive.search.nouns import Noun, noun_of
from archive.search.query import Clause, Query, Term
from archive.search.results import Suggestion
from archive.search.state import one_look
from archive.search.vocabulary import words_beginning

SHORTEST = 4
"""Letters: of shorter words too many others are a slip away."""
COMPARED = 50_000
TRIED = 12
OFFERED = 3
SECONDS = 0.3


@one_look()
def suggest(query: Query, model: type[Model] = Article) -> tuple[Suggestion, ...]:
    """What to offer when `query` finds nothing: each is the query with one word exchanged for one that is found."""
    noun = noun_of(model)
    catch_up()
    offered: list[Suggestion] = []
    for clause, term in _plain_terms(query):
        if len(offered) < OFFERED and not _count(noun, term.text):
            for replacement in _found_best(noun, term.text):
                offered.append(Suggestion(_exchanged(query, clause, term, replacement), term.text, replacement))
    return tuple(offered[:OFFERED])


def _plain_terms(query: Query) -> Iterator[tuple[Clause, Term]]:
    for clause in query.clauses:
        for term in clause.alternatives:
            if isinstance(term, Term) and not clause.excluded and len(folded(term.text)) == 1:
                yield clause, term


def _found_best(noun: Noun, typed: str) -> list[str]:
    """The nearest words first, of those as near the ones that more records have."""
    candidates = sorted(_candidates(folded(typed)[0]), key=lambda one: (one.distance, one.shown))[:TRIED]
    counted = [(one.distance, -_count(noun, one.shown), one.shown) for one in candidates]
    return [shown for _, count, shown in sorted(counted) if count][:OFFERED]


@dataclass(frozen=True, slots=True)
class _Candidate:
    shown: str
    distance: int


def _candidates(typed: str) -> Iterator[_Candidate]:
    """Words that begin with the same letter, and actors' names whatever they begin with."""
    if len(typed) < SHORTEST:
        return
    slips = 1 if len(typed) < 6 else 2
    shown = {word: word for word in words_beginning(typed[0], COMPARED, for_readers())} | _names()
    for word, name in shown.items():
        if abs(len(word) - len(typed)) <= slips and 0 < (slipped := distance(typed, word, slips)) <= slips:
            yield _Candidate(name, slipped)


@cache
def _names() -> dict[str, str]:
    """Folded word -> the word as names of states and people are written."""
    found: dict[str, str] = {}
    for entry in (entry for entry in actors().values() if entry.type in ("country", "territory", "person")):
        for name in (entry.name, *entry.names.values()):
            for word in name.split():
                plain = folded(word)
                if len(plain) == 1 and len(plain[0]) >= SHORTEST:
                    found.setdefault(plain[0], word)
    return found


def _count(noun: Noun, typed: str) -> int:
    """How many records, a hundred at most, have the word; none when that takes too long to say."""
    criteria = criteria_for(noun, Query(typed, (Clause((Term(typed),)),)))
    if criteria.is_hopeless:
        return 0
    try:
        with engine().time_limit(SECONDS):
            return len(engine().newest(noun, engine().where(noun, criteria), 2**62, 100))
    except CutShort:
        return 0


def _exchanged(query: Query, clause: Clause, term: Term, replacement: str) -> str:
    """The typed text with the term, where it stands, exchanged."""
    said = query.typed[clause.start : clause.end].replace(term.text, replacement, 1)
    return query.typed[: clause.start] + said + query.typed[clause.end :]


def distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, exchange or swap with their neighbour; `limit + 1` for anything more than `limit`."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        row = [place]
        for at, wanted in enumerate(other, 1):
            cost = min(last[at] + 1, row[at - 1] + 1, last[at - 1] + (letter != wanted))
            if place > 1 < at and letter == other[at - 2] and one[place - 2] == wanted:
                cost = min(cost, before_last[at - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before_last, last = last, row
    return last[-1]
