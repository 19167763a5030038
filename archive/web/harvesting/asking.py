"""The arguments of a request, checked as the protocol asks for, and the token that stands for them later on."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import re
from dataclasses import dataclass, replace

from django.http import QueryDict

PREFIXES = ("oai_dc", "mods")
"""What a record may come as; see formats.py."""

ARGUMENTS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), set()),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set"}),
}
"""For each verb what must be there, and what may."""
LISTS = ("ListIdentifiers", "ListRecords")

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?", re.ASCII)
_SECOND = dt.timedelta(seconds=1)


class Refused(Exception):
    """An error of the protocol: its code and a sentence."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True)
class Wanted:
    """`since` and `before` bound the last change, `before` exclusive; `after` is the primary key of the last record."""

    prefix: str = PREFIXES[0]
    set: str = ""
    since: str = ""
    until: str = ""
    after: int = 0

    @property
    def token(self) -> str:
        said = json.dumps([self.prefix, self.set, self.since, self.until, self.after])
        return base64.urlsafe_b64encode(said.encode()).decode()

    def going_on(self, after: int) -> Wanted:
        return replace(self, after=after)


def arguments(params: QueryDict) -> tuple[str, dict[str, str]]:
    """The verb and its arguments; raises Refused."""
    verbs = params.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise Refused("badVerb", f"verb is one of {', '.join(ARGUMENTS)}.")
    given = {name: values for name, values in params.lists() if name != "verb"}
    if any(len(values) != 1 for values in given.values()):
        raise Refused("badArgument", "An argument stands there twice.")
    return verbs[0], _checked(verbs[0], {name: values[0] for name, values in given.items()})


def _checked(verb: str, given: dict[str, str]) -> dict[str, str]:
    if verb in LISTS and set(given) == {"resumptionToken"}:
        return given
    needed, allowed = ARGUMENTS[verb]
    if needed - set(given) or set(given) - needed - allowed:
        raise Refused("badArgument", f"{verb} needs {_named(needed)} and allows {_named(allowed)}.")
    if given.get("metadataPrefix", PREFIXES[0]) not in PREFIXES:
        raise Refused("cannotDisseminateFormat", f"Records come as {' or '.join(PREFIXES)}.")
    return given


def _named(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def wanted(given: dict[str, str]) -> Wanted:
    """What a list is narrowed to; raises Refused."""
    if "resumptionToken" in given:
        return _from_token(given["resumptionToken"])
    asked = Wanted(given["metadataPrefix"], given.get("set", ""), given.get("from", ""), given.get("until", ""))
    first, last = bounds(asked)
    if asked.since and asked.until and len(asked.since) != len(asked.until):
        raise Refused("badArgument", "from and until differ in their granularity.")
    if first and last and first >= last:
        raise Refused("badArgument", "from is later than until.")
    return asked


def bounds(asked: Wanted) -> tuple[dt.datetime | None, dt.datetime | None]:
    """From the first moment until before the last; raises Refused for what is no UTC date or moment."""
    first = _moment(asked.since) if asked.since else None
    if not asked.until:
        return first, None
    last = _moment(asked.until)
    try:
        return first, last + (_SECOND if "T" in asked.until else dt.timedelta(days=1))
    except OverflowError:
        return first, None


def _moment(typed: str) -> dt.datetime:
    try:
        if not _MOMENT.fullmatch(typed):
            raise ValueError
        return dt.datetime.fromisoformat(typed.removesuffix("Z")).replace(tzinfo=dt.UTC)
    except ValueError:
        raise Refused("badArgument", "A date is 2026-11-22 or 2026-11-22T10:00:00Z.") from None


def _from_token(token: str) -> Wanted:
    try:
        prefix, set_, since, until, after = json.loads(
            base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
        )
        known = all(isinstance(part, str) for part in (set_, since, until)) and type(after) is int
        if not (known and prefix in PREFIXES and 0 <= after < 2**63):
            raise ValueError
        asked = Wanted(prefix, set_, since, until, after)
        bounds(asked)
    except (ValueError, TypeError, binascii.Error, RecursionError, Refused):
        raise Refused("badResumptionToken", "The token is not one of ours: begin the list again.") from None
    return asked
