"""What the machine proposes about a document: the record that leaves `extraction`.

Every span counts in `Document.text`; see `archive.documents.document`. Actors are named by key: a lexicon id
("country:KAZ", "person:xi-jinping") or, for someone the lexicon does not know, "proposed:person:jane-doe".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from archive.documents.document import Document, Quote

Precision = Literal["day", "month", "year", "interval", "unknown"]
Role = Literal["party", "counterpart", "speaker", "beneficiary", "subject", "source", "mentioned"]
ActorType = Literal["country", "territory", "person", "organisation", "grouping", "initiative", "instrument", "media"]
Usage = Literal["name", "demonym", "capital", "government", "acronym", "title", "place", "anaphor"]
"""How a name stands in the text: "Kazakhstan" name, "Kazakh" demonym, "Beijing will…" capital (stands for the state),
"in Beijing" place, "the Kremlin" government, "SCO" acronym, "the two sides" anaphor, "the Kazakh president" title."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What a step of an argument says, as data: a code of `reasons.PHRASES` and what fills it in, by name."""

    code: str
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of an argument: the characters, and what they say. start/end are None outside the text (a sidecar).

    `says` is English; `reasons` are the same as data, for whoever speaks another language.
    """

    quote: str
    start: int | None
    end: int | None
    says: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that was weighed and not taken, and why."""

    value: str
    why: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as an interval. Both ends None means undated (precision "unknown"); the ends are inclusive.

    basis: "stated", "dateline", "updated", "weekday", "caption", "terminus", "event", "front matter", "sidecar",
    "page metadata", "none": the strongest step that settled it. `evidence` has one line for each step.
    """

    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    basis: str
    evidence: tuple[Evidence, ...] = ()
    rivals: tuple[Rival, ...] = ()


UNDATED = DateReading(None, None, "unknown", "none")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named. Spans of different actors may overlap ("China-Kazakhstan … Committee")."""

    key: str
    start: int
    end: int
    text: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class ActorReading:
    """An actor of the article with its role there; `mentions` in text order; `why` names the rule."""

    key: str
    name: str
    type: ActorType
    iso2: str
    role: Role
    mentions: tuple[Mention, ...]
    why: str = ""
    country: str = ""
    """Key of the country a person speaks for on the event date, "" when unknown."""
    office: str = ""
    """The office as held on that date or as printed: "President"."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a promise falls due, resolved against the event date; `quote` is the phrase that says so."""

    date: dt.date
    quote: Quote
    basis: str


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """One attributed message of one speaker (see the codebook). Codes are the codebook's."""

    quote: Quote
    sentence: Quote
    speaker: str
    """As a reader should see it: "joint declaration", "Xi Jinping", "the reporter"."""
    speaker_key: str
    speaker_quote: Quote | None
    parties: tuple[str, ...]
    counterparts: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    subjects: tuple[str, ...]
    kind: str
    modality: str
    strict: bool
    names_action: bool
    topics: tuple[str, ...]
    intensifier: str
    continuity: bool
    reaffirmation: bool
    condition: Quote | None
    quantity: str
    quantity_value: float | None
    quantity_unit: str
    deadline: Deadline | None
    specificity: str
    """"low", "medium", "high", or "" where it does not apply."""
    cameo: str
    plover: str
    rule: str
    confidence: float
    why: str = ""
    """How the parties were found, when they are not named in the sentence itself."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document proposes. A pure function of the document and the lexicons."""

    document: Document
    published: DateReading
    event: DateReading | None
    event_place: Quote | None
    actors: tuple[ActorReading, ...]
    commitments: tuple[CommitmentReading, ...]
    commitment_language: bool
    """False when commitments are not read in the document's language; pages say so."""
    warnings: tuple[str, ...] = ()
