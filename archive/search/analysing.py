"""Primary keys -> documents: each text is read, folded and stemmed once, here or, when very many wait, in other
processes."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import django

from archive.search.analysis import plain_words, stem
from archive.search.documents import Source, sources

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
    """`words`: those that were not told before, for prefixes and for "did you mean"."""

    documents: list[Document]
    words: Pairs


Analyser = Callable[[int, Iterable[Sequence[int]]], Iterator[Analysed]]
"""From the code of a noun and batches of primary keys to batches of documents, in their order; what is not to be found
is missing from its batch."""


class _Tokens(dict[str, str]):
    """Folded word -> token in one language. `new`: the pairs of words that were not met before."""

    MOST = 200_000

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.new: list[tuple[str, str]] = []

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        self[word] = token = stem(word, self.language)
        if 2 < len(word) <= MAX_WORD and word.isalpha():
            self.new.append((word, token))
        return token


class Told(dict[str, _Tokens]):
    """By language the words that were met and told; they are not told again, which would take as long as all else."""

    def __missing__(self, language: str) -> _Tokens:
        self[language] = _Tokens(language)
        return self[language]

    def tell(self) -> Pairs:
        """The words met since this was asked before."""
        new = frozenset(pair for known in self.values() for pair in known.new)
        for known in self.values():
            known.new.clear()
        return new


def here(told: Told) -> Analyser:
    return lambda noun, batches: (analysed(sources(noun, pks), told) for pks in batches)


@contextmanager
def elsewhere() -> Iterator[Analyser]:
    """An analyser in processes of its own, one for each core but this one's; worth its second of start for tens of
    thousands of texts. They see what is committed."""
    processes = max(1, (os.cpu_count() or 2) - 1)
    start = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=start, initializer=_begin) as pool:

        def analyser(noun: int, batches: Iterable[Sequence[int]]) -> Iterator[Analysed]:
            """A few batches ahead of what is being written, so that memory stays flat."""
            pending: deque[Future[Analysed]] = deque()
            for pks in batches:
                pending.append(pool.submit(_analysed_for_another, noun, pks))
                if len(pending) > 2 * processes:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()

        yield analyser


def _begin() -> None:
    """One whose parent was killed would wait for work for ever."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


_told = Told()


def _analysed_for_another(noun: int, pks: Sequence[int]) -> Analysed:
    """Without the words that this process told before."""
    return analysed(sources(noun, pks), _told)


def analysed(sources: Iterable[Source], told: Told) -> Analysed:
    documents = [_document(source, told[source.language]) for source in sources]
    return Analysed(documents, told.tell())


def _document(source: Source, stems: _Tokens) -> Document:
    title = [stems[word] for word in plain_words(source.title)]
    plain, cut = _bounded(source.text)
    said = " ".join(title), " ".join(map(stems.__getitem__, plain))
    every = "\0".join((str(source.key), str(source.until), *said, *source.filters))
    return Document(
        source.pk,
        source.key,
        *said,
        source.filters,
        source.language,
        source.until,
        cut,
        length=len(title) + len(plain) + len(source.filters),
        digest=hashlib.blake2b(every.encode(), digest_size=12).hexdigest(),
    )


def _bounded(text: str) -> tuple[list[str], bool]:
    """The words of `text`, and whether it was too long to index to its end."""
    found = plain_words(text[:MAX_CHARACTERS])
    if len(text) <= _SURELY_SHORT or sum(map(len, found)) * 4 + len(found) * 8 <= MAX_DISTINCT_BYTES:
        return found, len(text) > MAX_CHARACTERS
    room, known = MAX_DISTINCT_BYTES, set[str]()
    for place, one in enumerate(found):
        if one not in known:
            known.add(one)
            room -= len(one.encode()) + 8
        if room < 0:
            return found[:place], True
    return found, len(text) > MAX_CHARACTERS


_SURELY_SHORT = 6_000
"""No character is folded into more than eighteen: so many never come to MAX_DISTINCT_BYTES."""
