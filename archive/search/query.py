"""Typed text -> Query: pure data that says what was understood. Anything typed is a valid query.

words            all of them must occur, in any form ("agreements" finds "agreement")
"exact words"    side by side, in this order
a OR b           either; also | and OU
-word            must not occur; also NOT word, -"exact words", -country:KZ
coopera*         every word that begins so (three letters at least)
country:KZ       a field word, see `fields.FIELDS`; several values with commas are alternatives
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from archive.search.fields import Filter, filter_of

MAX_WORDS = 16
MAX_LETTERS = 200
MIN_PREFIX = 3
MAX_TYPED = 4_000
"""Characters that are read at all; a megabyte of words costs no more than this."""

TermKind = Literal["words", "phrase", "prefix"]


@dataclass(frozen=True, slots=True)
class Term:
    """What must occur in a text: `text` as typed, without quotes, minus or star."""

    text: str
    kind: TermKind = "words"


@dataclass(frozen=True, slots=True)
class Clause:
    """Any of the alternatives must hold, or none of them when `excluded`. `start`, `end`: where it was typed."""

    alternatives: tuple[Term | Filter, ...]
    excluded: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was understood, to show back: `label` as a person reads it, `clause` as data."""

    label: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Query:
    """All of `clauses` (typed) and `filters` (chosen on the page) must hold. `ignored`: words beyond the limit."""

    typed: str = ""
    clauses: tuple[Clause, ...] = ()
    filters: tuple[Filter, ...] = ()
    ignored: int = 0
    parts: tuple[Part, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(Part(_label(clause), clause) for clause in self.clauses))

    def __bool__(self) -> bool:
        return bool(self.clauses or self.filters)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to rank and to mark."""
        return any(True for _ in self.terms())

    def terms(self) -> Iterator[Term]:
        """Every term that is looked for, not those that are shut out."""
        for clause in self.clauses:
            if not clause.excluded:
                yield from (term for term in clause.alternatives if isinstance(term, Term))

    def without(self, part: Part) -> str:
        """What would have been typed without that part, and without an operator that joined it to its neighbours."""
        before, after = self.typed[: part.clause.start].split(), self.typed[part.clause.end :].split()
        if before and before[-1] in _AND:
            before.pop()
        elif after and after[0] in _AND:
            after.pop(0)
        return " ".join((*before, *after))

    def narrow(self, name: str, values: Iterable[str], excluded: bool = False) -> Query:
        """This query with a filter chosen on the page: any of `values` in the field of that name."""
        chosen = tuple(values)
        return replace(self, filters=(*self.filters, Filter(name, chosen, excluded))) if chosen else self

    def published(self, first: dt.date | None, last: dt.date | None) -> Query:
        """This query for texts whose interval of publication overlaps [first, last]."""
        return replace(self, filters=(*self.filters, Filter("published", (), False, first, last)))

    def without_field(self, name: str) -> Query:
        """Without the filters on that field, typed or chosen: the query that a facet of that field counts."""
        kept = tuple(clause for clause in self.clauses if not _is_only(clause, name))
        return replace(self, clauses=kept, filters=tuple(chosen for chosen in self.filters if chosen.name != name))


def parse(typed: str, today: dt.date) -> Query:
    """What `typed` asks for; `today` gives relative dates their meaning."""
    typed = typed[:MAX_TYPED].encode("utf-8", "replace").decode().replace("\0", " ")
    clauses, ignored = _limited(_joined(_tokens(typed, today)))
    return Query(typed=typed, clauses=clauses, ignored=ignored)


_PLAIN_QUOTES = str.maketrans("“”„‟«»＂", '"""""""')
_TOKEN = re.compile(
    r"""(?P<minus>[-−](?=[^\s-]))?
        (?:(?P<field>[^\W\d_]{2,15}):(?=\S))?
        (?:"(?P<quoted>[^"]*)(?:"|$)|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
_OR = frozenset({"OR", "OU", "|", "||"})
_AND = frozenset({"AND", "ET", "&", "&&", "+"})
_NOT = frozenset({"NOT", "SAUF"})


@dataclass(frozen=True, slots=True)
class _Token:
    """A clause with one alternative, or an operator between clauses."""

    clause: Clause | None
    operator: Literal["", "or", "and", "not"] = ""
    word: str = ""


def _tokens(typed: str, today: dt.date) -> Iterator[_Token]:
    for match in _TOKEN.finditer(typed.translate(_PLAIN_QUOTES)):
        word = match["word"] or ""
        bare = not (match["minus"] or match["field"])
        operator = "or" if word in _OR else "and" if word in _AND else "not" if word in _NOT else ""
        for meaning in _meanings(match, today):
            clause = Clause((meaning,), bool(match["minus"]), match.start(), match.end())
            yield _Token(clause, operator if bare else "", word)  # type: ignore[arg-type]


def _meanings(match: re.Match[str], today: dt.date) -> Iterator[Term | Filter]:
    """The one thing that a match means; nothing for brackets and dashes that stand alone."""
    value = match["quoted"] if match["quoted"] is not None else match["word"]
    if match["field"] and (chosen := filter_of(match["field"], value, today)):
        yield chosen
    elif match["quoted"] is not None:
        yield from [Term(_short(value), "phrase")] if _has_letters(value) else []
    elif _has_letters(match.group()) or match["word"] in _OR | _AND:
        yield _word(match.group().lstrip("-−"))


def _word(typed: str) -> Term:
    if typed.endswith("*"):
        stem = typed.rstrip("*")
        if sum(map(str.isalnum, stem)) >= MIN_PREFIX:
            return Term(stem[:MAX_LETTERS], "prefix")
        return Term(stem)
    return Term(typed[:MAX_LETTERS])


def _short(phrase: str) -> str:
    return " ".join(word[:MAX_LETTERS] for word in phrase.split())


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _joined(tokens: Iterator[_Token]) -> list[Clause]:
    """Operators taken in: OR joins its neighbours, AND is what holds anyway, NOT excludes the next.

    An operator without the neighbours it needs is a word like another ("AND" alone finds "and").
    """
    pending = list(tokens)
    clauses: list[Clause] = []
    for place, token in enumerate(pending):
        left, right = _clause_at(pending, place - 1), _clause_at(pending, place + 1)
        if token.operator == "or" and left and right:
            continue
        if token.operator == "and" and left and right:
            continue
        if token.operator == "not" and right:
            continue
        if token.clause is None or not _says_something(token.clause):
            continue
        clauses.append(_merged(clauses, pending, place, token.clause))
    return clauses


def _clause_at(tokens: list[_Token], place: int) -> Clause | None:
    if not 0 <= place < len(tokens) or tokens[place].operator:
        return None
    return tokens[place].clause


def _says_something(clause: Clause) -> bool:
    return all(isinstance(meaning, Filter) or _has_letters(meaning.text) for meaning in clause.alternatives)


def _merged(clauses: list[Clause], tokens: list[_Token], place: int, clause: Clause) -> Clause:
    before = tokens[place - 1] if place else None
    if before is None or not before.operator:
        return clause
    if before.operator == "not":
        return replace(clause, excluded=True, start=tokens[place - 1].clause.start)  # type: ignore[union-attr]
    if before.operator == "or" and clauses and _clause_at(tokens, place - 2):
        last = clauses.pop()
        return replace(last, alternatives=(*last.alternatives, *clause.alternatives), end=clause.end)
    return clause


def _limited(clauses: list[Clause]) -> tuple[tuple[Clause, ...], int]:
    """The clauses within the limit of words, and how many words were left out."""
    kept: list[Clause] = []
    room = MAX_WORDS
    ignored = 0
    for clause in clauses:
        clause, room, left_out = _within(clause, room)
        ignored += left_out
        if clause.alternatives:
            kept.append(clause)
    return tuple(kept), ignored


def _within(clause: Clause, room: int) -> tuple[Clause, int, int]:
    meanings: list[Term | Filter] = []
    left_out = 0
    for meaning in clause.alternatives:
        words = meaning.text.split() if isinstance(meaning, Term) else [""]
        if room > 0:
            text = " ".join(words[:room])
            meanings.append(replace(meaning, text=text) if isinstance(meaning, Term) else meaning)
        left_out += max(0, len(words) - max(room, 0))
        room -= len(words)
    return replace(clause, alternatives=tuple(meanings)), room, left_out


def _is_only(clause: Clause, name: str) -> bool:
    return all(isinstance(meaning, Filter) and meaning.name == name for meaning in clause.alternatives)


_SHOWN = {"words": "{}", "phrase": "“{}”", "prefix": "{}*"}


def _label(clause: Clause) -> str:
    shown = (
        meaning.label if isinstance(meaning, Filter) else _SHOWN[meaning.kind].format(meaning.text)
        for meaning in clause.alternatives
    )
    return ("−" if clause.excluded else "") + " or ".join(shown)
