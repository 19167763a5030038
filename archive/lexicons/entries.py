"""The shapes of what the lexicons know. Files under `data/` hold the words; the loader turns them into these."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

EntryType = Literal["country", "territory", "person", "organisation", "grouping", "initiative", "instrument", "media"]
AliasUsage = Literal["name", "demonym", "capital", "government", "acronym"]


@dataclass(frozen=True, slots=True)
class Alias:
    """A form under which an actor occurs in texts. `language` is ISO 639-1, "" for every language.

    usage          "capital" and "government" (Kremlin, White House) may stand for the state or for a place
    exact          letters must match case for case ("US", "Polish"), else case and accents are folded
    since, until   a capital's name only counts between these dates (Nur-Sultan, 2019-03-23 to 2022-09-17)
    """

    text: str
    language: str
    usage: AliasUsage
    exact: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person held, with dates: `rank` orders who speaks for the state. `since`/`until` inclusive."""

    title: str
    title_fr: str
    rank: Literal[
        "head of state", "head of government", "foreign minister", "minister", "head of organisation", "other"
    ]
    of: str
    """Key of the country or organisation."""
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A member (actor key) of a grouping or organisation between two dates, inclusive; None is open."""

    member: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One authority record. `id` is "type:code" ("country:KAZ", "person:xi-jinping", "organisation:sco")."""

    id: str
    type: EntryType
    name: str
    names: dict[str, str]
    """Preferred name by language; holds at least "en" and "fr" for countries and organisations."""
    aliases: tuple[Alias, ...]
    iso2: str = ""
    iso3: str = ""
    country: str = ""
    """Key of the country a person, medium, initiative or body belongs to."""
    offices: tuple[Office, ...] = ()
    members: tuple[Membership, ...] = ()
    since: dt.date | None = None
    """Founded, proposed, adopted: a text that names it cannot be older."""
    until: dt.date | None = None
    wikidata: str = ""
    source: str = ""
    media_kind: str = ""
    """For media: "agency", "newspaper", "broadcaster", "web", "photo agency", "ministry"."""
    domains: tuple[str, ...] = ()
    parent: str = ""
    """For an organ of an organisation (UN General Assembly): the key of the whole."""
    exact: bool = False
    """The name is a common word as well ("Le Monde", "Dawn"): letters must match case for case."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something that happened on known dates, so that a text which names it can be dated.

    kind        "summit", "meeting", "initiative", "renaming", "founding", "instrument", "anniversary", "event",
                "crisis", "visit"
    names       forms under which it occurs, by language ("second China-Central Asia Summit", "G20 … St. Petersburg")
    earliest, latest   when it took place, or came into being; inclusive; equal for a single day
    base        for an anniversary: the day that is counted from ("establishment of diplomatic relations", China,
                Kazakhstan)
    parties     actor keys that must (for an anniversary) or may appear with it
    """

    id: str
    kind: str
    name: str
    names: dict[str, tuple[str, ...]]
    earliest: dt.date
    latest: dt.date
    source: str
    place: str = ""
    parties: tuple[str, ...] = ()
    base: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder of partnerships; `level` counts from 1, `formulas` are the keys that stand on it."""

    id: str
    level: int
    names: dict[str, str]
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A recurring phrase of diplomacy ("win-win cooperation"), followed through texts, years and languages.

    forms       by language, the fullest form first; `name` is the first English one
    owners      keys of those who coined it or use it as theirs; () when it is common property
    first_use   the day of the text that proves it, None when none is established
    """

    id: str
    name: str
    forms: dict[str, tuple[str, ...]]
    owners: tuple[str, ...]
    first_use: dt.date | None
    source: str
