"""The filter tokens of a record: "language=fr", "involved=17". They stand in a column of their own.

"=" is in no word (`analysis` keeps letters and digits only), so nothing a visitor types can name one.

    any=1                      every record
    actor=PK  involved=PK      any role; party or counterpart          party=PK  to=PK  speaker=PK   by role
    language= publisher= topic= kind= modality= strict= basis= precision= review= formula= year= month=
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from archive.models.mention import INVOLVED

_STRANGE = re.compile(r"[^\w.-]", re.ASCII)
TO = ("counterpart", "beneficiary")
NONE = "none"
"""Stands for "has none": no language, no publisher, no date."""


@lru_cache(maxsize=20_000)
def token(name: str, value: object) -> str:
    """Codes hold only what is kept here; what a visitor or a curator typed in place of one may hold anything."""
    return f"{name}={_STRANGE.sub('_', str(value).lower())[:80] or NONE}"


def common(language: str, publisher: int | None, basis: str, precision: str, review: str) -> Iterator[str]:
    yield "any=1"
    yield token("language", language)
    yield token("publisher", publisher or NONE)
    yield token("basis", basis)
    yield token("precision", precision)
    yield token("review", review)


def dated(published: dt.date | None) -> Iterator[str]:
    yield token("year", published.year if published else NONE)
    yield token("month", published.isoformat()[:7] if published else NONE)


def roles(parts: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Of (actor, role) pairs."""
    for actor, role in parts:
        yield token("actor", actor)
        if role in INVOLVED:
            yield token("involved", actor)
        if role in TO:
            yield token("to", actor)
        if role in ("party", "speaker"):
            yield token("by", actor)


def formulas(ids: Iterable[str]) -> Iterator[str]:
    yield from (token("formula", one) for one in ids)


def coded(
    topics: Iterable[str], kinds: Iterable[str], modalities: Iterable[str], stricts: Iterable[bool]
) -> Iterator[str]:
    yield from (token("topic", topic) for topic in topics)
    yield from (token("kind", kind) for kind in kinds)
    yield from (token("modality", modality) for modality in modalities)
    yield from (token("strict", "yes" if strict else "no") for strict in stricts)
