"""Query -> Criteria: typed words become the tokens under which texts are indexed, field words become filter tokens.

A word is looked for under its token in every language that the archive holds, and under the actor's other names when
it names one. Here the archive's own rows are asked who "tokayev" or "KZ" is; nothing else of a query needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.utils.text import slugify

from archive.models import Actor, Publisher
from archive.search import tokens
from archive.search.aliases import MAX_LENGTH, Curated, Name, folded, other_names
from archive.search.analysis import is_unspaced, pieces, stem
from archive.search.expressions import (
    EVERYTHING,
    NOTHING,
    Criteria,
    Expression,
    Period,
    Phrase,
    Prefix,
    Reserved,
    Token,
    Without,
    all_of,
    any_of,
    phrase,
    simplified,
)  # fmt: skip
from archive.search.fields import Filter
from archive.search.names import curated_names, until_renamed
from archive.search.query import Clause, Query, Term
from archive.search.vocabulary import completions


def criteria_of(query: Query, languages: Iterable[str], connection: BaseDatabaseWrapper) -> Criteria:
    """What must hold of the records that `query` asks for, in an archive of texts in those languages."""
    filters = [*_typed_filters(query.clauses), *query.filters]
    languages = tuple(sorted(languages)) or ("en",)
    meaning = _Meaning(languages, lambda prefix: completions(prefix, connection), curated_names())
    wanted = all_of([*meaning.words(query.clauses), *(meaning.filter(one) for one in filters if not one.excluded)])
    unwanted = any_of([*meaning.unwanted(query.clauses), *(meaning.filter(one) for one in filters if one.excluded)])
    expression = wanted if unwanted == NOTHING else Without(wanted, unwanted)
    periods = [Period(one.first, one.last, one.excluded) for one in filters if one.name == "published"]
    return Criteria(simplified(expression), tuple(dict.fromkeys(periods)))


def words_sought(query: Query, language: str, curated: Curated) -> list[Expression]:
    """What of `query` may be marked in a text of that language; asks no database."""
    return list(_Meaning((language,), lambda _: (), curated).words([_words_of(clause) for clause in query.clauses]))


def _words_of(clause: Clause) -> Clause:
    """Without field words, which stand in no text."""
    return replace(clause, alternatives=tuple(one for one in clause.alternatives if isinstance(one, Term)))


def _typed_filters(clauses: Sequence[Clause]) -> Iterator[Filter]:
    """Field words that stand alone, and dates wherever they stand: a date is no token that could be one of a choice."""
    for clause in clauses:
        for meaning in clause.alternatives:
            if isinstance(meaning, Filter) and (len(clause.alternatives) == 1 or meaning.name == "published"):
                yield Filter(meaning.name, meaning.values, clause.excluded, meaning.first, meaning.last)


@dataclass(frozen=True)
class _Meaning:
    """`complete`: the tokens, beyond those that begin so, of words that begin with what it is given."""

    languages: tuple[str, ...]
    complete: Callable[[str], Iterable[str]]
    curated: Curated

    def words(self, clauses: Sequence[Clause]) -> Iterator[Expression]:
        """One expression for each clause, but for names of several words, which are read together."""
        wanted = [clause for clause in clauses if not clause.excluded]
        place = 0
        while place < len(wanted):
            taken, expression = self._name_at(wanted, place)
            yield expression if taken else self._clause(wanted[place])
            place += taken or 1

    def unwanted(self, clauses: Sequence[Clause]) -> Iterator[Expression]:
        for clause in clauses:
            if clause.excluded and any(isinstance(meaning, Term) for meaning in clause.alternatives):
                yield self._clause(clause)

    def _name_at(self, clauses: Sequence[Clause], place: int) -> tuple[int, Expression]:
        """The longest name of two words or more that is typed at `place`: how many clauses, and what finds it."""
        typed = _plain_words_from(clauses[place : place + MAX_LENGTH])
        for length in range(len(typed), 1, -1):
            spelled = " ".join(term.text for term in typed[:length])
            if others := other_names(folded(spelled), spelled, self.curated):
                each = all_of(self._term(term) for term in typed[:length])
                return length, any_of([each, *self._names(others)])
        return 0, NOTHING

    def _clause(self, clause: Clause) -> Expression:
        alternatives = clause.alternatives
        if len(alternatives) == 1 and isinstance(alternatives[0], Filter):
            return EVERYTHING
        return any_of(
            self._term(one) if isinstance(one, Term) else self.filter(one)
            for one in alternatives
            if isinstance(one, Term) or one.name != "published"
        )

    def _term(self, term: Term) -> Expression:
        name = folded(term.text)
        if not name:
            return EVERYTHING
        if term.kind == "prefix":
            return self._prefix(name)
        if term.kind == "phrase":
            return self._side_by_side(name)
        said = self._side_by_side(_without_particles(term.text, name))
        return any_of([said, *self._names(other_names(name, term.text, self.curated), said)])

    def _names(self, names: Sequence[Name], known: Expression = NOTHING) -> Iterator[Expression]:
        """What finds the names, leaving out those that hold another, which finds them anyway."""
        found: list[Phrase | Token] = [one for one in _leaves(known) if isinstance(one, Phrase | Token)]
        for name in names:
            expression = self._side_by_side(name)
            fresh = [one for one in _leaves(expression) if not any(_holds(one, other) for other in found)]
            found += [one for one in fresh if isinstance(one, Phrase | Token)]
            yield from fresh

    def _prefix(self, name: Name) -> Expression:
        """Words before the last stand side by side; the last is what others begin with."""
        begins = any_of([Prefix(name[-1]), *map(Token, self.complete(name[-1]))])
        return all_of([self._side_by_side(name[:-1]), begins]) if name[:-1] else begins

    def _side_by_side(self, name: Name) -> Expression:
        """The words as a phrase, in every language's tokens."""
        parts = [piece for word in name for piece in pieces(word)]
        if is_unspaced(name[-1]) and len(name[-1]) > 1:
            parts.pop()
        elif is_unspaced(name[-1]) and len(parts) == 1:
            return any_of([Token(parts[0]), Prefix(parts[0])])
        return any_of(phrase(tuple(stem(part, language) for part in parts)) for language in self.languages)

    def filter(self, chosen: Filter) -> Expression:
        if chosen.name == "published":
            return NOTHING if chosen.excluded else EVERYTHING
        return any_of(Reserved(one) for value in chosen.values for one in _TOKENS[chosen.name](value))


def _plain_words_from(clauses: Sequence[Clause]) -> list[Term]:
    """The terms of the leading clauses that are plain words without alternatives."""
    found = []
    for clause in clauses:
        term = clause.alternatives[0] if len(clause.alternatives) == 1 else None
        if not isinstance(term, Term) or term.kind != "words":
            break
        found.append(term)
    return found


_PARTICLES = frozenset(["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_APOSTROPHE = re.compile(r"[^\W_]['’ʼ´`][^\W_]")


def _without_particles(typed: str, name: Name) -> Name:
    """Without what an apostrophe ties to a word: "l'accord" asks for "accord", "Kazakhstan's" for "Kazakhstan"."""
    if not _APOSTROPHE.search(typed) or len(name) < 2:
        return name
    kept = name[1:] if name[0] in _PARTICLES else name
    return kept[:-1] if len(kept) > 1 and kept[-1] == "s" else kept


def _leaves(expression: Expression) -> Iterator[Expression]:
    parts = getattr(expression, "parts", None)
    if parts is None:
        yield expression
    for part in parts or ():
        yield from _leaves(part)


def _holds(one: Expression, other: Phrase | Token) -> bool:
    """Whether wherever `one` is found, `other` is found too."""
    if not isinstance(one, Phrase | Token):
        return one == other
    long, short = _run(one), _run(other)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _run(one: Phrase | Token) -> tuple[str, ...]:
    return one.tokens if isinstance(one, Phrase) else (one.text,)


def _countries(value: str) -> Q:
    return Q(type__in=("country", "territory", "grouping")) & (
        Q(iso2__iexact=value) | Q(iso3__iexact=value) | _named(value)
    )


def _named(value: str) -> Q:
    """By address, by name, or by any name the lexicon knows."""
    slug = slugify(value)
    by_slug = Q(slug=slug) | (Q(slug__startswith=f"{slug}-") | Q(slug__endswith=f"-{slug}") if slug else Q())
    return by_slug | Q(name__iexact=value) | Q(aliases__text__iexact=value) | Q(key__in=_keys_of(value))


def _keys_of(value: str) -> list[str]:
    from archive.search.aliases import keys_named

    return keys_named(value)


def _actors(condition: Q) -> list[int]:
    """With those they were merged into: what was indexed before the merge carries the old one."""
    found = Actor.objects.filter(condition).select_related("merged_into").only("merged_into__merged_into").distinct()
    return sorted({pk for actor in found for pk in (actor.pk, actor.standing.pk)})


def _by_actor(name: str, condition: Callable[[str], Q]) -> Callable[[str], list[str]]:
    @until_renamed
    def named(value: str) -> list[str]:
        if value.isdigit():
            return [tokens.token(name, value)]
        return [tokens.token(name, pk) for pk in _actors(condition(value))]

    return named


@until_renamed
def _publishers(value: str) -> list[str]:
    if value.lower() == tokens.NONE:
        return [tokens.token("publisher", tokens.NONE)]
    slug = slugify(value)
    found = Publisher.objects.filter(Q(slug=slug) | Q(slug__startswith=f"{slug}-") | Q(name__iexact=value))
    return [tokens.token("publisher", pk) for pk in found.values_list("pk", flat=True)]


def _code(name: str) -> Callable[[str], list[str]]:
    return lambda value: [tokens.token(name, value)]


_YES = {"yes": "yes", "oui": "yes", "true": "yes", "1": "yes", "no": "no", "non": "no", "false": "no", "0": "no"}

_TOKENS: dict[str, Callable[[str], list[str]]] = {
    "country": _by_actor("involved", _countries),
    "mentions": _by_actor("actor", lambda value: _countries(value) | _named(value)),
    "actor": _by_actor("actor", _named),
    "by": _by_actor("by", lambda value: _countries(value) | _named(value)),
    "to": _by_actor("to", lambda value: _countries(value) | _named(value)),
    "publisher": _publishers,
    "strict": lambda value: [tokens.token("strict", _YES.get(value.lower(), value))],
    **{
        name: _code(name)
        for name in ("topic", "language", "kind", "modality", "basis", "review", "formula", "year", "month")
    },
}
"""Field -> what turns a typed value into tokens; none of them when the value is unknown, so that nothing matches."""
