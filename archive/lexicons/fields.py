"""One field of a TOML record -> the value an entry holds. Each refuses what it cannot read, and says what would do."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Any

from archive.lexicons.entries import Alias, AliasUsage, Membership, Office
from archive.lexicons.inflection import Endings, forms

ALIAS_FIELDS: dict[str, AliasUsage] = {
    "alias": "name",
    "demonym": "demonym",
    "capital": "capital",
    "government": "government",
    "acronym": "acronym",
}
RANKS = ("head of state", "head of government", "foreign minister", "minister", "head of organisation", "other")
ANY_LANGUAGE = "any"

_LANGUAGE = re.compile(r"[a-z]{2}\Z")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")


class BadField(ValueError):
    """What is wrong with one field, and the remedy; the loader puts file and record before it."""


def language(code: str) -> str:
    """ISO 639-1, or "" for data that says "any"."""
    if code == ANY_LANGUAGE:
        return ""
    if not _LANGUAGE.match(code):
        raise BadField(f'"{code}" is no language; write two letters such as "en", or "{ANY_LANGUAGE}"')
    return code


def first_day(value: Any) -> dt.date | None:
    """The first day of "2013", "2013-09", "2013-09-07" or a TOML date; None for "" and for what is missing."""
    return _day(value, last=False)


def last_day(value: Any) -> dt.date | None:
    """As `first_day`, but the last day of that year or month."""
    return _day(value, last=True)


def _day(value: Any, *, last: bool) -> dt.date | None:
    if isinstance(value, dt.date) or not value:
        return value or None
    match = _DATE.match(str(value))
    if not match:
        raise BadField(f'"{value}" is no date; write 2013, 2013-09 or 2013-09-07')
    year, month, day = (int(part) if part else 0 for part in match.groups())
    month = month or (12 if last else 1)
    try:
        return dt.date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as error:
        raise BadField(f'"{value}" is no date: {error}; correct it') from None


def period(text: str) -> tuple[dt.date | None, dt.date | None]:
    """ "since/until", either side may be empty, "since" alone is open."""
    since, _, until = text.partition("/")
    return in_order(first_day(since), last_day(until))


def in_order(since: dt.date | None, until: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    if since and until and since > until:
        raise BadField(f"{since} comes after {until}; exchange or correct the dates")
    return since, until


def names(table: Mapping[str, str]) -> dict[str, str]:
    """Preferred names by language, in the order of the file."""
    for code, text in table.items():
        if not isinstance(text, str) or text != text.strip() or not text:
            raise BadField(f"the name in {code!r} is {text!r}; write the name as one trimmed string")
    return {language(code): text for code, text in table.items()}


def aliases(usage: AliasUsage, table: Mapping[str, list[Any]], endings: Endings) -> Iterator[Alias]:
    """The aliases of one field, e.g. `demonym = {en = ["Kazakh(|s)"], fr = […]}`, inflected forms written out."""
    for code, patterns in table.items():
        spoken = language(code)
        if not isinstance(patterns, list):
            raise BadField(f"the forms in {code!r} are no list; put them in [square brackets]")
        for pattern in patterns:
            yield from _alias_forms(usage, spoken, pattern, endings)


def _alias_forms(usage: AliasUsage, spoken: str, pattern: Any, endings: Endings) -> Iterator[Alias]:
    """A string or {text, exact, since, until}. Acronyms are exact unless told otherwise: "WHO" is not "who"."""
    given: dict[str, Any] = {"text": pattern} if isinstance(pattern, str) else pattern
    if unknown := given.keys() - {"text", "exact", "since", "until"}:
        raise BadField(f"a form has {sorted(unknown)}; it may have text, exact, since and until")
    since, until = in_order(first_day(given.get("since")), last_day(given.get("until")))
    exact = given.get("exact", usage == "acronym")
    for text in _forms(given.get("text", ""), endings):
        yield Alias(text, spoken, usage, exact, since, until)


def _forms(pattern: str, endings: Endings) -> tuple[str, ...]:
    if not pattern or pattern != pattern.strip():
        raise BadField(f"the form {pattern!r} is empty or has spaces around it; trim it")
    try:
        return forms(pattern, endings)
    except KeyError as missing:
        raise BadField(
            f"the form {pattern!r} uses endings {missing}, which data/endings.toml lacks; add them"
        ) from None


def offices(rows: list[list[str]]) -> tuple[Office, ...]:
    """Rows of [rank, of, since, until, title, title in French]."""
    return tuple(_office(row) for row in rows)


def _office(row: list[str]) -> Office:
    if len(row) != 6:
        raise BadField(f"the office {row} has {len(row)} parts; write [rank, of, since, until, title, French title]")
    rank, of, since, until, title, title_fr = row
    if rank not in RANKS:
        raise BadField(f'the rank "{rank}" is unknown; use one of: {", ".join(RANKS)}')
    begun, ended = in_order(first_day(since), last_day(until))
    if begun is None:
        raise BadField(f"the office {row} has no beginning; an office without one cannot date a text, leave it out")
    return Office(title, title_fr, rank, actor_key(of), begun, ended)  # type: ignore[arg-type]


def memberships(table: Mapping[str, str]) -> tuple[Membership, ...]:
    """Members by period: {"2001-06-15" = "CHN KAZ", "1973/2020-01-31" = "GBR", "" = "organisation:eu"}."""
    found = []
    for when, members in table.items():
        since, until = period(when)
        found += [Membership(actor_key(member), since, until) for member in members.split()]
    return tuple(found)


def actor_key(code: str) -> str:
    """ "KAZ" is short for "country:KAZ"; everything else is written whole."""
    return code if ":" in code else f"country:{code}"
