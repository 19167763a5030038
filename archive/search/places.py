"""Where what is sought stands in a text: found without analysing the text word for word.

The text is folded character by character, so that places stay. Which of its distinct words are forms of what is
sought is told by their stems; where these stand, by looking for them as strings. Unspaced runs are looked through for
the characters themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from archive.search.analysis import ODD, beginning, is_unspaced, levelled, plain, stemmed, without_unspaced
from archive.search.expressions import AllOf, AnyOf, Expression, Phrase, Prefix, Token


@dataclass(frozen=True, slots=True)
class Place:
    """`asked` numbers what it answers, so that a window with more of that wins."""

    start: int
    end: int
    asked: int


@dataclass(frozen=True)
class Sought:
    """What may be marked in a text of that language: for each thing asked, by its number, runs of tokens, beginnings
    of words and stretches of unspaced characters."""

    language: str
    runs: tuple[tuple[int, tuple[str, ...]], ...]
    beginnings: tuple[tuple[int, str], ...]
    unspaced: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, expressions: Iterable[Expression], language: str) -> Sought:
        found: list[tuple[int, tuple[str, ...] | Prefix]] = []
        for number, expression in enumerate(expressions):
            found += [(number, part) for leaf in _leaves(expression) for part in _stretches(leaf)]
        kept = tuple(dict.fromkeys(found))
        beginnings = [(number, part.text) for number, part in kept if isinstance(part, Prefix)]
        runs = [(number, part) for number, part in kept if not isinstance(part, Prefix)]
        return cls(
            language,
            tuple((number, run) for number, run in runs if not is_unspaced(run[0])),
            tuple((number, text) for number, text in beginnings if not is_unspaced(text)),
            (
                *((number, _overlaid(run)) for number, run in runs if is_unspaced(run[0])),
                *((number, text) for number, text in beginnings if is_unspaced(text)),
            ),
        )

    @cached_property
    def tokens(self) -> frozenset[str]:
        return frozenset(token for _, run in self.runs for token in run)

    @cached_property
    def _begin_so(self) -> tuple[re.Pattern[str], ...]:
        """One for each beginning, as no other holds it: a pattern that begins with fixed letters is found quickest."""
        sought = (*self.tokens, *(text for _, text in self.beginnings))
        every = {beginning(one, self.language) for one in sought}
        fewest = [one for one in every if not any(one != other and one.startswith(other) for other in every)]
        before = r"[^\0-\x7f]*" if self.language == "ar" else ""
        return tuple(re.compile(f" ({before}{re.escape(one)}[^ ]*)" if one else " ([^ ]+)") for one in fewest)

    def words_of(self, spaced: str) -> set[str]:
        """The distinct words of a folded text that may be forms of what is sought."""
        return {word for begin_so in self._begin_so for word in begin_so.findall(spaced)}

    @cached_property
    def asked(self) -> int:
        """How many different things there are to be found."""
        return len({number for number, _ in (*self.runs, *self.beginnings, *self.unspaced)})


def places(text: str, sought: Sought) -> list[Place]:
    """In text order, without overlaps: of two that begin together the longer one."""
    if not sought.asked:
        return []
    level = levelled(text)
    spaced = f" {without_unspaced(level)} "
    found = list(_unspaced(level, sought))
    if sought.runs or sought.beginnings:
        words = [*((word, word) for word in sought.words_of(spaced)), *_odd_words(spaced, text)]
        found += _Forms.among(words, sought).places(spaced, sought)
    return _without_overlaps(sorted(found, key=lambda place: (place.start, -place.end)))


def _leaves(expression: Expression) -> Iterator[Token | Phrase | Prefix]:
    match expression:
        case Token() | Phrase() | Prefix():
            yield expression
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)


def _stretches(leaf: Token | Phrase | Prefix) -> Iterator[tuple[str, ...] | Prefix]:
    """A phrase that passes from letters to unspaced characters, or back, is marked stretch by stretch."""
    if isinstance(leaf, Prefix):
        yield leaf
        return
    tokens = leaf.tokens if isinstance(leaf, Phrase) else (leaf.text,)
    borders = [at for at in range(1, len(tokens)) if is_unspaced(tokens[at]) != is_unspaced(tokens[at - 1])]
    for start, end in zip([0, *borders], [*borders, len(tokens)], strict=True):
        yield tokens[start:end]


def _overlaid(pairs: Sequence[str]) -> str:
    """The characters whose overlapping pairs these are."""
    return pairs[0] + "".join(pair[-1] for pair in pairs[1:])


def _odd_words(spaced: str, text: str) -> Iterator[tuple[str, str]]:
    """Those that are folded into fewer letters or more; `text` begins one place further left than `spaced`."""
    end = 0
    while (odd := spaced.find(ODD, end)) >= 0:
        start, end = spaced.rfind(" ", end, odd) + 1 or end, spaced.find(" ", odd)
        yield spaced[start:end], plain(text[start - 1 : end - 1])


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of one text that are forms of what is sought: by token, and by what they begin with."""

    of_token: Mapping[str, Sequence[str]]
    beginning: Mapping[str, Sequence[str]]

    @classmethod
    def among(cls, words: Sequence[tuple[str, str]], sought: Sought) -> _Forms:
        tokens = stemmed([folded for _, folded in words], sought.language)
        of_token: dict[str, list[str]] = {}
        for (word, _), token in zip(words, tokens, strict=True):
            if token in sought.tokens:
                of_token.setdefault(token, []).append(word)
        return cls(of_token, {begun: _beginning_so(begun, words, tokens) for _, begun in sought.beginnings})

    def places(self, spaced: str, sought: Sought) -> Iterator[Place]:
        """In the text, which begins one place further left than `spaced`."""
        for number, begun in sought.beginnings:
            for start, end in _standing(spaced, self.beginning[begun]):
                yield Place(start - 1, end - 1, number)
        for number, run in sought.runs:
            for start, first_end in _standing(spaced, self.of_token.get(run[0], ())):
                if end := self._end_of_run(spaced, first_end, run[1:]):
                    yield Place(start - 1, end - 1, number)

    def _end_of_run(self, spaced: str, end: int, run: Sequence[str]) -> int:
        """Where the rest of the run ends that goes on after `end`; 0 when something else does."""
        for token in run:
            start = end + len(spaced[end : end + _GAP]) - len(spaced[end : end + _GAP].lstrip(" "))
            end = spaced.find(" ", start)
            if spaced[start:end] not in self.of_token.get(token, ()):
                return 0
        return end


_GAP = 200
"""Spaces and signs between two words of a phrase, at most."""


def _beginning_so(begun: str, words: Sequence[tuple[str, str]], tokens: Sequence[str]) -> list[str]:
    each = zip(words, tokens, strict=True)
    return [word for (word, folded), token in each if folded.startswith(begun) or token.startswith(begun)]


def _standing(spaced: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        place = spaced.find(f" {word} ")
        while place >= 0:
            end = place + 1 + len(word)
            yield place + 1, end
            place = spaced.find(f" {word} ", end)


def _unspaced(level: str, sought: Sought) -> Iterator[Place]:
    for number, run in sought.unspaced:
        place = level.find(run)
        while place >= 0:
            yield Place(place, place + len(run), number)
            place = level.find(run, place + len(run))


def _without_overlaps(found: Iterable[Place]) -> list[Place]:
    kept: list[Place] = []
    for place in found:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
