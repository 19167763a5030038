"""A TOML record -> an entry of `entries`. References between records are checked in `checking`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from archive.lexicons import fields
from archive.lexicons.entries import ActorEntry, Alias, DatedFact, EntryType, Formula, Rung
from archive.lexicons.fields import BadField
from archive.lexicons.folding import fold
from archive.lexicons.inflection import Endings

ACTOR_TYPES = get_args(EntryType)
ACTOR_FIELDS = frozenset(fields.ALIAS_FIELDS) | {
    *("names", "iso2", "iso3", "country", "offices", "members", "since", "until"),
    *("wikidata", "source", "kind", "domains", "parent", "without", "exact"),
}
FACT_KINDS = (
    "summit",
    "meeting",
    "initiative",
    "renaming",
    "founding",
    "instrument",
    "anniversary",
    "event",
    "crisis",
    "visit",
)
FACT_FIELDS = frozenset(["kind", "names", "earliest", "latest", "day", "base", "source", "place", "parties"])

FORMULA_FIELDS = frozenset(["forms", "owners", "first_use", "source"])
RUNG_FIELDS = frozenset(["name", "formulas"])

_STATE_KEY = re.compile(r"(country|territory):[A-Z]{3}\Z")
_OTHER_KEY = re.compile(r"[a-z]+:[a-z0-9]+(-[a-z0-9]+)*\Z")
_FACT_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def actor_entry(key: str, record: Mapping[str, Any], endings: Endings) -> ActorEntry:
    """The entry of one record, its own name left out of the aliases."""
    _refuse_unknown(record, ACTOR_FIELDS)
    kind = _actor_type(key)
    names = fields.names(record.get("names", {}))
    since, until = fields.in_order(fields.first_day(record.get("since")), fields.last_day(record.get("until")))
    return ActorEntry(
        id=key,
        type=kind,
        name=_english(names),
        names=names,
        aliases=_aliases(record, names, endings),
        iso2=record.get("iso2", ""),
        iso3=record.get("iso3", key[-3:] if kind in ("country", "territory") else ""),
        country=fields.actor_key(record["country"]) if record.get("country") else "",
        offices=fields.offices(record.get("offices", [])),
        members=fields.memberships(record.get("members", {})),
        since=since,
        until=until,
        wikidata=record.get("wikidata", ""),
        source=record.get("source", ""),
        media_kind=record.get("kind", ""),
        domains=tuple(record.get("domains", ())),
        parent=record.get("parent", ""),
        exact=record.get("exact", False),
    )


def _refuse_unknown(record: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := record.keys() - known:
        raise BadField(f"unknown field {', '.join(sorted(unknown))}; the fields are {', '.join(sorted(known))}")


def _actor_type(key: str) -> EntryType:
    kind = key.partition(":")[0]
    pattern = _STATE_KEY if kind in ("country", "territory") else _OTHER_KEY
    if kind not in ACTOR_TYPES or not pattern.match(key):
        raise BadField(f'the key should read like "country:KAZ" or "organisation:sco", type one of {ACTOR_TYPES}')
    return kind  # type: ignore[return-value]


def _english(names: Mapping[str, str]) -> str:
    if not names.get("en"):
        raise BadField('it has no English name; add names.en = "…"')
    return names["en"]


def _aliases(record: Mapping[str, Any], names: Mapping[str, str], endings: Endings) -> tuple[Alias, ...]:
    """Every form once for each language, less the preferred name and what `without` takes back.

    What is written `exact` stays and wins, so that a common word ("Polish", "Lima") can be given again exactly.
    """
    dropped = set(record.get("without", ()))
    found: dict[tuple[str, str], Alias] = {}
    for alias in _given_aliases(record, endings):
        if (alias.exact or alias.text not in dropped) and names.get(alias.language or "en") != alias.text:
            found.setdefault((alias.language, alias.text if alias.exact else fold(alias.text)), alias)
    exact = {(alias.language, alias.text) for alias in found.values() if alias.exact}
    return tuple(
        alias
        for (language, form), alias in found.items()
        if (alias.exact or (language, alias.text) not in exact) and (not language or ("", form) not in found)
    )


def _given_aliases(record: Mapping[str, Any], endings: Endings) -> Iterator[Alias]:
    for field, usage in fields.ALIAS_FIELDS.items():
        yield from fields.aliases(usage, record.get(field, {}), endings)


def dated_fact(key: str, record: Mapping[str, Any]) -> DatedFact:
    """The fact of one record; `day` stands for earliest and latest together."""
    _refuse_unknown(record, FACT_FIELDS)
    if not _FACT_KEY.match(key):
        raise BadField('the key should be lower-case words joined by hyphens, such as "g20-2013-st-petersburg"')
    if record.get("kind") not in FACT_KINDS:
        raise BadField(f"its kind is {record.get('kind')!r}; use one of: {', '.join(FACT_KINDS)}")
    if not record.get("source"):
        raise BadField("it has no source; name where the date can be checked")
    names = {fields.language(code): tuple(forms) for code, forms in record.get("names", {}).items()}
    earliest = fields.first_day(record.get("day") or record.get("earliest"))
    latest = fields.last_day(record.get("day") or record.get("latest"))
    if not names.get("en") or earliest is None or latest is None:
        raise BadField("it needs names.en and a day, or earliest and latest; add what is missing")
    fields.in_order(earliest, latest)
    return DatedFact(
        id=key,
        kind=record["kind"],
        name=names["en"][0],
        names=names,
        earliest=earliest,
        latest=latest,
        source=record["source"],
        place=record.get("place", ""),
        parties=tuple(fields.actor_key(code) for code in record.get("parties", "").split()),
        base=fields.first_day(record.get("base")),
    )


def formula(key: str, record: Mapping[str, Any], endings: Endings) -> Formula:
    """The formula of one record, short spellings of its forms written out."""
    _refuse_unknown(record, FORMULA_FIELDS)
    if not _FACT_KEY.match(key):
        raise BadField('the key should be lower-case words joined by hyphens, such as "win-win"')
    if not record.get("source"):
        raise BadField("it has no source; name a text that uses it, or say how it was met")
    written = {
        fields.language(code): tuple(alias.text for alias in fields.aliases("name", {code: forms}, endings))
        for code, forms in record.get("forms", {}).items()
    }
    if not written.get("en") or not written.get("fr"):
        raise BadField("it needs forms.en and forms.fr; add what is missing")
    return Formula(
        id=key,
        name=written["en"][0],
        forms=written,
        owners=tuple(fields.actor_key(code) for code in record.get("owners", "").split()),
        first_use=fields.first_day(record.get("first_use")),
        source=record["source"],
    )


def rung(key: str, level: int, record: Mapping[str, Any]) -> Rung:
    """The rung of one record, `level` steps up."""
    _refuse_unknown(record, RUNG_FIELDS)
    names = fields.names(record.get("name", {}))
    if not names.get("en") or not names.get("fr"):
        raise BadField("it needs a name in English and in French; add what is missing")
    standing = tuple(record.get("formulas", "").split())
    if not standing:
        raise BadField("no formula stands on it; name keys of formulas.toml")
    return Rung(key, level, names, standing)
