"""Sources -> documents: each text is folded and stemmed once, here or, when very many wait, in other processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import django

from archive.search.analysis import plain_words, stemmed, tokens
from archive.search.documents import Source

MAX_CHARACTERS = 1_500_000
MAX_DISTINCT_BYTES = 500_000
MAX_WORD = 40
"""Beyond the first two a text is indexed from its beginning only: PostgreSQL refuses a megabyte of lexemes. Longer
words than the third are noise that nobody means when they misspell."""

Pairs = frozenset[tuple[str, str]]
"""Words, folded, with their tokens."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as it is indexed: `title` and `body` are tokens with spaces between; `until` as in Source.

    `length`: how many tokens there are in all. `digest`: of all that is indexed; equal ones mean that nothing has to be
    written.
    """

    pk: int
    key: int
    title: str
    body: str
    filters: tuple[str, ...]
    language: str
    until: int | None
    cut: bool
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """`words`: those of the bodies, for prefixes and for "did you mean"."""

    documents: list[Document]
    words: Pairs


Analyser = Callable[[Iterable[Sequence[Source]]], Iterator[Analysed]]
"""From batches of sources to the same batches of documents, in their order."""


def here(batches: Iterable[Sequence[Source]]) -> Iterator[Analysed]:
    return map(analysed, batches)


@contextmanager
def elsewhere() -> Iterator[Analyser]:
    """An analyser in processes of its own, one for each core but this one's; worth its second of start for tens of
    thousands of texts."""
    processes = max(1, (os.cpu_count() or 2) - 1)
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=start, initializer=django.setup) as pool:

        def analyser(batches: Iterable[Sequence[Source]]) -> Iterator[Analysed]:
            """A few batches ahead of what is being written, so that memory stays flat."""
            pending: deque[Future[Analysed]] = deque()
            for batch in batches:
                pending.append(pool.submit(_analysed_for_another, batch))
                if len(pending) > 2 * processes:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()

        yield analyser


def analysed(sources: Sequence[Source], told: Mapping[str, set[str]] | None = None) -> Analysed:
    """`told`: words by language that are not to be told again; what is told now is added."""
    known = defaultdict[str, set[str]](set) if told is None else told
    documents: list[Document] = []
    pairs: set[tuple[str, str]] = set()
    for source in sources:
        plain, cut = _bounded(source.text)
        documents.append(_document(source, stemmed(plain, source.language), cut))
        fresh = set(plain) - known[source.language]
        known[source.language].update(fresh)
        words = [word for word in fresh if 2 < len(word) <= MAX_WORD and word.isalpha()]
        pairs.update(zip(words, stemmed(words, source.language), strict=True))
    return Analysed(documents, frozenset(pairs))


_told: Mapping[str, set[str]] = defaultdict(set)


def _analysed_for_another(sources: Sequence[Source]) -> Analysed:
    """Without the words that this process told before: to pass them on takes longer than to find them."""
    return analysed(sources, _told)


def _document(source: Source, body: list[str], cut: bool) -> Document:
    title = tokens(source.title, source.language)
    said = " ".join(title), " ".join(body)
    every = "\0".join((str(source.key), str(source.until), *said, *source.filters))
    return Document(
        source.pk,
        source.key,
        *said,
        source.filters,
        source.language,
        source.until,
        cut,
        length=len(title) + len(body) + len(source.filters),
        digest=hashlib.blake2b(every.encode(), digest_size=12).hexdigest(),
    )


def _bounded(text: str) -> tuple[list[str], bool]:
    """The words of `text`, and whether it was too long to index to its end."""
    found = plain_words(text[:MAX_CHARACTERS])
    if sum(map(len, found)) * 4 + len(found) * 8 <= MAX_DISTINCT_BYTES:
        return found, len(text) > MAX_CHARACTERS
    room, known = MAX_DISTINCT_BYTES, set[str]()
    for place, one in enumerate(found):
        if one not in known:
            known.add(one)
            room -= len(one.encode()) + 8
        if room < 0:
            return found[:place], True
    return found, len(text) > MAX_CHARACTERS
