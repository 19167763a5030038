"""The codebook: the codes a commitment may carry, their order and labels, and the rule that makes a promise strict.

The words stand in `data/codebook.toml`. Codes are what is stored, filtered and exported; labels are for people.
To add a topic, add a `[[topics]]` table there and its words under `data/words/<language>/topics.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "codebook.toml"
LANGUAGES = ("en", "fr")


class CodebookError(ValueError):
    """The data file contradicts itself; the message names the entry."""


@dataclass(frozen=True)
class Code:
    """One code of the codebook; `labels` and `definitions` by language (topics have no definitions)."""

    code: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]

    def label(self, language: str) -> str:
        """The label in that language, in English where there is none."""
        return self.labels.get(language, self.labels["en"])

    def definition(self, language: str) -> str:
        """One sentence that says what the code means, in English where there is none, "" for a topic."""
        return self.definitions.get(language, self.definitions.get("en", ""))


@dataclass(frozen=True)
class Kind(Code):
    """What a message does. Only a kind that `promises` can be strict."""

    group: str
    promises: bool


@dataclass(frozen=True)
class Modality(Code):
    """How far the speaker binds himself: `rank` 0 is the strongest, a `firm` one makes a promise strict."""

    rank: int
    firm: bool


def is_strict(kind: str, modality: str, names_action: bool) -> bool:
    """Whether this is a promise, firmly meant, that says what will be done or to what. Never stored by hand."""
    return KINDS[kind].promises and MODALITIES[modality].firm and names_action


def _words(table: Mapping[str, Any]) -> dict[str, Any]:
    missing = [key for key in ("code", *LANGUAGES) if not table.get(key)]
    if missing:
        raise CodebookError(f"{DATA.name}: {table.get('code', table)} lacks {', '.join(missing)}.")
    says = {language: table[f"says_{language}"] for language in LANGUAGES if f"says_{language}" in table}
    return {"code": table["code"], "labels": {language: table[language] for language in LANGUAGES}, "definitions": says}


def _unique(codes: list[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise CodebookError(f"{DATA.name}: {', '.join(twice)} stands there twice.")


def _kind(table: Mapping[str, Any]) -> Kind:
    if table.get("group") not in GROUPS:
        raise CodebookError(f"{DATA.name}: {table.get('code')} names the unknown group {table.get('group')!r}.")
    return Kind(**_words(table), group=table["group"], promises=table.get("promises", False))


_TABLES = tomllib.loads(DATA.read_text(encoding="utf-8"))
for _table in ("groups", "kinds", "modalities", "topics"):
    _unique([entry["code"] for entry in _TABLES[_table]])

VERSION: int = _TABLES["version"]
GROUPS: Mapping[str, Code] = {entry["code"]: Code(**_words(entry)) for entry in _TABLES["groups"]}
KINDS: Mapping[str, Kind] = {entry["code"]: _kind(entry) for entry in _TABLES["kinds"]}
MODALITIES: Mapping[str, Modality] = {
    entry["code"]: Modality(**_words(entry), rank=rank, firm=entry.get("firm", False))
    for rank, entry in enumerate(_TABLES["modalities"])
}
TOPICS: Mapping[str, Code] = {entry["code"]: Code(**_words(entry)) for entry in _TABLES["topics"]}
