"""Small builders of readings for tests of the import: a text and what was read in it, found by its words."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from archive.documents.document import Cut, Document, Encoding, Quote, Source, Stated
from archive.extraction.reading import (
    ActorReading,
    ActorType,
    CommitmentReading,
    DateReading,
    Evidence,
    Mention,
    Reading,
    Role,
)

TEXT = "Kazakhstan and China issued a statement. Kazakhstan will open a consulate in China by 2030. China thanked it."


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words)


def document(text: str = TEXT, *, name: str = "a.txt", title: str = "A statement", **fields: Any) -> Document:
    data = text.encode()
    return Document(
        name=name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=Encoding("utf-8", guessed=False),
        text=text,
        readable=text,
        title=title,
        title_quote=None,
        title_source="derived",
        **{"cuts": (), "language": "en", "source": Source(), "stated": (), **fields},
    )


def stated(field: str, value: str) -> Stated:
    return Stated(field, value, "sidecar a.meta.toml")


def cut(text: str, words: str, reason: str) -> Cut:
    found = quote(text, words)
    return Cut(found.start, found.end, reason)


def day(iso: str, text: str = TEXT, words: str = "2030") -> DateReading:
    when, found = dt.date.fromisoformat(iso), quote(text, words)
    return DateReading(when, when, "day", "stated", (Evidence(found.text, found.start, found.end, "a stated date"),))


def actor(key: str, name: str, text: str = TEXT, role: Role = "party", type: ActorType = "country") -> ActorReading:
    spans = [Mention(key, at, at + len(name), name, "name") for at in range(len(text)) if text.startswith(name, at)]
    return ActorReading(key, name, type, "", role, tuple(spans), why="named")


def commitment(words: str = "Kazakhstan will open a consulate in China", text: str = TEXT, **fields: Any) -> Any:
    found = quote(text, words)
    return CommitmentReading(
        **{
            "quote": found,
            "sentence": found,
            "speaker": "statement",
            "speaker_key": "",
            "speaker_quote": None,
            "parties": ("country:KAZ",),
            "counterparts": ("country:CHN",),
            "beneficiaries": (),
            "subjects": (),
            "kind": "pledge",
            "modality": "will",
            "strict": True,
            "names_action": True,
            "topics": ("political-relations",),
            "intensifier": "",
            "continuity": False,
            "reaffirmation": False,
            "condition": None,
            "quantity": "",
            "quantity_value": None,
            "quantity_unit": "",
            "deadline": None,
            "specificity": "medium",
            "cameo": "030",
            "plover": "AGREE",
            "rule": "en.will",
            "confidence": 0.9,
            **fields,
        }
    )


def reading(
    text: str = TEXT,
    commitments: Iterable[CommitmentReading] | None = None,
    published: str = "2024-05-06",
    **fields: Any,
) -> Reading:
    return Reading(
        document=document(text, **fields),
        published=day(published, text, text[:4]),
        event=None,
        event_place=None,
        actors=(actor("country:KAZ", "Kazakhstan", text), actor("country:CHN", "China", text, "counterpart")),
        commitments=tuple(commitments if commitments is not None else (commitment(text=text),)),
        commitment_language=True,
    )
