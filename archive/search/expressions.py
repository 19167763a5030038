"""What must hold of an indexed record, as a tree of tokens: the shape that both engines compile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two tokens or more, side by side."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any token that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Reserved:
    """A filter token, "language=fr": it holds a character that no word has, so nothing typed can name it."""

    text: str


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds for nothing when it has no parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """`wanted` and not `unwanted`: neither engine can say "not" alone."""

    wanted: Expression
    unwanted: Expression


Expression = Token | Phrase | Prefix | Reserved | AllOf | AnyOf | Without

EVERYTHING = Reserved("any=1")
"""A token that every record carries."""
NOTHING = AnyOf(())


@dataclass(frozen=True, slots=True)
class Period:
    """Publication overlaps [first, last] (does not, when `excluded`); an open end is None."""

    first: dt.date | None
    last: dt.date | None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Criteria:
    """All of it must hold. `scored`: the tokens whose occurrences make a match relevant, each once."""

    expression: Expression
    periods: tuple[Period, ...] = ()

    @property
    def scored(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_tokens(self.expression)))

    @property
    def is_hopeless(self) -> bool:
        """Whether it can be said without asking the engine that nothing matches."""
        return _is_hopeless(self.expression)


def all_of(parts: Iterable[Expression]) -> Expression:
    kept = tuple(dict.fromkeys(part for part in parts if part != EVERYTHING))
    if len(kept) == 1:
        return kept[0]
    return AllOf(kept) if kept else EVERYTHING


def any_of(parts: Iterable[Expression]) -> Expression:
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def phrase(tokens: tuple[str, ...]) -> Expression:
    return Phrase(tokens) if len(tokens) > 1 else Token(tokens[0])


def _tokens(expression: Expression) -> Iterator[str]:
    match expression:
        case Token(text):
            yield text
        case Phrase(tokens):
            yield from tokens
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _tokens(part)
        case Without(wanted, _):
            yield from _tokens(wanted)


def _is_hopeless(expression: Expression) -> bool:
    match expression:
        case AllOf(parts):
            return any(map(_is_hopeless, parts))
        case AnyOf(parts):
            return all(map(_is_hopeless, parts))
        case Without(wanted, _):
            return _is_hopeless(wanted)
    return False


def simplified(expression: Expression) -> Expression:
    """Without branches that nothing can match, so that an engine never sees an empty choice."""
    match expression:
        case AllOf(parts):
            return all_of(map(simplified, parts))
        case AnyOf(parts):
            return any_of(simplified(part) for part in parts if not _is_hopeless(part))
        case Without(wanted, unwanted):
            return wanted if _is_hopeless(unwanted) else Without(simplified(wanted), simplified(unwanted))
    return expression
