"""Which kinds of statement a text names, by the forms of `data/words/statements.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from archive.lexicons import fold, words

Sort = Literal["document", "meeting", "voice"]
_LONGEST_ENDING = 14
_JOINED_ARABIC = "[وفبكل]{0,2}"
"""Arabic writes "and", "in", "to" and "as" with the word behind them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement; `labels` by language of the page."""

    code: str
    sort: Sort
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A kind named at text[start:end]."""

    kind: Kind
    start: int
    end: int


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its code, the most formal first."""
    tables = {code: table for code, table in words("statements").items() if isinstance(table, dict)}
    return {code: Kind(code, table["sort"], table["label"]) for code, table in tables.items()}


def kinds_in(text: str, language: str) -> Iterator[Named]:
    """The kinds that a text names, in text order; of two forms that begin together the longer counts."""
    pattern = _pattern(language)
    for found in pattern.finditer(fold(text)) if pattern else ():
        code = (found.lastgroup or "").rstrip("_0123456789").replace("_", "-")
        yield Named(kinds()[code], found.start(found.lastgroup or 0), found.end())


def head_kinds(text: str, language: str) -> tuple[str, ...]:
    """Codes of the kinds that a headline and lede name, each once, the most formal first."""
    named = {one.kind.code for one in kinds_in(text, language)}
    return tuple(code for code in kinds() if code in named)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    forms = [(fold(form), code) for code in kinds() for form in words("statements")[code].get(language, ())]
    if not forms:
        return None
    ordered = sorted(forms, key=lambda form: (-len(form[0]), form))
    groups = (f"(?P<{code.replace('-', '_')}_{number}>{_form(form)})" for number, (form, code) in enumerate(ordered))
    joined = "|".join(groups)
    before = rf"(?<!\w){_JOINED_ARABIC}" if language == "ar" else r"(?<!\w)"
    return re.compile(joined if language in ("zh", "ja") else rf"{before}(?:{joined})(?!\w)")


def _form(form: str) -> str:
    return re.escape(form).replace(r"\*", rf"\w{{0,{_LONGEST_ENDING}}}").replace(r"\ ", r"\s{1,3}")
