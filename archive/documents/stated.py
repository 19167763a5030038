"""Facts a file brings about itself: front matter at its top, or a sidecar file beside it. Known facts win over guesses.

Front matter is a block of `Key: value` lines at the very top, or the same between two lines of `---` (plain YAML
scalars). A sidecar `NAME.meta.toml` holds url, publisher, published, rights and the like as TOML strings or dates.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from archive.documents.document import Cut, Quote, Stated
from archive.documents.lines import Line, lines_of

FIELDS = {
    **dict.fromkeys(("title", "headline", "titre", "título", "titulo", "заголовок", "标题", "العنوان"), "title"),
    **dict.fromkeys(("publisher", "outlet", "site", "site name", "éditeur", "source", "издатель", "来源"), "publisher"),
    **dict.fromkeys(("agency", "wire", "agence", "agencia", "агентство"), "agency"),
    **dict.fromkeys(("published", "date", "date published", "publication date", "pubdate", "created"), "published"),
    **dict.fromkeys(("language", "lang", "langue", "idioma", "язык"), "language"),
    **dict.fromkeys(("url", "link", "permalink", "canonical", "source url", "source_url"), "url"),
    **dict.fromkeys(("rights", "license", "licence", "copyright", "droits"), "rights"),
    **dict.fromkeys(("author", "by", "byline", "auteur", "autor"), "author"),
}
"""How a key may be written, and the field it states."""
KEY = re.compile(r"([^\W\d][\w -]{0,30}?)\s{0,3}[:：]\s{0,4}(\S.{0,1999})?$")
FENCE = re.compile(r"-{3,5}\s{0,4}$")
MOST_LINES = 60
SURE_KEYS = frozenset({"title", "url", "publisher"})
"""A single line "Date: …" may open a communiqué; a single "Title: …" is front matter."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file's head states, and the passage to cut from the body."""

    facts: tuple[Stated, ...] = ()
    cut: Cut | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Return the facts at the top of `text`, each with its quote; nothing when there is no front matter."""
    lines = lines_of(text[: MOST_LINES * 400])[:MOST_LINES]
    if not lines:
        return FrontMatter()
    if FENCE.match(lines[0].text):
        closing = next((n for n, line in enumerate(lines[1:], 1) if FENCE.match(line.text)), 0)
        return (
            front_matter_of(lines[1:closing], Cut(0, lines[closing].end, "front matter")) if closing else FrontMatter()
        )
    block = tuple(unfenced_block(lines))
    return front_matter_of(block, Cut(0, block[-1].end, "front matter")) if is_front_matter(block) else FrontMatter()


def unfenced_block(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Lines of the form `Key: value` from the top, up to the first blank or other line."""
    for number, line in enumerate(lines):
        found = KEY.match(line.text)
        if not found or field_of(found.group(1)) == "" or (number and line.gap > 1):
            return
        yield line


def is_front_matter(block: tuple[Line, ...]) -> bool:
    fields = {field_of(line.text.split(":")[0].split("：")[0]) for line in block}
    return len(fields) > 1 or bool(fields & SURE_KEYS)


def field_of(key: str) -> str:
    return FIELDS.get(key.strip().lower().replace("_", " "), "")


def front_matter_of(block: tuple[Line, ...], cut: Cut) -> FrontMatter:
    facts = tuple(fact for line in block if (fact := fact_of(line)))
    return FrontMatter(facts, cut)


def fact_of(line: Line) -> Stated | None:
    found = KEY.match(line.text)
    if not found or not found.group(2) or not (field := field_of(found.group(1))):
        return None
    value = found.group(2).strip()
    bare = value.strip("\"'")
    start = line.start + found.start(2) + value.index(bare) if bare else line.start
    return Stated(field, bare, "front matter", Quote(start, start + len(bare), bare)) if bare else None


def read_sidecar(data: bytes, name: str) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    """Return the facts of a sidecar and warnings about what in it was not understood."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), (f"{name} is not TOML and was left aside: {error}.",)
    facts: list[Stated] = []
    warnings: list[str] = []
    for key, value in table.items():
        field = field_of(key)
        if field and not isinstance(value, dict | list):
            facts.append(Stated(field, str(value).strip(), f"sidecar {name}"))
        else:
            warnings.append(f'{name}: "{key}" is no field of a sidecar and was left aside.')
    return tuple(fact for fact in facts if fact.value), tuple(warnings)
