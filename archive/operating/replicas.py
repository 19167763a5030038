"""Which database answers a request: a standby of PostgreSQL for readers, the primary for everyone who may write.

A curator must find what they saved a moment ago, which a standby may not have yet: whoever has a session reads from
the primary. Everyone else reads from a standby that is not too far behind, and so goes on reading when the primary is
gone. Without DATABASE_REPLICA_URLS all of it is the one database.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from psycopg_pool import PoolTimeout

READING_FROM: ContextVar[str] = ContextVar("reading_from", default=DEFAULT_DB_ALIAS)

# Seconds for which it is believed how a standby was: a dead one is left within this time.
BELIEVED_FOR = 2.0

# Where nothing has come from the primary that is not applied, the standby is as new as the primary was when last heard.
# Without that clause an archive in which nothing is written would seem to fall behind.
BEHIND = """
SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
            ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END"""


class ReadersFromStandbys:
    """Django's router: reads where the request says, everything else at the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return READING_FROM.get()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


@dataclass
class Standbys:
    """The standbys that answer and are at most `longest_lag` seconds behind; asked anew every BELIEVED_FOR seconds."""

    aliases: Collection[str]
    longest_lag: float
    seconds_behind: Callable[[str], float | None]
    believed: tuple[str, ...] = ()
    until: float = field(default=float("-inf"))

    def choose(self, now: float) -> str:
        """One of them by lot; the primary where none is fit."""
        if now >= self.until:
            self.believed = tuple(alias for alias in self.aliases if self.is_fit(alias))
            self.until = now + BELIEVED_FOR
        return random.choice(self.believed) if self.believed else DEFAULT_DB_ALIAS

    def is_fit(self, alias: str) -> bool:
        behind = self.seconds_behind(alias)
        return behind is not None and behind <= self.longest_lag


def seconds_behind(alias: str) -> float | None:
    """None where it does not answer."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(BEHIND)
            return float(cursor.fetchone()[0])
    except (DatabaseError, PoolTimeout):
        connections[alias].close()
        return None


class ReadersFromStandbysMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.standbys = Standbys(settings.REPLICAS, settings.REPLICA_LAG, seconds_behind)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.REPLICAS or not only_reads(request):
            return self.get_response(request)
        alias = self.standbys.choose(time.monotonic())
        token = READING_FROM.set(alias)
        try:
            response = self.get_response(request)
        finally:
            READING_FROM.reset(token)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = read_from(alias, response.streaming_content)  # type: ignore[arg-type]
        return response


def only_reads(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD", "OPTIONS")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith("/admin/")
    )


def read_from(alias: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """A list as a file is read from the database while it is sent, when the request is long over."""
    iterator = iter(pieces)
    while True:
        token = READING_FROM.set(alias)
        try:
            piece = next(iterator, None)
        finally:
            READING_FROM.reset(token)
        if piece is None:
            return
        yield piece
