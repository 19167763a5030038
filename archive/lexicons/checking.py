"""What only the whole lexicon can tell: that every key an entry names exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from archive.lexicons.entries import ActorEntry, DatedFact, Formula, Rung


def broken_references(known: Mapping[str, ActorEntry]) -> list[str]:
    """One sentence for each key that an entry refers to and nobody has."""
    return [
        f"Record {entry.id} names {key} as its {field}, which no record has; add {key} or correct the key."
        for entry in known.values()
        for field, key in _references(entry)
        if key not in known
    ]


def _references(entry: ActorEntry) -> Iterator[tuple[str, str]]:
    if entry.country:
        yield "country", entry.country
    if entry.parent:
        yield "parent", entry.parent
    for member in entry.members:
        yield "member", member.member
    for office in entry.offices:
        yield "office", office.of


def unknown_parties(facts: Iterable[DatedFact], known: Mapping[str, ActorEntry]) -> list[str]:
    """One sentence for each party of a fact that no record has."""
    return [
        f"Fact {fact.id} names the party {key}, which no record has; add {key} or correct the key."
        for fact in facts
        for key in fact.parties
        if key not in known
    ]


def unknown_rungs(ladder: Iterable[Rung], known: Collection[str]) -> list[str]:
    """One sentence for each formula of the ladder that does not exist, or that stands on two rungs."""
    standing = [key for rung in ladder for key in rung.formulas]
    unknown = [
        f"partnerships.toml names the formula {key}, which formulas.toml lacks; add it or correct the key."
        for key in standing
        if key not in known
    ]
    twice = [
        f"partnerships.toml has the formula {key} on two rungs; keep one."
        for key, count in Counter(standing).items()
        if count > 1
    ]
    return [*unknown, *twice]


def unknown_owners(formulas: Iterable[Formula], known: Mapping[str, ActorEntry]) -> list[str]:
    """One sentence for each owner of a formula that no record has."""
    return [
        f"Formula {formula.id} names the owner {key}, which no record has; add {key} or correct the key."
        for formula in formulas
        for key in formula.owners
        if key not in known
    ]
