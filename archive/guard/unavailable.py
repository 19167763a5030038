"""The database cannot be used just now: which kind of trouble it is, and when to ask again.

Asked by the view of errors, inside the handling of the exception, so that it covers a fault in a view, in a template
and in the saving of a session alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import DatabaseError, InterfaceError, OperationalError

Kind = Literal["busy", "gone", "readonly", "full"]

# What the engines and the pool say, lower case. SQLite gives no codes through Django; PostgreSQL's words are stable.
TOLD_BY: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("readonly", ("readonly database", "read-only transaction", "read-only file system")),
    ("full", ("disk is full", "no space left", "could not extend file")),
    ("busy", ("is locked", "couldn't get a connection", "too many clients", "remaining connection slots")),
    (
        "gone",
        (
            "unable to open database",
            "connection refused",
            "connection failed",
            "connection is bad",
            "server closed the connection",
            "the connection is closed",
            "terminating connection",
            "is starting up",
            "is shutting down",
            "no such file or directory",
        ),
    ),
)

RETRY_AFTER: dict[Kind, int] = {"busy": 5, "gone": 30, "readonly": 60, "full": 300}


@dataclass(frozen=True)
class Trouble:
    kind: Kind
    retry_after: int
    """Seconds."""


def trouble_of(error: BaseException | None) -> Trouble | None:
    """None where the fault is ours: a wrong statement is no reason to ask again."""
    while error is not None:
        kind = kind_of(error)
        if kind:
            return Trouble(kind, RETRY_AFTER[kind])
        error = error.__cause__ or error.__context__
    return None


def kind_of(error: BaseException) -> Kind | None:
    if not is_of_the_database(error):
        return None
    words = str(error).lower()
    return next((kind for kind, signs in TOLD_BY if any(sign in words for sign in signs)), None)


def is_of_the_database(error: BaseException) -> bool:
    """The pool's own exception comes to us as it is: Django wraps only those of the driver."""
    return isinstance(error, DatabaseError | InterfaceError | OperationalError) or type(error).__name__ == "PoolTimeout"
