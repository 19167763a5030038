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
