"""Files beside pages: where both are made by one process, a page goes first.

Somebody waits for a page; a file of a hundred thousand rows takes its minute whatever comes. Threads of one process
share one interpreter, so that ten files in the making would leave a page a tenth of it. Therefore one file at a time
is gone on with, by one piece, and only when no page is being made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase

AT_ONCE = 10
"""Files of one process. Each holds a thread until its reader has all of it: gunicorn.conf.py has more threads."""
PATIENCE = 0.05
"""Seconds for which a piece waits at the most: where pages are asked for without end, files go on slowly."""


class TooMany(Exception):
    """As many files as may be are being sent by this process."""


class Turns:
    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.places = threading.BoundedSemaphore(at_once)
        self.piece = threading.Lock()
        self.no_page = threading.Condition()
        self.pages = 0

    @contextmanager
    def of_a_page(self) -> Iterator[None]:
        with self.no_page:
            self.pages += 1
        try:
            yield
        finally:
            with self.no_page:
                self.pages -= 1
                self.no_page.notify_all()

    @contextmanager
    def of_a_piece(self, patience: float = PATIENCE) -> Iterator[None]:
        """The connection is given back after it: a reader who is slow would keep others from the database."""
        with self.piece:
            with self.no_page:
                self.no_page.wait_for(lambda: not self.pages, patience)
            try:
                yield
            finally:
                give_back()


def give_back() -> None:
    """The connections, as Django does after a request, unless a transaction goes on that is not ours."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


TURNS = Turns()


class PagesFirst:
    """Middleware that counts the pages in the making; of a file it is the beginning."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with TURNS.of_a_page():
            return self.get_response(request)


class InTurns(Iterator[str]):
    """The pieces of a file, each made when it is its turn; holds a place until it is closed, read to the end or not.

    Raises TooMany when there is no place.
    """

    def __init__(self, pieces: Iterator[str], turns: Turns = TURNS) -> None:
        if not turns.places.acquire(blocking=False):
            raise TooMany
        self.pieces, self.turns, self.places, self.is_open = pieces, turns, turns.places, True
        self.patience = 0.0  # of the first piece: it shows that the file begins

    def __next__(self) -> str:
        with self.turns.of_a_piece(self.patience):
            self.patience = PATIENCE
            return next(self.pieces)

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self.places.release()

    def __del__(self) -> None:
        with suppress(AttributeError):  # nothing is held where the place was refused
            self.close()
