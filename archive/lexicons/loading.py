"""Data files -> entries. Reads `data/`, once a process; refuses bad data with a sentence that names the place."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from archive.lexicons import checking, fields, records
from archive.lexicons.entries import ActorEntry, DatedFact, Formula, Rung
from archive.lexicons.folding import fold
from archive.lexicons.inflection import Endings, forms

DATA = Path(__file__).parent / "data"
Entry = TypeVar("Entry")
Record = dict[str, Any]


class LexiconError(ValueError):
    """Data that cannot be used. The message names file, record and remedy."""


def actors(data: Path = DATA) -> Mapping[str, ActorEntry]:
    """Every authority record by key, derived files first, hand-written files over them."""
    return _actors(data)


@cache
def _actors(data: Path) -> Mapping[str, ActorEntry]:
    """Cached here, where the folder is always given: `cache` holds a call that leaves it out for another one."""
    endings = _endings(data)
    found = {}
    for key, (place, record) in _merged(data).items():
        found[key] = _entry(place, key, partial(records.actor_entry, key, record, endings))
    _refuse(checking.broken_references(found))
    return MappingProxyType(found)


@cache
def dated_facts(data: Path = DATA) -> tuple[DatedFact, ...]:
    """Every dated fact, oldest first."""
    known = actors(data)
    found = {}
    for place, key, record in _records(data / "facts"):
        if key in found:
            raise LexiconError(f"{place}, record {key}: the key is taken already; choose another or merge the two.")
        found[key] = _entry(place, key, partial(records.dated_fact, key, record))
    _refuse(checking.unknown_parties(found.values(), known))
    return tuple(sorted(found.values(), key=lambda fact: (fact.earliest, fact.latest, fact.id)))


@cache
def formulas(data: Path = DATA) -> Mapping[str, Formula]:
    """Every recurring phrase by key, in the order of the file."""
    endings = _endings(data)
    found = {}
    for key, record in _parsed(data / "formulas.toml").items():
        found[key] = _entry("formulas.toml", key, partial(records.formula, key, record, endings))
    _refuse(checking.unknown_owners(found.values(), actors(data)))
    return MappingProxyType(found)


@cache
def partnerships(data: Path = DATA) -> tuple[Rung, ...]:
    """The ladder of what states call their partnership, lowest rung first."""
    table = _parsed(data / "partnerships.toml")
    ladder = tuple(
        _entry("partnerships.toml", key, partial(records.rung, key, level, record))
        for level, (key, record) in enumerate(table.items(), 1)
    )
    _refuse(checking.unknown_rungs(ladder, formulas(data)))
    return ladder


@cache
def words(name: str, data: Path = DATA) -> Mapping[str, Any]:
    """The word list `data/words/<name>.toml` as parsed; its own module validates what it needs of it."""
    path = data / "words" / f"{name}.toml"
    if not path.is_file():
        lists = ", ".join(sorted(other.stem for other in path.parent.glob("*.toml")))
        raise LexiconError(
            f'There is no word list "{name}" ({path}); the lists are: {lists}. Add it or correct the name.'
        )
    return MappingProxyType(_parsed(path))


@cache
def ambiguous(data: Path = DATA) -> Mapping[str, tuple[str, ...]]:
    """Folded names that several actors share ("congo"), with the actors they may mean, the likeliest first."""
    endings, table = _endings(data), _parsed(data / "ambiguous.toml")
    return MappingProxyType(
        {
            fold(name): tuple(map(fields.actor_key, keys.split()))
            for pattern, keys in table.items()
            for name in forms(pattern, endings)
        }
    )


@cache
def digest(data: Path = DATA) -> str:
    """SHA-256 over name and content of every data file, in name order: which words a reading was made with."""
    sha = hashlib.sha256()
    for path in sorted(data.rglob("*.toml"), key=lambda path: path.relative_to(data).as_posix()):
        content = path.read_bytes()
        sha.update(f"{path.relative_to(data).as_posix()}\0{len(content)}\0".encode())
        sha.update(content)
    return sha.hexdigest()


def _merged(data: Path) -> dict[str, tuple[str, Record]]:
    """Records by key, with the place to name in errors: the hand-written one where there is one."""
    merged: dict[str, tuple[str, Record]] = {}
    for folder in ("derived", "actors"):
        for place, key, record in _records(data / folder):
            merged[key] = (place, _merge(merged[key][1], record) if key in merged else record)
    return merged


def _merge(under: Record, over: Record) -> Record:
    """`over` wins field by field; tables merge, lists of forms add up, those of `over` first; both sources stay."""
    merged = dict(under)
    for field, value in over.items():
        before = merged.get(field)
        if isinstance(value, dict) and isinstance(before, dict):
            merged[field] = _merge(before, value)
        elif isinstance(value, list) and isinstance(before, list):
            merged[field] = [*value, *before]
        elif field == "source" and before:
            merged[field] = f"{before}; {value}"
        else:
            merged[field] = value
    return merged


def _records(folder: Path) -> Iterator[tuple[str, str, Record]]:
    """(place, key, record) of every record; a `source` before the first one is that of all which name no other."""
    for path in sorted(folder.glob("*.toml")):
        place = f"{folder.name}/{path.name}"
        parsed = _parsed(path)
        shared = {"source": parsed.pop("source")} if "source" in parsed else {}
        for key, record in parsed.items():
            if not isinstance(record, dict):
                raise LexiconError(f'{place}: "{key}" stands outside of any record; put it below a ["type:code"] line.')
            yield place, key, shared | record


def _parsed(path: Path) -> Record:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.parent.name}/{path.name} is no TOML: {error}. Correct that line.") from None


def _entry(place: str, key: str, make: Callable[[], Entry]) -> Entry:
    try:
        return make()
    except fields.BadField as error:
        raise LexiconError(f"{place}, record {key}: {error}.") from None
    except (TypeError, AttributeError, ValueError) as error:
        raise LexiconError(
            f"{place}, record {key}: a field has the wrong shape ({error}); see archive/lexicons."
        ) from None


def _endings(data: Path) -> Endings:
    return _parsed(data / "endings.toml")


def _refuse(problems: list[str]) -> None:
    if problems:
        raise LexiconError(" ".join(problems[:5]))
