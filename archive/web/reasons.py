"""The steps of an argument in the language of the page: codes become sentences, days are written out.

What the archive stored before steps had codes, and the places that `documents` names, are looked up by their English
words; what is known under neither stays English, and the page says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from archive.extraction.reasons import PHRASES
from archive.lexicons import actors
from archive.web.dates import day_words

PLACES: Mapping[str, Any] = {
    "headline": _("headline"),
    "derived": _("first sentence"),
    "stated": _("stated beside the text"),
    "place of the event": _("place of the event"),
    "the agency of a wire text": _("the agency of a wire text"),
    "copyright line": _("copyright line"),
    "credit line": _("credit line"),
    "source line": _("source line"),
    "dateline": _("dateline"),
    "document symbol": _("document symbol"),
    "letterhead": _("letterhead"),
    "address": _("address"),
    "quoted in the text": _("quoted in the text"),
    "front matter": _("front matter"),
    "page metadata": _("page metadata"),
    # why a passage was cut
    "author box": _("author box"),
    "breadcrumb": _("breadcrumb"),
    "byline": _("byline"),
    "caption": _("caption"),
    "comment box": _("comment box"),
    "copyright": _("copyright"),
    "date line": _("date line"),
    "masthead": _("masthead"),
    "notice": _("notice"),
    "pagination": _("pagination"),
    "photo credit": _("photo credit"),
    "press contact": _("press contact"),
    "publisher blurb": _("publisher blurb"),
    "reading time": _("reading time"),
    "related stories": _("related stories"),
    "row of links": _("row of links"),
    "share box": _("share box"),
    "tags": _("tags"),
    "update line": _("update line"),
    "wire code": _("wire code"),
}
"""Codes that `documents` gives a passage, a name or a headline."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_words(says: str, reasons: Iterable[Mapping[str, Any]] = ()) -> tuple[str, str]:
    """A step for the reader, and the language it is in; `reasons` as the archive stores them."""
    known = [(PHRASES[reason["code"]], reason["given"]) for reason in reasons if reason.get("code") in PHRASES]
    if known:
        return gettext("; ").join(gettext(phrase) % _shown(dict(given)) for phrase, given in known), _language()
    if says in PLACES:
        return str(PLACES[says]), _language()
    return (gettext(says), _language()) if says in PHRASES.values() else (says, "en")


def _shown(given: Mapping[str, str]) -> dict[str, str]:
    language = _language()
    return {name: _value(given.get(f"{name}_{language}") or value) for name, value in given.items()}


def _value(value: str) -> str:
    return day_words(dt.date.fromisoformat(value)) if _DAY.fullmatch(value) else value


def _language() -> str:
    return (get_language() or "en")[:2]


_DEADLINE = re.compile(r"“(?P<quote>[^”]{1,300})” (?:counted from (?P<base>\d{4}-\d{2}-\d{2})|as stated)")


def deadline_words(basis: str) -> tuple[str, str]:
    """How a deadline was reckoned, as `archive.extraction.deadlines` puts it, and the language that it is in now."""
    found = _DEADLINE.fullmatch(basis)
    if not found:
        return basis, "en"
    if not found["base"]:
        return gettext("“%(quote)s” as stated") % {"quote": found["quote"]}, _language()
    given = {"quote": found["quote"], "base": day_words(dt.date.fromisoformat(found["base"]))}
    return gettext("“%(quote)s” counted from %(base)s") % given, _language()


_STANDS_FOR = re.compile(r"“(?P<quote>[^”]{1,300})” stands for (?P<keys>.{1,2000})")


def parties_words(why: str) -> tuple[str, str]:
    """For whom a "both sides" stands, as `archive.extraction.commitments` puts it, with names instead of keys."""
    found = _STANDS_FOR.fullmatch(why)
    if not found:
        return why, "en"
    names = ", ".join(map(_name_of_actor, found["keys"].split(", ")))
    return gettext("“%(quote)s” stands for %(names)s") % {"quote": found["quote"], "names": names}, _language()


def _name_of_actor(key: str) -> str:
    entry = actors().get(key)
    return entry.names.get(_language(), entry.name) if entry else key.rpartition(":")[2]
