"""A gold file: what a careful reader coded by hand, as frozen records.

JSON with `articles` (one table for each text), `actors` (name, aliases that occur, by article), `items` (messages
with offsets into the UTF-8 text; one `align` code for what several texts report), `must_not_extract` (traps) and
`events` (which texts report one event, with day, place and parties). Fields that a file leaves out are not scored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class GoldError(ValueError):
    """The gold file cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end] == quote of the file it was coded in."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class GoldMessage:
    """One coded message; `who` makes it and `to` receives it, as actor keys."""

    id: str
    span: Span
    who: frozenset[str]
    to: frozenset[str]
    kind: str
    modality: str
    topics: frozenset[str]
    strict: bool
    align: str = ""
    """Messages with the same code in several articles are one message of their statement."""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trap:
    """A span that must not become a message, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor of one article with the forms under which it occurs there."""

    key: str
    name: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One text with all that was coded about it. `facts` are its fields as the file has them, None included."""

    id: str
    file: str
    facts: Mapping[str, Any]
    actors: tuple[GoldActor, ...]
    messages: tuple[GoldMessage, ...]
    traps: tuple[Trap, ...]
    names_actors: bool
    """Whether the file lists actors at all."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event with the ids of the articles that report it; `parent` is the id of the event it is part of."""

    id: str
    articles: frozenset[str]
    date: str
    place: str
    parties: frozenset[str]
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: its articles in the file's order, and the events they report where it lists them."""

    articles: tuple[GoldArticle, ...]
    events: tuple[GoldEvent, ...] = ()


def load_gold(content: str) -> Gold:
    """The records of a gold file. Raises GoldError with a sentence that names what is wrong."""
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise GoldError(f"it is no JSON (line {error.lineno}: {error.msg})") from None
    if not isinstance(data, dict) or not isinstance(data.get("articles"), dict):
        raise GoldError('it has no "articles"; a gold file is an object with articles, actors, items, must_not_extract')
    try:
        articles = tuple(_article(id, facts, data) for id, facts in data["articles"].items())
        return Gold(articles, tuple(_event(event) for event in data.get("events", ())))
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"a record lacks a field or has the wrong shape ({error!r}); compare it with another") from None


def _article(id: str, facts: Mapping[str, Any], data: Mapping[str, Any]) -> GoldArticle:
    file = facts["file"]
    return GoldArticle(
        id=id,
        file=file,
        facts=facts,
        actors=tuple(_actors(id, data.get("actors", {}))),
        messages=tuple(_message(item) for item in data.get("items", ()) if item["seed"] == file),
        traps=tuple(
            Trap(_span(trap), trap["why"]) for trap in data.get("must_not_extract", ()) if trap["seed"] == file
        ),
        names_actors=bool(data.get("actors")),
    )


def _event(event: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        id=event["id"],
        articles=frozenset(event["seeds"]),
        date=event["date"],
        place=event["place"],
        parties=frozenset(event["parties"]),
        parent=event.get("parent", ""),
    )


def _actors(article: str, listed: Mapping[str, Any]) -> list[GoldActor]:
    found = []
    for key, actor in listed.items():
        groups = [actor.get(name, {}) for name in ("aliases", "metonyms", "anaphors")]
        forms = {form for group in groups for form, where in group.items() if article in where}
        if forms:
            found.append(GoldActor(key, actor["name"], frozenset(forms)))
    return found


def _message(item: Mapping[str, Any]) -> GoldMessage:
    return GoldMessage(
        id=item["id"],
        span=_span(item),
        who=frozenset(item.get("who", ())),
        to=frozenset(item.get("to", ())),
        kind=item["kind"],
        modality=item["modality"],
        topics=frozenset(item.get("topics", ())),
        strict=bool(item["strict"]),
        align=item.get("align", ""),
        flags=tuple(item.get("flags", ())),
    )


def _span(record: Mapping[str, Any]) -> Span:
    return Span(record["start"], record["end"], record["quote"])
